/** Languages that the pages are written in, as they stand in `lang`. */
export const pageLanguages = ['en', 'fr', 'sv', 'nl', 'zh-TW'] as const;

export type PageLanguage = (typeof pageLanguages)[number];

/** Longest list of languages that is looked at, in characters. */
const maxListLength = 500;

/**
 * The first language of the user's that the pages have: as the application wishes (`ui_locales`, OpenID Connect Core, section
 * 3.1.2.1), else as the browser says (`Accept-Language`, RFC 9110, section 12.5.4).
 */
export function pageLanguage(uiLocales: string | undefined, acceptLanguage: string | undefined): PageLanguage {
  const wished = [...(uiLocales ?? '').slice(0, maxListLength).split(' '), ...byWeight(acceptLanguage ?? '')];
  for (const tag of wished) {
    const [language] = tag.toLowerCase().split('-');
    const known = pageLanguages.find((each) => each.split('-')[0] === language);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** Tags of the header, the heaviest first; those of equal weight in their order. */
function byWeight(acceptLanguage: string): readonly string[] {
  return acceptLanguage
    .slice(0, maxListLength)
    .split(',')
    .map((element) => {
      const [tag = '', ...parameters] = element.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
