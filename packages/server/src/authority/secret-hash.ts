import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '../operation.ts';

/** Work factors of new hashes: about 60 ms and 32 MiB each (N = 2^15, r = 8, p = 1). */
const cost = 2 ** 15;
const blockSize = 8;
const parallelization = 1;
const saltBytes = 16;
const hashBytes = 32;
/**
 * Longest secret that is looked at, in characters: normalizing takes time that grows with the square of the length, and a
 * secret comes from somebody who has proved nothing yet.
 */
export const maxSecretLength = 1_024;
/** Work factors of stored hashes: fewer protect nothing, more stop the service for seconds at each sign-in. */
const minCost = 2 ** 10;
const maxCost = 2 ** 17;
const maxBlockSize = 32;
const maxParallelization = 16;
/** Most of N * r * p: 128 MiB and some 300 ms. */
const maxWork = 2 ** 20;
/** Bytes: what `maxWork` needs, and a little for the rest. */
const maxMemory = 160 * 1024 * 1024;

const format = /^scrypt\$N=(\d{1,8}),r=(\d{1,3}),p=(\d{1,3})\$([\w-]{16,128})\$([\w-]{20,128})$/;

/**
 * Hashes a secret as `scrypt$N=..,r=..,p=..$salt$hash` (RFC 7914; base64url parts).
 * @throws TypeError when the secret is longer than any that would be taken
 */
export async function hashSecret(secret: string, random: Random): Promise<string> {
  if (secret.length > maxSecretLength) {
    throw new TypeError(`A secret has at most ${maxSecretLength} characters`);
  }
  const salt = Buffer.from(random.bytes(saltBytes));
  const hash = await derive(secret, salt, hashBytes, { cost, blockSize, parallelization });
  return written({ cost, blockSize, parallelization }, salt, hash);
}

/**
 * Whether the secret is the hashed one; takes as long for a wrong secret as for the right one, unless it is too long to be one.
 * @throws TypeError when the hash is not one of `hashSecret`
 */
export async function verifySecret(secret: string, hash: string): Promise<boolean> {
  const stored = parse(hash);
  if (stored === undefined) throw new TypeError('A stored hash is not in the form scrypt$N=..,r=..,p=..$salt$hash');
  if (secret.length > maxSecretLength) return false;
  return timingSafeEqual(stored.hash, await derive(secret, stored.salt, stored.hash.length, stored.factors));
}

/** Whether a text is a hash that `verifySecret` takes, in its form and in its work factors. */
export function isSecretHash(text: string): boolean {
  return parse(text) !== undefined;
}

/** A hash that no secret has, as dear to verify as the dearest of the given ones. */
export function decoyHash(hashes: readonly string[]): string {
  let dearest: Factors = { cost, blockSize, parallelization };
  let most = 0;
  for (const hash of hashes) {
    const factors = parse(hash)?.factors;
    if (factors === undefined || workOf(factors) <= most) continue;
    most = workOf(factors);
    dearest = factors;
  }
  return written(dearest, Buffer.alloc(saltBytes), Buffer.alloc(hashBytes));
}

/** Named as `scrypt` takes them: N, r and p. */
interface Factors {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

interface StoredHash {
  readonly factors: Factors;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

function written({ cost: n, blockSize: r, parallelization: p }: Factors, salt: Buffer, hash: Buffer): string {
  return `scrypt$N=${n},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

function parse(text: string): StoredHash | undefined {
  const [, n = '', r = '', p = '', salt = '', hash = ''] = format.exec(text) ?? [];
  const factors = { cost: Number(n), blockSize: Number(r), parallelization: Number(p) };
  if (!areSensible(factors)) return undefined;
  return { factors, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

function areSensible(factors: Factors): boolean {
  const { cost: n, blockSize: r, parallelization: p } = factors;
  const isPowerOfTwo = Number.isInteger(Math.log2(n));
  const within = n >= minCost && n <= maxCost && r >= 1 && r <= maxBlockSize && p >= 1 && p <= maxParallelization;
  return isPowerOfTwo && within && workOf(factors) <= maxWork;
}

function workOf({ cost: n, blockSize: r, parallelization: p }: Factors): number {
  return n * r * p;
}

function derive(secret: string, salt: Buffer, length: number, factors: Factors): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, length, { ...factors, maxmem: maxMemory }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
