import { type Encoding, encodings } from './built-files.ts';

/** The best encoding among those there are that the client takes (RFC 9110, section 12.5.3). */
export function chooseEncoding(
  acceptEncoding: string | undefined,
  available: ReadonlyMap<Encoding, Buffer>,
): Encoding | undefined {
  if (acceptEncoding === undefined) return undefined;
  const taken = new Set(acceptEncoding.split(',').flatMap(takenCoding));
  return encodings.map(({ name }) => name).find((name) => available.has(name) && taken.has(name));
}

/** A coding whose weight is nought is refused. */
function takenCoding(element: string): readonly string[] {
  const [coding = '', ...parameters] = element.toLowerCase().split(';');
  const refused = parameters.some((parameter) => /^\s*q\s*=\s*0(?:\.0*)?\s*$/.test(parameter));
  return refused ? [] : [coding.trim()];
}
