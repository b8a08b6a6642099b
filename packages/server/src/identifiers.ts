import type { Random } from './operation.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(value: string): boolean {
  return guid.test(value);
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const groupStarts = new Set([4, 6, 8, 10]);

function format(bytes: Uint8Array, version: number): string {
  let text = '';
  for (let index = 0; index < 16; index += 1) {
    let byte = bytes[index] ?? 0;
    if (index === 6) byte = (byte & 0x0f) | (version << 4);
    if (index === 8) byte = (byte & 0x3f) | 0x80;
    text += groupStarts.has(index) ? `-${hexOf[byte]}` : hexOf[byte];
  }
  return text;
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
