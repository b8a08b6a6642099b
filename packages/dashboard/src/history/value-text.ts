import type { formatsOf } from '../texts/format.ts';

/** Longest value that is shown as a whole, in characters. */
const maxLength = 400;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What the text of a value needs of the page. */
export interface ValueWords {
  readonly format: ReturnType<typeof formatsOf>;
  readonly country: (code: string) => string;
  /** A word of the page for one of the service, if there is one. */
  readonly word: (value: string) => string | undefined;
}

/** A plain value as people of the page's language read it. */
export function valueText(name: string, value: unknown, words: ValueWords): string {
  const { format, country, word } = words;
  if (Array.isArray(value)) return format.list(value.map((item) => valueText(name, item, words)));
  if (typeof value === 'number') return format.number(value);
  const text = String(value);
  switch (name) {
    case 'country':
    case 'usageLocation':
      return withCode(country(text), text);
    case 'culture':
    case 'language':
      return withCode(format.languageName(text), text);
    default:
      if (instant.test(text) && !Number.isNaN(Date.parse(text))) return format.dateTime(new Date(text));
      return word(text) ?? shortened(text);
  }
}

function withCode(name: string, code: string): string {
  return name === code ? code : `${name} (${code})`;
}

function shortened(text: string): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}
