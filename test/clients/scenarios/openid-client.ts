import { createPrivateKey, X509Certificate } from 'node:crypto';
import * as client from 'openid-client';
import { signInAt } from './person.ts';
import { everything, publicApp, redirectUri, type Setting, tenant, useToken, webApp, webSecret } from './setting.ts';

const issuer = ({ url }: Setting, name = tenant) => new URL(`${url}/${name}/v2.0`);

export async function clientSecret(setting: Setting) {
  const config = await client.discovery(issuer(setting), webApp, webSecret);
  const { access_token } = await client.clientCredentialsGrant(config, { scope: everything });
  return useToken(setting, access_token);
}

export async function basicSecret(setting: Setting) {
  const config = await client.discovery(issuer(setting), webApp, undefined, client.ClientSecretBasic(webSecret));
  const { access_token } = await client.clientCredentialsGrant(config, { scope: everything });
  return useToken(setting, access_token);
}

export async function clientCertificate(setting: Setting) {
  const { certificate, privateKey, certificateApp, certificateTenant } = setting;
  const der = createPrivateKey(privateKey).export({ format: 'der', type: 'pkcs8' });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('pkcs8', Uint8Array.from(der), algorithm, false, ['sign']);
  const fingerprint = new X509Certificate(certificate).fingerprint.replaceAll(':', '');
  const authentication = client.PrivateKeyJwt(key, {
    [client.modifyAssertion]: (header) => {
      header.x5t = Buffer.from(fingerprint, 'hex').toString('base64url');
    },
  });
  const config = await client.discovery(issuer(setting, certificateTenant), certificateApp, undefined, authentication);
  const { access_token } = await client.clientCredentialsGrant(config, { scope: everything });
  return useToken(setting, access_token);
}

export async function authorizationCode(setting: Setting) {
  const config = await client.discovery(issuer(setting), publicApp, undefined, client.None());
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const page = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: `openid profile offline_access ${everything}`,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  const back = await signInAt(page.href);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  const first = await client.authorizationCodeGrant(config, back, checks);
  const refreshed = await client.refreshTokenGrant(config, first.refresh_token ?? '');
  return useToken(setting, refreshed.access_token, { userName: first.claims()?.preferred_username });
}
