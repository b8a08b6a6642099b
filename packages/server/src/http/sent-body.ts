/** Bytes, or a text with one character for each. */
export type SentBody = Buffer | string;

/** Whether the bytes are not a window into memory that others use too. */
export function ownsMemory({ byteLength, buffer }: Uint8Array): boolean {
  return byteLength === buffer.byteLength;
}
