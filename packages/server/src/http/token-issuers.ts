import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  errors as joseErrors,
} from 'jose';
import { isLoopback } from '../origins.ts';

/** An authority whose tokens are taken. */
export interface TrustedIssuer {
  /** As in the claim `iss`; `{tenantid}` stands for the tenant of the token. */
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** Where the public keys are: a lookup, the address of a JWKS, or the path of a file that holds one. */
  readonly keys: JWTVerifyGetKey | URL | { readonly file: string };
  /** Signature algorithms that are taken. Default: RS256. */
  readonly algorithms?: readonly string[] | undefined;
  /** Tenants of the partners whose tokens are taken: GUIDs. */
  readonly tenants: readonly string[];
  /** Name of the cloud, for display. */
  readonly cloud?: string | undefined;
}

/** The issuer's keys cannot be had right now: says nothing about the token. */
export class KeysUnavailable extends Error {
  constructor(issuer: string, options?: ErrorOptions) {
    super(`The keys of the issuer ${issuer} cannot be read`, options);
    this.name = 'KeysUnavailable';
  }
}

export interface ConfiguredIssuer {
  /** The issuer's name for a tenant. */
  name(tenant: string): string;
  readonly tenants: ReadonlySet<string>;
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
  readonly key: JWTVerifyGetKey;
  forgetKeys(): void;
}

const keysTimeout = 5_000;
/** Least time between two questions for keys, in milliseconds, however many unknown key ids arrive. */
const keysCooldown = 30_000;
const keysMaxAge = 10 * 60_000;
const defaultAlgorithms = ['RS256'];
const asymmetric = /^(RS|PS|ES)(256|384|512)$|^(EdDSA|Ed25519|ML-DSA-(44|65|87))$/;

/** @throws TypeError when the configuration makes no sense */
export function configureIssuer(trusted: TrustedIssuer, clock: () => number): ConfiguredIssuer {
  const algorithms = trusted.algorithms ?? defaultAlgorithms;
  if (algorithms.length === 0) throw new TypeError(`${trusted.issuer}: no algorithm is configured`);
  const unfit = algorithms.find((algorithm) => !asymmetric.test(algorithm));
  // A symmetric algorithm would let the published key sign.
  if (unfit !== undefined) throw new TypeError(`${trusted.issuer}: the algorithm ${unfit} cannot be trusted`);
  if (trusted.audiences.length === 0) throw new TypeError(`${trusted.issuer}: no audience is configured`);
  const source = keySource(trusted, clock);
  return {
    name: (tenant) => trusted.issuer.replaceAll('{tenantid}', tenant),
    tenants: new Set(trusted.tenants.map((tenant) => tenant.toLowerCase())),
    audiences: trusted.audiences,
    algorithms,
    key: guarded(source.key, trusted.issuer),
    forgetKeys: source.forget,
  };
}

interface KeySource {
  readonly key: JWTVerifyGetKey;
  forget(): void;
}

function keySource(trusted: TrustedIssuer, clock: () => number): KeySource {
  const { keys, issuer } = trusted;
  if (typeof keys === 'function') return { key: keys, forget: () => {} };
  if (keys instanceof URL) {
    // Whoever can change the answer on its way signs what they like.
    if (!isSafe(keys)) throw new TypeError(`${issuer}: the keys at ${keys.origin} must be fetched over https`);
    const options = { timeoutDuration: keysTimeout, cooldownDuration: keysCooldown, cacheMaxAge: keysMaxAge };
    return { key: createRemoteJWKSet(keys, options), forget: () => {} };
  }
  return fileSource(keys.file, readAtStart(trusted, keys.file), clock);
}

/** Plain HTTP may be used where nobody is in between. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[(.*)\]$/, '$1')));
}

/** An issuer is configured once to check it, and again when its tokens are to be verified: the file may be gone by then. */
const keysAtStart = new WeakMap<TrustedIssuer, JWTVerifyGetKey>();

/** Synchronously, so that a path that is wrong ends the start. */
function readAtStart(trusted: TrustedIssuer, file: string): JWTVerifyGetKey {
  const { issuer } = trusted;
  const known = keysAtStart.get(trusted);
  if (known !== undefined) return known;
  try {
    const keys = localKeys(readFileSync(file, 'utf8'));
    keysAtStart.set(trusted, keys);
    return keys;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : '';
    throw new TypeError(`${issuer}: the keys in ${file} cannot be read: ${reason}`, { cause: error });
  }
}

function localKeys(text: string): JWTVerifyGetKey {
  return createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
}

/** Reads the file again when a key id is unknown, at most once per cool-down. */
function fileSource(file: string, atStart: JWTVerifyGetKey, clock: () => number): KeySource {
  let read: { keys: Promise<JWTVerifyGetKey>; at: number } | undefined = {
    keys: Promise.resolve(atStart),
    at: clock(),
  };
  const load = () => {
    const keys = readFile(file, 'utf8').then(localKeys);
    read = { keys, at: clock() };
    keys.catch(() => {
      if (read?.keys === keys) read = undefined;
    });
    return keys;
  };
  return {
    async key(header, token) {
      const lookUp = await (read?.keys ?? load());
      try {
        return await lookUp(header, token);
      } catch (error) {
        const rested = read === undefined || clock() - read.at >= keysCooldown;
        if (!(error instanceof joseErrors.JWKSNoMatchingKey) || !rested) throw error;
        return (await load())(header, token);
      }
    },
    forget: () => {
      read = undefined;
    },
  };
}

/** Tells "no such key", which is about the token, from "no keys to be had", which is not. */
function guarded(lookUp: JWTVerifyGetKey, issuer: string): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await lookUp(header, token);
    } catch (error) {
      const aboutTheToken =
        error instanceof joseErrors.JWKSNoMatchingKey ||
        error instanceof joseErrors.JWKSMultipleMatchingKeys ||
        error instanceof joseErrors.JOSENotSupported;
      if (aboutTheToken) throw error;
      throw new KeysUnavailable(issuer, { cause: error });
    }
  };
}
