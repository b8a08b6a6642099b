import type { Random } from '../operation.ts';

/** Enough for every bit of the result to depend on every bit of the input. */
const rounds = 4;

/** Mixes 32 bits (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * The ETag of one version of a billing profile: a signed 64-bit decimal (protocol, section 3.1).
 *
 * It cannot repeat for a profile: the version is one half of what goes through a Feistel network, and that is a
 * bijection whatever its rounds do. The other half is random, lest an ETag becomes valid again when a backup is restored
 * and the same version number is reached with other contents. The profile's id is the key.
 */
export function billingProfileETag(profileId: string, version: number, random: Random): string {
  const words = Buffer.alloc(8);
  words.set(random.bytes(4), 4);
  let left = version | 0;
  let right = words.readInt32LE(4);
  for (let round = 0; round < rounds; round += 1) {
    const key = Number.parseInt(profileId.slice(round * 2, round * 2 + 8).replace('-', ''), 16);
    [left, right] = [right, left ^ mix((right ^ key) + round)];
  }
  words.writeInt32LE(left, 0);
  words.writeInt32LE(right, 4);
  return words.readBigInt64LE().toString();
}
