import type { Directory } from './directory.ts';
import { isRegisteredRedirect } from './redirect-uri.ts';

/**
 * Whether a script of that origin may read what the token endpoint answers: where one of the public applications may be
 * sent back to, it runs.
 */
export function isAppOrigin(directory: Directory, given: string, own: string): boolean {
  // Any page in a sandbox has this one.
  if (given === 'null') return false;
  const apps = directory.tenants.flatMap((tenant) => tenant.apps).filter((app) => app.kind === 'public');
  return apps.some((app) => {
    if (isRegisteredRedirect(app, `${given}/`, own) || isRegisteredRedirect(app, given, own)) return true;
    return (app.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === given);
  });
}
