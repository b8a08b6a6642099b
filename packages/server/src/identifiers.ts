import type { Random } from './operation.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(value: string): boolean {
  return guid.test(value);
}

function format(bytes: Uint8Array, version: number): string {
  const [clock = 0, variant = 0] = [bytes[6], bytes[8]];
  bytes[6] = (clock & 0x0f) | (version << 4);
  bytes[8] = (variant & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A random GUID (RFC 9562, version 4). */
export function newGuid(random: Random): string {
  return format(Uint8Array.from(random.bytes(16)), 4);
}

/** A GUID that sorts by its time (RFC 9562, version 7). `now` in Unix milliseconds. */
export function newTimeOrderedGuid(random: Random, now: number): string {
  const bytes = Uint8Array.from(random.bytes(16));
  new DataView(bytes.buffer).setUint32(0, Math.floor(now / 0x1_0000));
  new DataView(bytes.buffer).setUint16(4, now % 0x1_0000);
  return format(bytes, 7);
}
