import type { Random } from './operation.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(value: string): boolean {
  return guid.test(value);
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Written out byte by byte: every request needs two GUIDs, and a loop took three times as long. */
function format(bytes: Uint8Array, version: number): string {
  const hex = (index: number) => hexOf[bytes[index] ?? 0] ?? '';
  const versioned = hexOf[((bytes[6] ?? 0) & 0x0f) | (version << 4)] ?? '';
  const variant = hexOf[((bytes[8] ?? 0) & 0x3f) | 0x80] ?? '';
  return (
    `${hex(0)}${hex(1)}${hex(2)}${hex(3)}-${hex(4)}${hex(5)}-${versioned}${hex(7)}-${variant}${hex(9)}` +
    `-${hex(10)}${hex(11)}${hex(12)}${hex(13)}${hex(14)}${hex(15)}`
  );
}

/** A random GUID (RFC 9562, version 4). */
export function newGuid(random: Random): string {
  return format(random.bytes(16), 4);
}

/** Bytes of the time at the beginning of a time-ordered GUID, the highest first. */
const timeBytes = 6;

/** A GUID that sorts by its time (RFC 9562, version 7). `now` in Unix milliseconds. */
export function newTimeOrderedGuid(random: Random, now: number): string {
  const bytes = random.bytes(16);
  let rest = now;
  for (let index = timeBytes - 1; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return format(bytes, 7);
}
