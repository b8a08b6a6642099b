import { compactVerify, errors } from 'jose';
import { type Browser, endOfSession, sessionsOf } from './cookies.ts';
import type { Authority, Exchange } from './exchange.ts';
import { messagePage, type PageAnswer } from './page.ts';
import { pageTexts } from './page-texts.ts';
import { isRegisteredRedirect } from './redirect-uri.ts';
import { endSession } from './session-end.ts';

/**
 * Ends the sign-in at the authority, and with it every refresh token that was got by it (OpenID Connect RP-Initiated Logout).
 * Leads on only to an address that is registered for one of its applications.
 */
export async function answerLogout(
  { authority, form, origin, language }: Exchange,
  browser: Browser,
): Promise<PageAnswer> {
  const sessions = [
    ...(await sessionsOf(authority, browser)),
    await hintedSession(authority, form.get('id_token_hint')),
  ];
  for (const session of new Set(sessions)) if (session !== undefined) await endSession(authority, session);
  const cookies = [endOfSession(browser)];
  const next = form.get('post_logout_redirect_uri');
  const apps = authority.directory.tenants.flatMap((tenant) => tenant.apps);
  if (next !== undefined && apps.some((app) => isRegisteredRedirect(app, next, origin))) {
    const location = new URL(next);
    const state = form.get('state');
    if (state !== undefined) location.searchParams.append('state', state);
    return { kind: 'redirect', location: location.href, cookies };
  }
  const { signedOut, youAreSignedOut } = pageTexts[language];
  return messagePage(language, signedOut, youAreSignedOut, cookies);
}

/** The session that a token of ours names, also one that has ended; the cookie may be gone already. */
async function hintedSession({ keys }: Authority, hint: string | undefined): Promise<string | undefined> {
  if (hint === undefined) return undefined;
  try {
    const { payload } = await compactVerify(hint, keys.lookUp);
    const { sid }: { readonly sid?: unknown } = JSON.parse(Buffer.from(payload).toString('utf8'));
    return typeof sid === 'string' ? sid : undefined;
  } catch (error) {
    // A hint that proves nothing keeps nobody from signing out.
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
