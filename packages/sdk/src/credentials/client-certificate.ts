import { badInput } from '../errors/bad-input.ts';
import { base64url, base64urlHash, base64urlText } from './base64url.ts';
import type { Credentials } from './credentials.ts';
import { decodePem, importPrivateKey, type SigningKey } from './private-key.ts';
import { applicationScope } from './scopes.ts';
import { requireSettings } from './settings.ts';
import { endpointUrl, requestToken } from './token-endpoint.ts';

/** An application and its certificate. */
export interface ClientCertificateOptions {
  /** The partner's directory: its id or domain. */
  readonly tenant: string;
  /** The id of the application. */
  readonly clientId: string;
  /** The certificate that is registered for the application, PEM. Of several, the first counts. */
  readonly certificate: string;
  /** Its RSA private key, PEM: `BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`, not encrypted. */
  readonly privateKey: string;
}

/** How long an assertion is good for, in seconds. */
const assertionLifetime = 600;
/** As long as the hash (RFC 7518, section 3.5). */
const saltLength = 32;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The application acts for itself and proves who it is by an assertion that it signs with the key of its certificate
 * (RFC 7523), in the form that Microsoft Entra documents: PS256, and the SHA-256 thumbprint in the header.
 * @throws PartnerError `BadInput` when a setting is missing or the certificate cannot be read; a key that cannot be read
 *   is told with the first token
 */
export function clientCertificate(options: ClientCertificateOptions): Credentials {
  const { tenant, clientId, certificate, privateKey } = options;
  requireSettings({ tenant, clientId, certificate, privateKey });
  const der = decodePem(certificate, 'CERTIFICATE');
  if (der === undefined) throw badInput('certificate is not a certificate in PEM', 'certificate');
  let key: Promise<SigningKey> | undefined;
  return {
    async getToken(request) {
      key ??= importPrivateKey(privateKey);
      const seconds = Math.floor(request.now() / 1000);
      const claims = {
        aud: endpointUrl(request, tenant, 'token'),
        iss: clientId,
        sub: clientId,
        jti: crypto.randomUUID(),
        nbf: seconds,
        exp: seconds + assertionLifetime,
      };
      const { token } = await requestToken(request, tenant, {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_assertion_type: assertionType,
        client_assertion: await sign(claims, await key, der),
        scope: applicationScope(request.resource),
      });
      return token;
    },
  };
}

/** Makes a JSON Web Token (RFC 7515, section 7.1). */
async function sign(claims: object, key: SigningKey, certificate: Uint8Array<ArrayBuffer>): Promise<string> {
  const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': await base64urlHash(certificate) };
  const content = `${base64urlText(JSON.stringify(header))}.${base64urlText(JSON.stringify(claims))}`;
  const bytes = new TextEncoder().encode(content);
  const signature = await crypto.subtle.sign({ name: 'RSA-PSS', saltLength }, key, bytes);
  return `${content}.${base64url(new Uint8Array(signature))}`;
}
