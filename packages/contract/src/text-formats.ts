export interface TextFormat {
  readonly pattern: RegExp;
  readonly message: string;
}

/** What the `format` of a schema asks of a text. Bounded in every part, so that no input makes them slow. */
export const textFormats: ReadonlyMap<string, TextFormat> = new Map([
  [
    'email',
    {
      pattern: /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,190}\.[^\s@.<>"(),:;[\]\\]{2,63}$/,
      message: 'must be an e-mail address',
    },
  ],
  [
    'hostname',
    {
      pattern: /^(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/i,
      message: 'must be a domain name',
    },
  ],
  // Whatever was sent is what will be typed: it is neither trimmed nor normalised.
  ['password', { pattern: /(?:)/, message: '' }],
  ['uuid', { pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, message: 'must be a GUID' }],
]);
