import manifest from '../package.json' with { type: 'json' };

/** The version of the service, as it is told to clients. */
export const version: string = manifest.version;
