import { type ErrorName, errors, maxDescriptionLength } from './errors.ts';
import { chineseTaiwan } from './translations/chinese-taiwan.ts';
import { dutch } from './translations/dutch.ts';
import { french } from './translations/french.ts';
import { swedish } from './translations/swedish.ts';

/** The descriptions of every error, by language tag. English stands in the catalogue itself. */
export const errorTranslations = {
  fr: french,
  sv: swedish,
  nl: dutch,
  'zh-TW': chineseTaiwan,
} as const satisfies Record<string, Readonly<Record<ErrorName, string>>>;

type TranslatedLanguage = keyof typeof errorTranslations;

const simpleLanguages: ReadonlyMap<string, TranslatedLanguage> = new Map([
  ['fr', 'fr'],
  ['sv', 'sv'],
  ['nl', 'nl'],
]);

/** Subtags after which Chinese is written in the traditional script. */
const traditionalChinese: ReadonlySet<string> = new Set(['hant', 'tw', 'hk']);

const ellipsis = '…';

/**
 * The wire text of an error (protocol, section 5), at most {@link maxDescriptionLength} characters.
 *
 * @param locale the value of `X-Locale`, quoted or not; English where it is absent or not translated.
 * @param values what `{0}`, `{1}` ... stand for. They may be user input: control characters are taken out.
 */
export function describeError(name: ErrorName, locale: string | undefined, values: readonly string[]): string {
  const language = locale === undefined ? undefined : translatedLanguage(locale);
  const template = language === undefined ? errors[name].description : errorTranslations[language][name];
  // A function as replacement: `$` in a value has no meaning, and a value that looks like a placeholder is not filled.
  return truncate(template.replace(/\{(\d)\}/g, (_, index: string) => printable(values[Number(index)] ?? '')));
}

function translatedLanguage(locale: string): TranslatedLanguage | undefined {
  const [language = '', ...subtags] = locale.replaceAll(/["']/g, '').trim().toLowerCase().split('-');
  if (language === 'zh') return subtags.some((subtag) => traditionalChinese.has(subtag)) ? 'zh-TW' : undefined;
  return simpleLanguages.get(language);
}

function printable(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '').toWellFormed();
}

function truncate(text: string): string {
  if (text.length <= maxDescriptionLength) return text;
  const kept = text.slice(0, maxDescriptionLength - ellipsis.length);
  const endsInHalfACharacter = !kept.isWellFormed();
  return (endsInHalfACharacter ? kept.slice(0, -1) : kept) + ellipsis;
}
