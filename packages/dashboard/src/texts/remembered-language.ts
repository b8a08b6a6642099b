import i18next from 'i18next';
import { isLanguage, type Language } from './i18n.ts';

const key = 'partnerite.language';

export function rememberedLanguage(): Language | undefined {
  const kept = window.localStorage.getItem(key);
  return kept !== null && isLanguage(kept) ? kept : undefined;
}

/** Shows everything in this language from now on, also after a reload; nothing changes when its texts cannot be loaded. */
export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.loadLanguages(language);
  if (!i18next.hasResourceBundle(language, 'common')) return;
  window.localStorage.setItem(key, language);
  await i18next.changeLanguage(language);
}
