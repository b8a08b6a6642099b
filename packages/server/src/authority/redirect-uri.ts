import type { App } from './directory.ts';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether an address is one of those registered for the app: compared exactly, but for the port of a loopback address,
 * which a console app cannot know beforehand (RFC 8252, section 7.3). A registered port of a confidential app counts.
 */
export function isRegisteredRedirect(app: App, uri: string, origin: string): boolean {
  return (app.redirectUris ?? []).some((registered) => {
    const full = registered.startsWith('/') ? origin + registered : registered;
    return full === uri || sameLoopback(full, uri, app.kind);
  });
}

function sameLoopback(registered: string, uri: string, kind: App['kind']): boolean {
  if (!URL.canParse(registered) || !URL.canParse(uri)) return false;
  const [own, given] = [new URL(registered), new URL(uri)];
  const plain = given.username === '' && given.password === '' && given.hash === '' && !uri.includes('#');
  return (
    plain &&
    own.protocol === 'http:' &&
    given.protocol === 'http:' &&
    loopbackHosts.has(own.hostname) &&
    own.hostname === given.hostname &&
    own.pathname === given.pathname &&
    own.search === given.search &&
    (kind === 'public' || own.port === '')
  );
}

/** Whether two addresses are the same text; a missing path is the root (RFC 3986, section 6.2.3), as URL libraries write it. */
export function sameRedirect(left: string, right: string): boolean {
  const rooted = (uri: string) => (/^https?:\/\/[^/?#]+$/.test(uri) ? `${uri}/` : uri);
  return rooted(left) === rooted(right);
}

/** What the page's policy must allow forms to lead to, so that the browser follows the redirect after the sign-in. */
export function formTarget(uri: string): string {
  const { origin, protocol } = new URL(uri);
  return origin === 'null' ? protocol : origin;
}
