/** What is wrong with one member of a form. */
export interface Problem {
  /** Path of the member, as in the `data` of an error: `defaultAddress.postalCode`. */
  readonly path: string;
  readonly kind: 'missing' | 'tooShort' | 'tooLong' | 'invalid' | 'unsupported';
  /** Fewest or most characters, of `tooShort` and `tooLong`. */
  readonly limit?: number;
  /** What would be right. */
  readonly example?: string;
}
