import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { regionalForm } from './i18n.ts';

/** Values as people of the page's language write them, where the browser says that this one lives. */
export function useFormat() {
  const { language } = useTranslation().i18n;
  return useMemo(() => formatsOf(language, regionalForm(language, navigator.languages)), [language]);
}

/** @param form the language with its region, for dates and numbers */
export function formatsOf(language: string, form = language) {
  const dateTime = new Intl.DateTimeFormat(form, { dateStyle: 'medium', timeStyle: 'medium' });
  const date = new Intl.DateTimeFormat(form, { dateStyle: 'full' });
  const time = new Intl.DateTimeFormat(form, { timeStyle: 'medium' });
  const number = new Intl.NumberFormat(form);
  const list = new Intl.ListFormat(language);
  const regions = new Intl.DisplayNames(language, { type: 'region' });
  const languageNames = new Intl.DisplayNames(language, { type: 'language' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    dateTime: (at: Date) => dateTime.format(at),
    date: (at: Date) => date.format(at),
    time: (at: Date) => time.format(at),
    /** How long ago it is, in the largest unit that fits: 5 minutes ago, yesterday. */
    ago: (at: Date, now: Date) => relative.format(...distance(at, now)),
    number: (value: number) => number.format(value),
    list: (values: readonly string[]) => list.format(values),
    /** Name of a country by its ISO 3166-1 code; the code itself where there is none. */
    country: (code: string) => nameOf(regions, code),
    /** Name of a language or culture by its tag; the tag itself where there is none. */
    languageName: (tag: string) => nameOf(languageNames, tag),
  };
}

/** Units of time and their lengths in seconds, the largest first. */
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

function distance(at: Date, now: Date): [number, Intl.RelativeTimeFormatUnit] {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  const [unit, length] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return [Math.trunc(seconds / length), unit];
}

/** A code that is none throws a RangeError. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
