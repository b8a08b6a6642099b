/**
 * What company names are compared and ordered by: without regard to case and accents (protocol, section 6.9).
 * A prefix of a name has a prefix of its key.
 */
export function nameKey(name: string): string {
  return name.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

export function domainKey(domain: string): string {
  return domain.toLowerCase();
}
