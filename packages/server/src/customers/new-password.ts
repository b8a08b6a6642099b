import type { Random } from '../operation.ts';

/** No character that is easily taken for another. */
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#%+=?';
const length = 16;

/** The password of a new tenant's administrator: shown once, stored nowhere. */
export function newPassword(random: Random): string {
  const pick = (byte: number) => alphabet.charAt(byte % alphabet.length);
  return [...random.bytes(length)].map(pick).join('');
}
