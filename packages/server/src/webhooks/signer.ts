import { createHash, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import type { Random } from '../operation.ts';
import type { Store } from '../store/store.ts';
import { issueSigner, type SignerRecord } from './issue-signer.ts';

/** Signs callbacks with a key that all nodes on one store share. */
export interface Signer {
  /** RSA-SHA256 over these bytes, base64. */
  sign(body: Uint8Array): Promise<string>;
  /** Names the certificate in its address: what is behind one name never changes. */
  certificateName(): Promise<string>;
  /** The certificate of that name and its root, PEM; `undefined` when it is not this signer's. */
  readCertificates(name: string): Promise<string | undefined>;
  /** The certificate that receivers must trust, PEM. */
  readRoot(): Promise<string>;
}

export interface SignerOptions {
  readonly settings: Pick<Store, 'ensureSetting' | 'readSetting'>;
  readonly random: Random;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

const settingName = 'webhook-signer';

interface LoadedSigner {
  readonly name: string;
  readonly record: SignerRecord;
  readonly key: KeyObject;
}

/** Nothing is read or made before the first use. */
export function createSigner(options: SignerOptions): Signer {
  let loading: Promise<LoadedSigner> | undefined;
  const load = (): Promise<LoadedSigner> => {
    loading ??= loadSigner(options);
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    sign: async (body) => sign('sha256', body, (await load()).key).toString('base64'),
    certificateName: async () => (await load()).name,
    readCertificates: async (name) => {
      const loaded = await load();
      return name === loaded.name ? loaded.record.certificate + loaded.record.root : undefined;
    },
    readRoot: async () => (await load()).record.root,
  };
}

async function loadSigner({ settings, random, clock }: SignerOptions): Promise<LoadedSigner> {
  const stored =
    (await settings.readSetting(settingName)) ??
    (await settings.ensureSetting(settingName, JSON.stringify(await issueSigner(random, clock()))));
  // The setting was written by `issueSigner`, here or on another node.
  const record: SignerRecord = JSON.parse(stored);
  const name = createHash('sha256').update(new X509Certificate(record.certificate).raw).digest('hex').slice(0, 32);
  return { name, record, key: createPrivateKey(record.key) };
}
