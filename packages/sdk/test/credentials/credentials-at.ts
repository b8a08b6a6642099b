import assert from 'node:assert/strict';
import { apiClient } from '../../../server/test/api-client.ts';
import { newBrowser, type Page } from '../../../server/test/authority/browser-fixture.ts';
import { type DemoPartner, partnerA, resource, type TestServer } from '../../../server/test/running-server.ts';
import type { Credentials, Token, TokenRequest } from '../../src/index.ts';

export const password = 'Partnerite-demo-1';
/** Nothing listens there: whoever acts the browser reads the redirect instead of following it. */
export const redirectUri = 'http://localhost:53682';

/** A request for a token of the authority at this origin. Nobody waits: each wait ends at once. */
export function tokenRequest(authority: string, change: Partial<TokenRequest> = {}): TokenRequest {
  return {
    authority,
    resource,
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    sleep: async (_, signal) => signal.throwIfAborted(),
    signal: new AbortController().signal,
    ...change,
  };
}

export function getToken(credentials: Credentials, authority: string, change?: Partial<TokenRequest>): Promise<Token> {
  return credentials.getToken(tokenRequest(authority, change));
}

/** Proves that a token is good: the API answers with a billing profile of the partner. */
export async function assertReadsProfile(
  server: TestServer,
  { value }: Token,
  { customer }: Pick<DemoPartner, 'customer'> = partnerA,
): Promise<void> {
  const { status, text, body } = await apiClient(server, value).get(`/v1/customers/${customer}/profiles/billing`);
  assert.equal(status, 200, text);
  assert.equal(body.attributes.objectType, 'CustomerBillingProfile');
}

/** Claims of a token, unverified. */
export function claimsOf({ value }: Token): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
}

/** The user of partner A signs in on the page, or cancels. @returns the address that the browser is sent back to */
export async function signInAt(url: string, action: 'sign-in' | 'cancel' = 'sign-in'): Promise<string> {
  const browser = newBrowser();
  const page = await browser.open(url);
  const back = await browser.submit(page, { username: partnerA.user, password, action });
  return back.location.href;
}

/** The user of partner A types the code in and signs in, or cancels. */
export async function signInDevice(
  { verificationUri, userCode }: { readonly verificationUri: string; readonly userCode: string },
  action: 'continue' | 'cancel' = 'continue',
): Promise<Page> {
  const browser = newBrowser();
  const asked = await browser.submit(await browser.open(verificationUri), { user_code: userCode });
  return browser.submit(asked, { username: partnerA.user, password, action });
}

/** A refresh token of partner A's user for its public application, as an earlier sign-in has stored it. */
export async function storedRefreshToken({ url }: TestServer): Promise<string> {
  const answer = await postToken(url, {
    grant_type: 'password',
    username: partnerA.user,
    password,
    scope: `${resource}/user_impersonation offline_access`,
  });
  return answer.refresh_token;
}

/** Somebody else uses a refresh token, which ends it where they are for one use. */
export async function useUp({ url }: TestServer, refreshToken: string): Promise<void> {
  await postToken(url, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

async function postToken(
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly refresh_token: string }> {
  const body = new URLSearchParams({ client_id: partnerA.publicApp, ...form });
  const response = await fetch(`${url}/${partnerA.tenant}/oauth2/v2.0/token`, { method: 'POST', body });
  const answer: unknown = await response.json();
  assert.ok(hasRefreshToken(answer), JSON.stringify(answer));
  return answer;
}

function hasRefreshToken(answer: unknown): answer is { readonly refresh_token: string } {
  return typeof answer === 'object' && answer !== null && 'refresh_token' in answer;
}
