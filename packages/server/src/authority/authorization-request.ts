import type { App, Tenant } from './directory.ts';
import { type AuthorityError, authorityErrors, fail } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { required } from './form.ts';
import { actions, hiddenField, html, layout, type PageAnswer, submitAtOnce } from './page.ts';
import type { PageLanguage } from './page-language.ts';
import { pageTexts } from './page-texts.ts';
import { formTarget, isRegisteredRedirect } from './redirect-uri.ts';
import { type Access, accessOfResource, requestedAccess } from './resources.ts';
import { findClient, tenantSegment } from './tenant-path.ts';

const responseModes = ['query', 'fragment', 'form_post'] as const;
type ResponseMode = (typeof responseModes)[number];

/** Where the answer goes: known to belong to the application, so that even errors may be sent there. */
export interface ReturnAddress {
  readonly app: App;
  readonly tenant: Tenant;
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  readonly state: string | undefined;
  /** Of a page that sends the browser back. */
  readonly language: PageLanguage;
}

export interface AuthorizationRequest extends ReturnAddress {
  readonly access: Access;
  readonly nonce: string | undefined;
  readonly challenge: string | undefined;
  readonly prompt: ReadonlySet<string>;
  readonly loginHint: string | undefined;
}

const challengeForm = /^[\w-]{43}$/;

/** What an authorization request may hold; everything else, and a password before all, has no business in an address. */
const parameters = new Set([
  'client_id',
  'response_type',
  'redirect_uri',
  'response_mode',
  'scope',
  'resource',
  'state',
  'nonce',
  'prompt',
  'login_hint',
  'ui_locales',
  'code_challenge',
  'code_challenge_method',
]);

/** An authorization request that was posted (OpenID Connect Core, section 3.1.2.1) goes on like any other. */
export function asGet({ form, origin, path, version }: Exchange): PageAnswer {
  const query = new URLSearchParams([...form].filter(([name]) => parameters.has(name)));
  // Written anew: the request's own target may name another host.
  const endpoint = `${origin}/${tenantSegment(path)}/oauth2${version === 1 ? '' : '/v2.0'}/authorize`;
  return { kind: 'redirect', location: `${endpoint}?${query}` };
}

/** @throws AuthorityError that must be shown on a page: nobody has proved to be reachable at the redirect URI */
export function readReturnAddress({ authority, path, form, origin, language }: Exchange): ReturnAddress {
  const { app, tenant } = findClient(authority.directory, path, required(form, 'client_id'));
  const redirectUri = required(form, 'redirect_uri');
  if (!isRegisteredRedirect(app, redirectUri, origin)) fail('redirectMismatch');
  const responseMode = responseModes.find((mode) => mode === form.get('response_mode')) ?? 'query';
  return { app, tenant, redirectUri, responseMode, state: form.get('state'), language };
}

/** @throws AuthorityError that goes to the client */
export function readAuthorizationRequest(exchange: Exchange, address: ReturnAddress): AuthorizationRequest {
  const { form, version } = exchange;
  const mode = form.get('response_mode');
  if (mode !== undefined && mode !== address.responseMode) fail('malformed', 'the response_mode is not supported');
  if (required(form, 'response_type') !== 'code') fail('unsupportedResponse');
  const wish = requestedAccess(exchange);
  return {
    ...address,
    access: wish ?? (version === 1 ? accessOfResource(exchange, undefined) : fail('missingParameter', 'scope')),
    nonce: form.get('nonce'),
    challenge: readChallenge(exchange, address.app),
    prompt: new Set((form.get('prompt') ?? '').split(' ')),
    loginHint: form.get('login_hint'),
  };
}

/**
 * Without a method the challenge would be `plain`, which protects nothing. A public app has no secret that would keep its
 * code from whoever gets hold of it (RFC 9700, section 2.1.1); clients of the first generation know no challenge.
 */
function readChallenge({ form, version }: Exchange, app: App): string | undefined {
  const challenge = form.get('code_challenge');
  const method = form.get('code_challenge_method');
  if (challenge === undefined) {
    if (method !== undefined) fail('missingParameter', 'code_challenge');
    return app.kind === 'public' && version === 2 ? fail('challengeMissing') : undefined;
  }
  if (method !== 'S256') fail('malformed', 'the code_challenge_method must be S256');
  return challengeForm.test(challenge) ? challenge : fail('malformed', 'the code_challenge is not a SHA-256 hash');
}

/** Sends the browser back to the application, the way the application asked for. */
export function returnToClient(
  address: ReturnAddress,
  answer: Readonly<Record<string, string>>,
  cookies: readonly string[] = [],
): PageAnswer {
  const { responseMode, redirectUri, state } = address;
  const values = { ...answer, ...(state === undefined ? {} : { state }) };
  if (responseMode === 'form_post') return postToClient(address, values, cookies);
  const location = new URL(redirectUri);
  if (responseMode === 'fragment') location.hash = new URLSearchParams(values).toString();
  else for (const [name, value] of Object.entries(values)) location.searchParams.append(name, value);
  return { kind: 'redirect', location: location.href, cookies };
}

function postToClient(
  { redirectUri, language }: ReturnAddress,
  values: Readonly<Record<string, string>>,
  cookies: readonly string[],
): PageAnswer {
  const texts = pageTexts[language];
  const fields = Object.entries(values).map(([name, value]) => hiddenField(name, value));
  const body = html`<form method="post" action="${redirectUri}">
${fields}
${actions({ label: texts.continue })}
</form>
${submitAtOnce()}`;
  const formTargets = [formTarget(redirectUri)];
  return { kind: 'html', status: 200, html: layout(language, texts.signedIn, body), formTargets, cookies };
}

export function returnError(address: ReturnAddress, error: AuthorityError): PageAnswer {
  return returnToClient(address, { error: authorityErrors[error.error].oauth, error_description: error.message });
}
