import { X509Certificate } from 'node:crypto';
import {
  type AuthenticationResult,
  ConfidentialClientApplication,
  CryptoProvider,
  LogLevel,
  PublicClientApplication,
} from '@azure/msal-node';
import { signInAt, signInDevice } from './person.ts';
import {
  everything,
  password,
  publicApp,
  redirectUri,
  type Setting,
  tenant,
  userName,
  useToken,
  webApp,
  webSecret,
} from './setting.ts';

const system = { loggerOptions: { loggerCallback: () => {}, logLevel: LogLevel.Error, piiLoggingEnabled: false } };

function authorityOf(url: string, name: string) {
  return { authority: `${url}/${name}`, knownAuthorities: [new URL(url).host] };
}

function accessTokenOf(result: AuthenticationResult | null): string {
  if (result === null) throw new Error('MSAL has got no token');
  return result.accessToken;
}

export async function clientSecret(setting: Setting) {
  const auth = { clientId: webApp, clientSecret: webSecret, ...authorityOf(setting.url, tenant) };
  const client = new ConfidentialClientApplication({ auth, system });
  const result = await client.acquireTokenByClientCredential({ scopes: [everything] });
  const again = await client.acquireTokenByClientCredential({ scopes: [everything] });
  return useToken(setting, accessTokenOf(result), { fromCache: again?.fromCache });
}

export async function clientCertificate(setting: Setting) {
  const { url, certificate, privateKey, certificateApp, certificateTenant } = setting;
  const thumbprintSha256 = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
  const clientCertificate = { thumbprintSha256, privateKey };
  const auth = { clientId: certificateApp, clientCertificate, ...authorityOf(url, certificateTenant) };
  const client = new ConfidentialClientApplication({ auth, system });
  await client.acquireTokenByClientCredential({ scopes: [everything] });
  const second = await client.acquireTokenByClientCredential({ scopes: [everything], skipCache: true });
  return useToken(setting, accessTokenOf(second), { fromCache: second?.fromCache });
}

export async function authorizationCode(setting: Setting) {
  const client = new PublicClientApplication({
    auth: { clientId: publicApp, ...authorityOf(setting.url, 'common') },
    system,
  });
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const request = { scopes: [everything], redirectUri };
  const pkce = { codeChallenge: challenge, codeChallengeMethod: 'S256' };
  const page = await client.getAuthCodeUrl({ ...request, ...pkce, state: 'state-1' });
  const back = await signInAt(page);
  const code = back.searchParams.get('code') ?? '';
  const first = await client.acquireTokenByCode({ ...request, code, codeVerifier: verifier });
  if (first.account === null) throw new Error('MSAL knows no account');
  const silent = { account: first.account, scopes: [everything] };
  const cached = await client.acquireTokenSilent(silent);
  const refreshed = await client.acquireTokenSilent({ ...silent, forceRefresh: true });
  return useToken(setting, accessTokenOf(refreshed), {
    userName: first.account.username,
    tenant: first.account.tenantId,
    fromCache: cached.fromCache,
    refreshed: refreshed.accessToken !== first.accessToken,
  });
}

export async function deviceCode(setting: Setting) {
  const client = new PublicClientApplication({
    auth: { clientId: publicApp, ...authorityOf(setting.url, tenant) },
    system,
  });
  let person: Promise<void> | undefined;
  const result = await client.acquireTokenByDeviceCode({
    scopes: [everything],
    deviceCodeCallback: ({ verificationUri, userCode }) => {
      person = signInDevice(verificationUri, userCode);
    },
  });
  await person;
  return useToken(setting, accessTokenOf(result), { userName: result?.account?.username });
}

export async function userNameAndPassword(setting: Setting) {
  const client = new PublicClientApplication({
    auth: { clientId: publicApp, ...authorityOf(setting.url, 'organizations') },
    system,
  });
  const result = await client.acquireTokenByUsernamePassword({ scopes: [everything], username: userName, password });
  return useToken(setting, accessTokenOf(result));
}
