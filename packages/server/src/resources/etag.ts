import type { Random } from '../operation.ts';

/** What a stored document holds beside its members. Documents of earlier versions of the program have none. */
export interface Salted {
  /** 32 bits, drawn anew for each version. */
  readonly etagSalt?: number;
}

/** The salt of a new version. */
export function newSalt(random: Random): Required<Salted> {
  return { etagSalt: Buffer.from(random.bytes(4)).readUInt32LE() };
}

/**
 * The ETag of a version: base64 of the id of the resource and a number of the version (protocol, section 3.1). The number
 * grows with each version, and its lower half is the salt, lest an ETag becomes valid again when a backup is restored and
 * the same version is reached with other contents. It is exact in JSON up to two million versions.
 */
export function versionETag(id: string, version: number, { etagSalt }: Salted): string {
  const number = etagSalt === undefined ? version : version * 2 ** 32 + etagSalt;
  return Buffer.from(JSON.stringify({ id, version: number })).toString('base64');
}
