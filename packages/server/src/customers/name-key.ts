/** Compatibility forms can be eighteen times as long as a name; what comes later decides no order that anyone sees. */
const maxKeyLength = 255;

/**
 * What company names are compared and ordered by: without regard to case and accents (protocol, section 6.9).
 * A prefix of a name has a prefix of its key.
 */
export function nameKey(name: string): string {
  const folded = name.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  // A sigma is written otherwise at the end of a word, where a prefix may end too.
  return folded.replaceAll('ς', 'σ').slice(0, maxKeyLength).toWellFormed();
}

export function domainKey(domain: string): string {
  return domain.toLowerCase();
}
