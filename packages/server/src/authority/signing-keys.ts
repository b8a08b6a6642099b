import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import {
  calculateJwkThumbprint,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
  errors as joseErrors,
  SignJWT,
} from 'jose';
import type { Random } from '../operation.ts';
import type { Store } from '../store/store.ts';
import { lifetimes } from './lifetimes.ts';

/** The keys that the authority signs with, shared by every node on one store. */
export interface SigningKeys {
  /** Signs claims as a compact JWT with the key in force. */
  sign(claims: JWTPayload): Promise<string>;
  /** The public keys that are published now. */
  jwks(): Promise<JSONWebKeySet>;
  /** Finds a published key by `kid`, for the resource side of the same process. */
  readonly lookUp: JWTVerifyGetKey;
  /** Publishes a new key now; it signs after the publishing time, and the old one is published until its last token has ended. */
  rotate(): Promise<void>;
  /** Authenticates the authority's own cookies and forms. */
  cookieSecret(): Promise<Uint8Array>;
}

export interface SigningKeyOptions {
  readonly settings: Pick<Store, 'ensureSetting' | 'readSetting'>;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  /** Called when a key has come or gone; never before the change can be seen. */
  readonly onChange?: () => void;
  /** Age at which a key is replaced, in milliseconds. */
  readonly rotateAfter?: number;
}

/** How long a key is published before it signs, so that nobody meets it unprepared, in milliseconds. */
export const publishAhead = 60 * 60_000;
/** How long a key is published after it has signed for the last time, in milliseconds. */
export const publishAfter = (Math.max(lifetimes.accessToken, lifetimes.idToken) + 60) * 1000;
const defaultRotateAfter = 90 * 24 * 60 * 60_000;
/** Keys made by other nodes are looked for this often, in milliseconds; far shorter than `publishAhead`. */
const refreshEvery = 5 * 60_000;
/** ... and when an unknown key id arrives, no more often than this, in milliseconds. */
const refreshCooldown = 10_000;
const modulusLength = 2048;
const cookieSecretBytes = 32;

/** What stands in the setting `signing-key:<n>`; never changed once written, so that all nodes agree. */
interface KeyRecord {
  readonly kid: string;
  readonly privateKey: JWK;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** Unix milliseconds. */
  readonly signsFrom: number;
}

interface SigningKey extends Pick<KeyRecord, 'kid' | 'createdAt' | 'signsFrom'> {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const generate = promisify(generateKeyPair);

/** RS256 keys in the settings of the store; nothing is read or made before the first use. */
export function createSigningKeys(options: SigningKeyOptions): SigningKeys {
  const { settings, clock, random, onChange, rotateAfter = defaultRotateAfter } = options;
  const keys: SigningKey[] = [];
  let refreshedAt: number | undefined;
  let publishedIds: string | undefined;
  let secret: Promise<Uint8Array> | undefined;
  // Reading and writing are done one after the other; the index of the next setting is the number of keys.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };

  const settingName = () => `signing-key:${keys.length + 1}`;
  const add = (record: string) => keys.push(signingKey(record));

  async function readNew(): Promise<void> {
    for (let record = await settings.readSetting(settingName()); record !== undefined; ) {
      add(record);
      record = await settings.readSetting(settingName());
    }
    refreshedAt = clock();
  }

  async function addKey(ahead: number): Promise<void> {
    const proposal = await newKeyRecord(clock(), clock() + ahead);
    add(await settings.ensureSetting(settingName(), proposal));
  }

  function announce(): void {
    const ids = publishedKeys(keys, clock())
      .map((key) => key.kid)
      .join();
    const changed = publishedIds !== undefined && publishedIds !== ids;
    publishedIds = ids;
    if (changed) onChange?.();
  }

  /** Brings the keys up to date: reads what other nodes made, makes the first one, replaces an old one in time. */
  function refresh(maxAge: number): Promise<void> {
    return inTurn(async () => {
      if (refreshedAt === undefined || clock() - refreshedAt >= maxAge) {
        await readNew();
        const newest = keys.at(-1);
        if (newest === undefined) await addKey(0);
        else if (clock() >= newest.createdAt + rotateAfter - publishAhead) await addKey(publishAhead);
      }
      announce();
    });
  }

  return {
    async sign(claims) {
      await refresh(refreshEvery);
      const key = keyInForce(keys, clock());
      return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid }).sign(key.privateKey);
    },
    async jwks() {
      await refresh(refreshEvery);
      return { keys: publishedKeys(keys, clock()).map(publicJwk) };
    },
    async lookUp(header) {
      const find = () => publishedKeys(keys, clock()).find((key) => key.kid === header.kid);
      if (find() === undefined) await refresh(refreshCooldown);
      const key = find();
      if (key === undefined) throw new joseErrors.JWKSNoMatchingKey();
      return key.publicKey;
    },
    rotate() {
      return inTurn(async () => {
        await readNew();
        await addKey(keys.length === 0 ? 0 : publishAhead);
        announce();
      });
    },
    cookieSecret() {
      const proposal = () => Buffer.from(random.bytes(cookieSecretBytes)).toString('base64url');
      secret ??= settings
        .ensureSetting('authority-cookie-secret', proposal())
        .then((stored) => Buffer.from(stored, 'base64url'));
      secret.catch(() => {
        secret = undefined;
      });
      return secret;
    },
  };
}

function keyInForce(keys: readonly SigningKey[], now: number): SigningKey {
  const key = keys.findLast((candidate) => candidate.signsFrom <= now) ?? keys[0];
  if (key === undefined) throw new Error('There is no signing key');
  return key;
}

/** A key is published until the last token that its successor did not sign has ended. */
function publishedKeys(keys: readonly SigningKey[], now: number): readonly SigningKey[] {
  return keys.filter((_key, index) => {
    const successor = keys[index + 1];
    return successor === undefined || now < successor.signsFrom + publishAfter;
  });
}

async function newKeyRecord(createdAt: number, signsFrom: number): Promise<string> {
  const pair = await generate('rsa', { modulusLength });
  const record: KeyRecord = {
    kid: await calculateJwkThumbprint(pair.publicKey.export({ format: 'jwk' }) as JWK),
    privateKey: pair.privateKey.export({ format: 'jwk' }) as JWK,
    createdAt,
    signsFrom,
  };
  return JSON.stringify(record);
}

/** The setting was written by `newKeyRecord`, here or on another node. */
function signingKey(text: string): SigningKey {
  const { kid, privateKey: jwk, createdAt, signsFrom } = JSON.parse(text) as KeyRecord;
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return { kid, createdAt, signsFrom, privateKey, publicKey: createPublicKey(privateKey) };
}

function publicJwk(key: SigningKey): JWK {
  const { kty, n, e } = key.publicKey.export({ format: 'jwk' });
  return { kty: 'RSA', use: 'sig', alg: 'RS256', kid: key.kid, ...(kty === 'RSA' && n && e ? { n, e } : {}) };
}
