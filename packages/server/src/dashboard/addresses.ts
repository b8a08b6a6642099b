/** Addresses at which the dashboard's page is served; which of its views they show is decided in the browser. */
export const pageAddresses = ['/', '/customers', '/customers/*', '/activity', '/settings'] as const;

/** Where the build puts what the page loads: names hold a hash of the content, so they are good for ever. */
export const assetFolder = 'assets';

/** Files beside the page, by name. */
export const rootFiles = ['icon.svg'] as const;
