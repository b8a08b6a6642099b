import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../texts/format.ts';
import { countryCodes } from './generated/locales.ts';

export interface Country {
  /** Two letters. */
  readonly code: string;
  readonly name: string;
}

/** Codes of the vendor, or withdrawn ones, that standards have no names for any more. */
const ownNames = ['AN', 'XE', 'XJ', 'XS'] as const;

/** Name of a country by its code, in the language of the page. */
export function useCountryName(): (code: string) => string {
  const { t } = useTranslation();
  const { country } = useFormat();
  return useMemo(() => {
    const named = new Map<string, string>(ownNames.map((code) => [code, t(`address.regions.${code}`)]));
    return (code) => named.get(code) ?? country(code);
  }, [t, country]);
}

/** All countries that a customer can be in, in the order of the page's language. */
export function useCountries(): readonly Country[] {
  const { language } = useTranslation().i18n;
  const nameOf = useCountryName();
  return useMemo(() => {
    const { compare } = new Intl.Collator(language);
    return countryCodes
      .map((code) => ({ code, name: nameOf(code) }))
      .sort((one, other) => compare(one.name, other.name));
  }, [language, nameOf]);
}

/** The countries whose name has a word that begins so, or whose code is that; without regard to case and accents. */
export function searchCountries(countries: readonly Country[], typed: string): readonly Country[] {
  const wanted = plain(typed);
  if (wanted === '') return countries;
  const matches = countries.filter(({ code, name }) => {
    const text = plain(name);
    return (
      code.toLowerCase() === wanted || text.startsWith(wanted) || text.includes(` ${wanted}`) || isIn(text, wanted)
    );
  });
  // Whoever types a code means that country.
  return [...matches].sort((one, other) => rank(one, wanted) - rank(other, wanted));
}

/** Scripts without blanks between words are looked into. */
function isIn(text: string, wanted: string): boolean {
  return /\p{Script=Han}/u.test(wanted) && text.includes(wanted);
}

function rank({ code, name }: Country, wanted: string): number {
  if (code.toLowerCase() === wanted) return 0;
  return plain(name).startsWith(wanted) ? 1 : 2;
}

function plain(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
