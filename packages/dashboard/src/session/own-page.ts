/** Only a page of this dashboard is gone to, whatever the state of a sign-in says. */
export function ownPage(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
