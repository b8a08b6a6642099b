/** Length of an id, in bytes. */
const length = 16;

/** An id by which the service knows a repetition. `crypto.randomUUID` is absent where the page came over plain HTTP. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
