/** What the first domain of every customer ends in. */
export const domainSuffix = '.onmicrosoft.com';

/** One part of a domain name, in lower case (RFC 1123, section 2.1). */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Longest prefix that is proposed, in characters: it has to be typed at each sign-in. */
const proposedLength = 27;

export function isPrefix(text: string): boolean {
  return label.test(text);
}

export function domainOf(prefix: string): string {
  return prefix + domainSuffix;
}

/** What was typed as a prefix: also when the whole domain was. */
export function typedPrefix(text: string): string {
  const lower = text.trim().toLowerCase();
  return lower.endsWith(domainSuffix) ? lower.slice(0, -domainSuffix.length) : lower;
}

/** A prefix made from the name of a company; empty for a name without Latin letters and digits. */
export function proposedPrefix(companyName: string): string {
  return companyName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, proposedLength);
}
