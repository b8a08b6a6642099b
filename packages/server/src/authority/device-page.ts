import { formTokenField } from './authorize.ts';
import { type Browser, formToken, isOwnForm, readSession, startSession } from './cookies.ts';
import { userCodeKey } from './device.ts';
import type { App, Tenant } from './directory.ts';
import { AuthorityError, authorityErrors, fail } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { type Form, required } from './form.ts';
import { type DeviceDecision, noTenantYet, type SignIn, type UserCode } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';
import {
  actions,
  alert,
  credentialFields,
  describedByProblem,
  type Html,
  hiddenField,
  html,
  layout,
  messagePage,
  type PageAnswer,
} from './page.ts';
import { fill, pageTexts } from './page-texts.ts';
import { authenticateUser, signedInUser } from './user-authentication.ts';

/** The page where a user types what a device shows. */
export async function answerDevicePage(exchange: Exchange, browser: Browser): Promise<PageAnswer> {
  return codePage(exchange, browser, exchange.form.get('user_code') ?? exchange.form.get('otc') ?? '');
}

/**
 * Its form: first the code alone, then the code with a decision and, unless the user is signed in, the credentials.
 * @throws AuthorityError that belongs on a page
 */
export async function answerDeviceForm(exchange: Exchange, browser: Browser, fields: Form): Promise<PageAnswer> {
  const { authority } = exchange;
  if (!(await isOwnForm(authority, browser, required(fields, formTokenField)))) fail('untrustedForm');
  const code = fields.get('user_code') ?? '';
  let waiting: Waiting | undefined;
  try {
    waiting = await findWaiting(exchange, code);
    const action = fields.get('action');
    if (action === 'cancel') return await decide(exchange, code, { kind: 'declined' });
    const session = await fittingSession(exchange, browser, waiting.tenant);
    if (action !== 'continue') return await confirmPage(exchange, browser, waiting, code, session);
    if (session !== undefined && !fields.has('password')) {
      return await decide(exchange, code, approval(session));
    }
    const signIn = await authenticateUser(authority, waiting.tenant, {
      userName: fields.get('username') ?? '',
      password: fields.get('password') ?? '',
      address: exchange.address,
    });
    const { cookie } = await startSession(authority, browser, signIn);
    return await decide(exchange, code, approval(signIn), [cookie]);
  } catch (error) {
    if (!(error instanceof AuthorityError)) throw error;
    if (waiting === undefined || error.error === 'unknownUserCode') return codePage(exchange, browser, code, error);
    return confirmPage(exchange, browser, waiting, code, undefined, error);
  }
}

/** A device is not the browser: it stays signed in when the browser signs out. */
function approval({ session, ...signIn }: SignIn): DeviceDecision {
  return { kind: 'approved', signIn };
}

interface Waiting {
  readonly record: UserCode;
  readonly app: App;
  readonly tenant: Tenant;
}

/** Guesses of codes are throttled like passwords. */
async function findWaiting({ authority, address }: Exchange, code: string): Promise<Waiting> {
  const { grants, throttle, directory } = authority;
  const at = { tenant: noTenantYet, key: userCodeKey(code) };
  let record: UserCode | undefined;
  await throttle.attempt({ account: `user code from ${address}`, address }, async () => {
    record = await grants.read('userCode', at);
    return record !== undefined;
  });
  const found = record && directory.findApp(record.clientId);
  return record === undefined || found === undefined ? fail('unknownUserCode') : { record, ...found };
}

async function fittingSession({ authority }: Exchange, browser: Browser, tenant: Tenant): Promise<SignIn | undefined> {
  const session = await readSession(authority, browser);
  return session?.tenantId === tenant.id ? session : undefined;
}

/** Of several decisions about one device, the first counts. */
async function decide(
  { authority, language }: Exchange,
  code: string,
  decision: DeviceDecision,
  cookies: readonly string[] = [],
): Promise<PageAnswer> {
  const record = await authority.grants.take('userCode', { tenant: noTenantYet, key: userCodeKey(code) });
  if (record === undefined) return fail('unknownUserCode');
  await authority.grants.save(
    'decision',
    { tenant: noTenantYet, key: record.deviceKey },
    decision,
    lifetimes.deviceCode,
  );
  const texts = pageTexts[language];
  return decision.kind === 'approved'
    ? messagePage(language, texts.signedIn, texts.deviceSignedIn, cookies)
    : messagePage(language, texts.cancelled, texts.deviceNotSignedIn, cookies);
}

async function codePage(
  exchange: Exchange,
  browser: Browser,
  code: string,
  error?: AuthorityError,
): Promise<PageAnswer> {
  const texts = pageTexts[exchange.language];
  const fields = html`<label for="user_code">${texts.code}</label>
<input id="user_code" name="user_code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" required autofocus value="${code}"${describedByProblem(error)}>
${actions({ label: texts.next })}`;
  return formPage(exchange, browser, texts.enterCode, fields, error);
}

async function confirmPage(
  exchange: Exchange,
  browser: Browser,
  { app, tenant }: Waiting,
  code: string,
  session: SignIn | undefined,
  error?: AuthorityError,
): Promise<PageAnswer> {
  const { authority, language } = exchange;
  const texts = pageTexts[language];
  const user = session && (await signedInUser(authority, session)).user;
  const who =
    user === undefined
      ? credentialFields({ userName: '', error }, language)
      : html`<p>${fill(texts.signedInAs, user.userPrincipalName)}</p>`;
  const fields = html`${hiddenField('user_code', code)}
${who}
${actions({ label: texts.continue, value: 'continue' }, { label: texts.cancel, value: 'cancel' })}`;
  return formPage(exchange, browser, fill(texts.deviceAsks, app.name, tenant.name), fields, error);
}

async function formPage(
  { authority, language }: Exchange,
  browser: Browser,
  intro: string,
  fields: Html,
  error: AuthorityError | undefined,
): Promise<PageAnswer> {
  const { token, cookies } = await formToken(authority, browser);
  const body = html`<p>${intro}</p>
${alert(error, language)}
<form method="post">
${hiddenField(formTokenField, token)}
${fields}
</form>`;
  const status = error === undefined ? 200 : authorityErrors[error.error].status;
  const page = layout(language, pageTexts[language].device, body);
  return { kind: 'html', status, html: page, cookies, retryAfter: error?.retryAfter };
}
