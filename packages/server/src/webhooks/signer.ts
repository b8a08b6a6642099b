import { createHash, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import type { Random } from '../operation.ts';
import type { Store } from '../store/store.ts';
import { issueSigner, type SignerRecord } from './issue-signer.ts';

/** Signs callbacks with a key that all nodes on one store share, and that is renewed before its certificate ends. */
export interface Signer {
  /** RSA-SHA256 over these bytes. */
  sign(body: Uint8Array): Promise<Signature>;
  /** The certificate of that name and its root, PEM; `undefined` when it is not this signer's. */
  readCertificates(name: string): Promise<string | undefined>;
  /** The certificates that receivers must trust, PEM: that of the next key too, from some time before it is used. */
  readRoots(): Promise<string>;
}

export interface Signature {
  /** Base64. */
  readonly value: string;
  /** Names the certificate in its address: what is behind one name never changes. */
  readonly certificateName: string;
}

export interface SignerOptions {
  readonly settings: Pick<Store, 'ensureSetting' | 'readSetting'>;
  readonly random: Random;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

const day = 24 * 60 * 60_000;
/** How long before the end of a certificate the next one is issued, and its root shown, in milliseconds. */
const issuedBefore = 60 * day;
/** How long before its end a certificate signs no more, in milliseconds: receivers may still look at what it has signed. */
const retiredBefore = 30 * day;

/** One key and what vouches for it. */
interface Generation {
  readonly name: string;
  readonly record: SignerRecord;
  readonly key: KeyObject;
  /** When its certificate ends, in Unix milliseconds. */
  readonly end: number;
}

/** Nothing is read or made before the first use. */
export function createSigner({ settings, random, clock }: SignerOptions): Signer {
  /** The oldest first. None is ever dropped: there is one in ten years. */
  const known: Generation[] = [];
  let growing: Promise<void> | undefined;

  async function grow(): Promise<void> {
    const name = settingName(known.length);
    const stored =
      (await settings.readSetting(name)) ??
      (await settings.ensureSetting(name, JSON.stringify(await issueSigner(random, clock()))));
    known.push(generationOf(stored));
  }

  async function generations(): Promise<readonly Generation[]> {
    while ((known.at(-1)?.end ?? 0) - clock() <= issuedBefore) {
      growing ??= grow().finally(() => {
        growing = undefined;
      });
      await growing;
    }
    return known;
  }

  async function current(): Promise<Generation> {
    const all = await generations();
    const now = clock();
    const found = all.find(({ end }) => end - now > retiredBefore) ?? all.at(-1);
    if (found === undefined) throw new Error('there is no key to sign with');
    return found;
  }

  return {
    async sign(body) {
      const { key, name } = await current();
      return { value: sign('sha256', body, key).toString('base64'), certificateName: name };
    },
    async readCertificates(name) {
      const found = (await generations()).find((generation) => generation.name === name);
      return found && found.record.certificate + found.record.root;
    },
    async readRoots() {
      const now = clock();
      const valid = (await generations()).filter(({ end }) => end > now);
      return valid.map(({ record }) => record.root).join('');
    },
  };
}

/** Each is written once, so that all nodes have the same. */
function settingName(number: number): string {
  return number === 0 ? 'webhook-signer' : `webhook-signer-${number + 1}`;
}

function generationOf(stored: string): Generation {
  // The setting was written by `issueSigner`, here or on another node.
  const record: SignerRecord = JSON.parse(stored);
  const certificate = new X509Certificate(record.certificate);
  return {
    name: createHash('sha256').update(certificate.raw).digest('hex').slice(0, 32),
    record,
    key: createPrivateKey(record.key),
    end: certificate.validToDate.getTime(),
  };
}
