const lastCodePoint = 0x10ffff;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/**
 * Compares as a database with a binary collation does: by the bytes of UTF-8, which is by code points.
 * The `<` of strings compares UTF-16 units and puts U+FF01 after U+1F600.
 *
 * @returns negative, zero or positive
 */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/**
 * The least text that is greater than every text with this prefix, in the order of `compareText`, or `undefined` if
 * there is none: for a range search `prefix <= text < end`.
 */
export function endOfPrefix(prefix: string): string | undefined {
  const codePoints = Array.from(prefix.toWellFormed(), (character) => character.codePointAt(0) ?? 0);
  while (codePoints.at(-1) === lastCodePoint) {
    codePoints.pop();
  }
  const last = codePoints.pop();
  if (last === undefined) {
    return undefined;
  }
  const next = last + 1 === firstSurrogate ? lastSurrogate + 1 : last + 1;
  return String.fromCodePoint(...codePoints, next);
}
