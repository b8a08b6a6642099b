import { hashSecret } from '../authority/secret-hash.ts';
import type { Random } from '../operation.ts';

let before: Promise<unknown> = Promise.resolve();

/**
 * Hashes the password of a user, one at a time: hashes are slow on purpose and share their threads with the sign-in, which
 * must not wait until a partner has given many users new passwords.
 */
export function hashPassword(password: string, random: Random): Promise<string> {
  const hash = before.then(() => hashSecret(password, random));
  before = hash.catch(() => {});
  return hash;
}
