/** The parts of a person's name, each as typed. */
export interface PersonName {
  readonly firstName?: string | undefined;
  readonly middleName?: string | undefined;
  readonly lastName?: string | undefined;
}

/** Chinese and Korean names are written without a blank, the family name first. */
const joinedScript = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;
const japaneseScript = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Countries where the family name comes first in Latin letters too. */
const familyNameFirst: ReadonlySet<string> = new Set(['HU', 'VN', 'KH']);

/** The name as it is written in its country (ISO 3166-1 code): 陳怡君, Szabó Anna, Gena Soto. */
export function formatPersonName(name: PersonName, country = ''): string {
  const [given, middle, family] = [name.firstName, name.middleName, name.lastName].map((part) => part?.trim() ?? '');
  const fromFamily = [family, middle, given].filter((part) => part !== undefined && part !== '');
  const whole = fromFamily.join('');
  if (country === 'JP' && japaneseScript.test(whole)) return fromFamily.join(' ');
  if (joinedScript.test(whole)) return whole;
  if (isFamilyNameFirst(country)) return fromFamily.join(' ');
  return [given, middle, family].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Whether the form of a person asks for the family name first. */
export function asksFamilyNameFirst(country: string): boolean {
  return isFamilyNameFirst(country) || ['CN', 'HK', 'JP', 'KP', 'KR', 'MO', 'TW'].includes(country);
}

function isFamilyNameFirst(country: string): boolean {
  return familyNameFirst.has(country);
}
