import i18next, { type CustomTypeOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isolated } from './isolated.ts';
import { rememberedLanguage } from './remembered-language.ts';

/** The languages of the dashboard, each by its own name. */
export const languages = {
  en: 'English',
  fr: 'Français',
  nl: 'Nederlands',
  sv: 'Svenska',
  'zh-TW': '中文（台灣）',
} as const;

export type Language = keyof typeof languages;

/** Of a page, or `common` for what several pages say. */
export type Namespace = keyof CustomTypeOptions['resources'];

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

const catalogues = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json');

/** Loads each catalogue when it is first needed. */
const backend = {
  type: 'backend' as const,
  async read(language: string, namespace: string) {
    const load = catalogues[`./${language}/${namespace}.json`];
    if (load === undefined) throw new Error(`There is no catalogue ${namespace} in ${language}`);
    return (await load()).default;
  },
};

/**
 * Loads the texts of the frame in the language of the person, as far as we have it.
 * @throws TextsMissing
 */
export async function prepareTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: rememberedLanguage() ?? preferredLanguage(navigator.languages),
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['common'],
      defaultNS: 'common',
      // React escapes what is no text.
      interpolation: { escapeValue: true, escape: isolated },
    });
  requireTexts('common');
}

/** The texts of a page could not be loaded. */
export class TextsMissing extends Error {
  override readonly name = 'TextsMissing';
}

/**
 * Loads the texts of a page while its program is loaded.
 * @throws TextsMissing
 */
export async function loadTexts(namespace: Namespace): Promise<void> {
  await i18next.loadNamespaces(namespace);
  requireTexts(namespace);
}

function requireTexts(namespace: Namespace): void {
  if (!i18next.hasResourceBundle(i18next.language, namespace)) throw new TextsMissing(namespace);
}

/** The first of the wanted languages that we have: `zh-Hant-HK` is answered with `zh-TW`, `fr-CA` with `fr`. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const own = Object.keys(languages)
      .filter(isLanguage)
      .find((language) => primaryOf(language) === primaryOf(tag));
    if (own !== undefined) return own;
  }
  return 'en';
}

/** The first of the wanted tags that is of a page's language: dates of `en` are written in one way in `en-GB`, in another in `en-US`. */
export function regionalForm(language: string, wanted: readonly string[]): string {
  return wanted.find((tag) => primaryOf(tag) === primaryOf(language)) ?? language;
}

function primaryOf(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}
