import type { Random } from '../operation.ts';

/** The finaliser of SplitMix64: a bijection of 64-bit words, so that different inputs never meet. */
function mix(word: bigint): bigint {
  let mixed = BigInt.asUintN(64, word);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
  return mixed ^ (mixed >> 31n);
}

/**
 * The ETag of one version of a billing profile: a signed 64-bit decimal (protocol, section 3.1).
 *
 * It cannot repeat for a profile, because the version is half of what is mixed. The random half keeps an ETag from
 * becoming valid again when a backup is restored and the same version number is reached with other contents.
 */
export function billingProfileETag(profileId: string, version: number, random: Random): string {
  const chance = Buffer.from(random.bytes(4)).readUInt32LE();
  const key = BigInt(`0x${profileId.replaceAll('-', '').slice(0, 16)}`);
  return BigInt.asIntN(64, mix((BigInt(version) << 32n) | BigInt(chance)) ^ key).toString();
}
