import { describe, expect, test } from 'vitest';
import { languages } from '../../src/texts/i18n.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

const files = import.meta.glob<Catalogue>('../../src/texts/*/*.json', { eager: true, import: 'default' });

/** The texts of a catalogue by their whole keys. */
function textsOf(catalogue: Catalogue, prefix = ''): ReadonlyMap<string, string> {
  const entries = Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...textsOf(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

function catalogueOf(language: string, namespace: string): ReadonlyMap<string, string> {
  const file = files[`../../src/texts/${language}/${namespace}.json`];
  if (file === undefined) throw new Error(`There is no ${language}/${namespace}.json`);
  return textsOf(file);
}

const namespaces = Object.keys(files).flatMap((path) => /\/en\/(\w+)\.json$/.exec(path)?.[1] ?? []);
const others = Object.keys(languages).filter((language) => language !== 'en');

const plural = /_(zero|one|two|few|many|other)$/;
const pluralOf = (key: string) => plural.exec(key)?.[1];
const stem = (key: string) => key.replace(plural, '');

/** Keys of texts with forms for numbers: `found` of `found_one` and `found_other`. */
function countedStems(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...texts.keys()].filter((key) => pluralOf(key) === 'other').map(stem));
}

function isForm(key: string, stems: ReadonlySet<string>): boolean {
  return pluralOf(key) !== undefined && stems.has(stem(key));
}

const variablesOf = (text: string) => [...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map(([, name]) => name).sort();
/** A number may be left out where a form stands for one number alone. */
const namedVariablesOf = (text: string) => variablesOf(text).filter((name) => name !== 'count');
const tagsOf = (text: string) => [...text.matchAll(/<\/?\w+/g)].map(([tag]) => tag).sort();

describe.each(namespaces)('the texts of %s', (namespace) => {
  const english = catalogueOf('en', namespace);
  const stems = countedStems(english);

  test.each(Object.keys(languages))('have the plural forms of %s', (language) => {
    const texts = catalogueOf(language, namespace);
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const counted of stems) {
      const forms = [...texts.keys()].filter((key) => stem(key) === counted && pluralOf(key) !== undefined);
      expect(new Set(forms.map(pluralOf)), `${language}: ${counted}`).toEqual(new Set(pluralCategories));
    }
  });

  test.each(others)('are the same ones in %s', (language) => {
    const texts = catalogueOf(language, namespace);
    const plain = (keys: Iterable<string>) => [...keys].filter((key) => !isForm(key, stems)).sort();
    expect(plain(texts.keys())).toEqual(plain(english.keys()));
  });

  test.each(others)('say in %s what is put into them', (language) => {
    for (const [key, text] of catalogueOf(language, namespace)) {
      const model = english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
      expect(namedVariablesOf(text), `${language}: ${key}`).toEqual(namedVariablesOf(model));
      expect(tagsOf(text), `${language}: ${key}`).toEqual(tagsOf(model));
    }
  });

  test.each(others)('are all in %s', (language) => {
    const left = [...catalogueOf(language, namespace)]
      .filter(([key, text]) => text === english.get(key) && !isInternational(text, language))
      .map(([key, text]) => `${namespace}.${key}: ${text}`);
    expect(left).toEqual([]);
  });

  test.each(Object.keys(languages))('are typeset as in %s', (language) => {
    for (const [key, text] of catalogueOf(language, namespace)) {
      expect(text, key).not.toBe('');
      expect(text, key).not.toMatch(/\s$|\.\.\.|\S'|"/);
      if (language === 'fr') expect(text, key).not.toMatch(/ [:;?!»]|« /);
    }
  });
});

/** Texts without a word of English: names, codes, signs, and what is put in. */
function isInternational(text: string, language: string): boolean {
  return (
    /^[^a-z]*$/i.test(text.replaceAll(/\{\{.*?\}\}/g, '')) || names.has(text) || !!sameWords[language]?.includes(text)
  );
}

/** What is called so everywhere. */
const names = new Set([
  ...['Microsoft ID', 'Partnerite', 'Node.js', 'curl', 'cURL', 'ID', 'URL', 'ETag', 'JSON', 'Webhook', '{{time}} ms'],
  ...['Jan Mayen', 'Saba', 'Sint Eustatius'],
]);

/** Words that happen to be the same in English. */
const sameWords: Readonly<Record<string, readonly string[]>> = {
  fr: [
    ...['Action', 'Actions', 'Applications', 'Contact', 'Culture', 'Pages', 'Qualification', 'Syndication', 'Version'],
    ...['Date', 'Description', 'Message', 'Notifications', 'Source', 'Type'],
  ],
  nl: [
    ...['Account', 'Contact', 'Database', 'Details', 'Partner', 'Reseller', 'Resource', 'Sandbox', 'Server', 'Status'],
    ...['Type', 'Webhooks'],
  ],
  sv: ['Federation', 'Partner', 'Period', 'Region', 'Server', 'Status', 'Version', 'Webhookar'],
};
