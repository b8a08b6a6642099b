import { type Browser, endOfSession } from './cookies.ts';
import type { Exchange } from './exchange.ts';
import { html, layout, type PageAnswer } from './page.ts';
import { isRegisteredRedirect } from './redirect-uri.ts';

/** Ends the sign-in at the authority. Leads on only to an address that is registered for one of its applications. */
export function answerLogout({ authority, form, origin }: Exchange, browser: Browser): PageAnswer {
  const cookies = [endOfSession(browser)];
  const next = form.get('post_logout_redirect_uri');
  const apps = authority.directory.tenants.flatMap((tenant) => tenant.apps);
  if (next !== undefined && apps.some((app) => isRegisteredRedirect(app, next, origin))) {
    const location = new URL(next);
    const state = form.get('state');
    if (state !== undefined) location.searchParams.append('state', state);
    return { kind: 'redirect', location: location.href, cookies };
  }
  const body = html`<p>You are signed out. You can close this page.</p>`;
  return { kind: 'html', status: 200, html: layout('Signed out', body), cookies };
}
