import {
  type AuthorizationRequest,
  type ReturnAddress,
  readAuthorizationRequest,
  readReturnAddress,
  returnError,
  returnToClient,
} from './authorization-request.ts';
import { type Browser, formToken, isOwnForm, readSession, startSession } from './cookies.ts';
import { AuthorityError, authorityErrors, fail } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { type Form, required } from './form.ts';
import { addressOf, newSecret, type SignIn } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';
import {
  actions,
  alert,
  type Credentials,
  credentialFields,
  type Html,
  hiddenField,
  html,
  layout,
  type PageAnswer,
} from './page.ts';
import { fill, pageTexts } from './page-texts.ts';
import { formTarget } from './redirect-uri.ts';
import { authenticateUser } from './user-authentication.ts';

/** The field by which the sign-in form is told from an authorization request that is posted. */
export const formTokenField = 'form_token';

/**
 * The authorization endpoint (RFC 6749, section 4.1.1): answers at once when the user is signed in, else with the sign-in page.
 * @throws AuthorityError that belongs on a page
 */
export async function answerAuthorization(exchange: Exchange, browser: Browser): Promise<PageAnswer> {
  const address = readReturnAddress(exchange);
  return returningErrors(address, async () => {
    const request = readAuthorizationRequest(exchange, address);
    const signIn = await usableSession(exchange, browser, request);
    if (signIn !== undefined) return returnCode(exchange, request, signIn);
    if (request.prompt.has('none')) fail('loginRequired');
    return signInPage(exchange, browser, request, { userName: request.loginHint ?? '' });
  });
}

/**
 * The sign-in form comes back to the address of the authorization request, which is read anew.
 * @throws AuthorityError that belongs on a page
 */
export async function answerSignIn(exchange: Exchange, browser: Browser, fields: Form): Promise<PageAnswer> {
  const { authority, address: network } = exchange;
  const address = readReturnAddress(exchange);
  if (!(await isOwnForm(authority, browser, required(fields, formTokenField)))) fail('untrustedForm');
  return returningErrors(address, async () => {
    const request = readAuthorizationRequest(exchange, address);
    const userName = fields.get('username') ?? '';
    const password = fields.get('password') ?? '';
    if (fields.get('action') === 'cancel') fail('accessDenied');
    try {
      const signedIn = await authenticateUser(authority, request.tenant, { userName, password, address: network });
      const { signIn, cookie } = await startSession(authority, browser, signedIn);
      return await returnCode(exchange, request, signIn, [cookie]);
    } catch (error) {
      if (!(error instanceof AuthorityError)) throw error;
      return signInPage(exchange, browser, request, { userName, error });
    }
  });
}

async function returningErrors(address: ReturnAddress, work: () => Promise<PageAnswer>): Promise<PageAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AuthorityError) return returnError(address, error);
    throw error;
  }
}

const promptsThatAsk = ['login', 'select_account', 'consent'];

async function usableSession(
  { authority }: Exchange,
  browser: Browser,
  { prompt, tenant, loginHint }: AuthorizationRequest,
): Promise<SignIn | undefined> {
  if (promptsThatAsk.some((name) => prompt.has(name))) return undefined;
  const signIn = await readSession(authority, browser);
  if (signIn === undefined || signIn.tenantId !== tenant.id) return undefined;
  const hinted = loginHint === undefined ? undefined : authority.directory.findUser(loginHint);
  return hinted === undefined || hinted.user.id === signIn.userId ? signIn : undefined;
}

async function returnCode(
  { authority, version }: Exchange,
  request: AuthorizationRequest,
  signIn: SignIn,
  cookies: readonly string[] = [],
): Promise<PageAnswer> {
  const { app, redirectUri, access, nonce, challenge } = request;
  const code = newSecret(authority.random, signIn.tenantId);
  const at = addressOf(code);
  if (at === undefined) throw new Error('A new code has no address');
  const record = { clientId: app.id, redirectUri, signIn, access, version, nonce, challenge };
  await authority.grants.save('code', at, record, lifetimes.authorizationCode);
  return returnToClient(request, { code, session_state: at.key.slice(0, 16) }, cookies);
}

async function signInPage(
  exchange: Exchange,
  browser: Browser,
  { app, tenant, redirectUri }: AuthorizationRequest,
  credentials: Credentials,
): Promise<PageAnswer> {
  const { authority, language } = exchange;
  const texts = pageTexts[language];
  const { error } = credentials;
  const { token, cookies } = await formToken(authority, browser);
  const body = html`<p>${fill(texts.signInTo, app.name, tenant.name)}</p>
${alert(error, language)}
<form method="post">
${hiddenField(formTokenField, token)}
${credentialFields(credentials, language)}
${actions({ label: texts.signIn, value: 'sign-in' }, { label: texts.cancel, value: 'cancel' })}
</form>
${demoHint(exchange, tenant.id)}`;
  return {
    kind: 'html',
    status: error === undefined ? 200 : authorityErrors[error.error].status,
    html: layout(language, texts.signIn, body),
    formTargets: [formTarget(redirectUri)],
    cookies,
    retryAfter: error?.retryAfter,
  };
}

/** The passwords of a demo are public: whoever tries it need not look them up. */
function demoHint({ authority, language }: Exchange, tenantId: string): Html {
  const demo = authority.options.publicUsers?.get(tenantId);
  if (demo === undefined) return html``;
  return html`<p class="hint">${fill(pageTexts[language].demo, demo.user, demo.password)}</p>`;
}
