import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '../operation.ts';

/** Work factors of new hashes: about 60 ms and 32 MiB each (N = 2^15, r = 8, p = 1). */
const cost = 2 ** 15;
const blockSize = 8;
const parallelization = 1;
const saltBytes = 16;
const hashBytes = 32;
/** A stored hash that asks for more memory than this, in bytes, is a mistake. */
const maxMemory = 256 * 1024 * 1024;

const format = /^scrypt\$N=(\d{1,8}),r=(\d{1,3}),p=(\d{1,3})\$([\w-]{16,128})\$([\w-]{20,128})$/;

/** Hashes a secret as `scrypt$N=..,r=..,p=..$salt$hash` (RFC 7914; base64url parts). */
export async function hashSecret(secret: string, random: Random): Promise<string> {
  const salt = Buffer.from(random.bytes(saltBytes));
  const hash = await derive(secret, salt, hashBytes, { cost, blockSize, parallelization });
  const factors = `N=${cost},r=${blockSize},p=${parallelization}`;
  return `scrypt$${factors}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/**
 * Whether the secret is the hashed one; takes as long for a wrong secret as for the right one.
 * @throws TypeError when the hash is not one of `hashSecret`
 */
export async function verifySecret(secret: string, hash: string): Promise<boolean> {
  const parts = format.exec(hash);
  if (parts === null) throw new TypeError('A stored hash is not in the form scrypt$N=..,r=..,p=..$salt$hash');
  const [, n = '', r = '', p = '', salt = '', expected = ''] = parts;
  const stored = Buffer.from(expected, 'base64url');
  const options = { cost: Number(n), blockSize: Number(r), parallelization: Number(p) };
  return timingSafeEqual(stored, await derive(secret, Buffer.from(salt, 'base64url'), stored.length, options));
}

/** Whether a text has the form of a hash that `verifySecret` takes. */
export function isSecretHash(text: string): boolean {
  return format.test(text);
}

function derive(secret: string, salt: Buffer, length: number, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, length, { ...options, maxmem: maxMemory }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
