import { createHash } from 'node:crypto';
import { api, type Fields, password, publicApp, redirectUri, tenant, userName } from './authority-fixture.ts';
import { newBrowser, type Page } from './browser-fixture.ts';

export const verifier = 'a-verifier-of-at-least-forty-three-characters-0';
export const challenge = createHash('sha256').update(verifier).digest('base64url');

export const request: Fields = {
  client_id: publicApp,
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: `${api}/.default openid profile offline_access`,
  state: 'state-1',
  nonce: 'nonce-1',
  code_challenge: challenge,
  code_challenge_method: 'S256',
};

export const redemption: Fields = {
  grant_type: 'authorization_code',
  client_id: publicApp,
  redirect_uri: redirectUri,
  code_verifier: verifier,
};

export function authorizeUrl(origin: string, change: Fields = {}, path = `/${tenant}/oauth2/v2.0/authorize`): string {
  const fields = Object.entries({ ...request, ...change }).filter(([, value]) => value !== '');
  return `${origin}${path}?${new URLSearchParams(fields)}`;
}

/** Signs in on the page and returns the redirect. */
export async function signIn(
  origin: string,
  change: Fields = {},
  path?: string,
  browser = newBrowser(),
): Promise<Page> {
  const page = await browser.open(authorizeUrl(origin, change, path));
  return browser.submit(page, { username: userName, password, action: 'sign-in' });
}

export async function getCode(origin: string, change: Fields = {}, path?: string): Promise<string> {
  const { location } = await signIn(origin, change, path);
  return location.searchParams.get('code') ?? '';
}
