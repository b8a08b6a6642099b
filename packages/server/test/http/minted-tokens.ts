import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { FileSettings } from '../../src/config.ts';
import { partnerA, partnerB, resource } from '../running-server.ts';

const keyId = 'test-key';

export interface MintOptions {
  readonly claims?: JWTPayload;
  /** Claims to leave out. */
  readonly without?: readonly string[];
  readonly keyId?: string;
}

/** An issuer of which the tests hold the private key, so that they can sign what no authority would. */
export interface TestIssuer {
  /** What the configuration file says of it. */
  readonly settings: NonNullable<FileSettings['issuers']>[number];
  /** PEM of the published key. */
  readonly publicKey: string;
  /** An app token of partner A that is in force; each claim can be replaced. */
  mint(options?: MintOptions): Promise<string>;
  dispose(): Promise<void>;
}

export function issuerName(tenant: string): string {
  return `https://issuer.example/${tenant}/`;
}

export async function createTestIssuer(): Promise<TestIssuer> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-issuer-'));
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const keys = join(folder, 'keys.json');
  const key = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' };
  await writeFile(keys, JSON.stringify({ keys: [key] }));
  return {
    settings: {
      issuer: issuerName('{tenantid}'),
      audiences: [resource],
      keys,
      tenants: [partnerA.tenant, partnerB.tenant],
    },
    publicKey: await exportSPKI(publicKey),
    mint({ claims = {}, without = [], keyId: kid = keyId } = {}) {
      const all = Object.entries({ ...appClaims(), ...claims }).filter(([name]) => !without.includes(name));
      return new SignJWT(Object.fromEntries(all)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The claims of an app token of partner A, an hour long. */
export function appClaims(): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuerName(partnerA.tenant),
    aud: resource,
    tid: partnerA.tenant,
    appid: partnerA.app,
    idtyp: 'app',
    iat: now,
    nbf: now,
    exp: now + 3600,
  };
}
