import { isDeepStrictEqual, stripVTControlCharacters } from 'node:util';
import type { Paint } from './paint.ts';

/** How much is shown of a list and of a text. */
const shownItems = 3;
const shownCharacters = { sentence: 160, word: 80 };
/** Objects and lists that fit into this many characters are written in one line. */
const lineWidth = 90;

const indent = '  ';

type JsonObject = Readonly<Record<string, unknown>>;
const secretMembers = /password|secret|(?:access|refresh|id)_?token/i;

/**
 * A JSON body as indented lines: without secrets, with long lists and texts cut short. What is not JSON is one line.
 * @param text as it came over the wire
 * @param before an earlier body of the same resource, as JSON text: only what differs from it is shown
 */
export function jsonLines(text: string, paint: Paint, before = 'null'): readonly string[] {
  try {
    return linesOf(JSON.parse(text), JSON.parse(before), paint);
  } catch {
    return [paint('quiet', shorten(printable(text)))];
  }
}

/** Text that moves no cursor and sets no colour. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** Text cut short, for what nobody reads to the end. */
export function shorten(text: string): string {
  const limit = text.includes(' ') ? shownCharacters.sentence : shownCharacters.word;
  const characters = [...text];
  return characters.length > limit ? `${characters.slice(0, limit).join('')}…` : text;
}

function linesOf(value: unknown, before: unknown, paint: Paint): readonly string[] {
  if (Array.isArray(value)) {
    const left = value.length - shownItems;
    const items = value.slice(0, shownItems).map((item) => linesOf(item, undefined, paint));
    return bracketed(['[', ']'], left > 0 ? [...items, [paint('quiet', `… ${left} more`)]] : items);
  }
  if (isObject(value)) return bracketed(['{ ', ' }'], membersOf(value, isObject(before) ? before : {}, paint));
  if (typeof value === 'string') return [paint('text', JSON.stringify(shorten(printable(value))))];
  return [paint('notable', String(value))];
}

function membersOf(value: JsonObject, before: JsonObject, paint: Paint): readonly (readonly string[])[] {
  const entries = Object.entries(value);
  const news = entries.filter(([name, member]) => !isDeepStrictEqual(member, before[name]));
  const members = news.map(([name, member]) => memberLines(name, member, before[name], paint));
  const gone = Object.keys(before).filter((name) => value[name] === undefined);
  const removed = gone.map((name) => [paint('notable', `${JSON.stringify(printable(name))} is gone`)]);
  return [...members, ...removed, ...(news.length < entries.length ? [[paint('quiet', '…')]] : [])];
}

function memberLines(name: string, value: unknown, before: unknown, paint: Paint): readonly string[] {
  const [first = '', ...rest] = hidden(name, paint) ?? linesOf(value, before, paint);
  return [`${paint('name', JSON.stringify(printable(name)))}: ${first}`, ...rest];
}

/** What stands for a value that must not, or need not, be seen. */
function hidden(name: string, paint: Paint): readonly string[] | undefined {
  if (secretMembers.test(name)) return [paint('quiet', '"***"')];
  return name === 'links' ? [`{ ${paint('quiet', '…')} }`] : undefined;
}

/** In one line where there is room, else one part below the other. */
function bracketed([open, close]: readonly [string, string], parts: readonly (readonly string[])[]): readonly string[] {
  if (parts.length === 0) return [open.trim() + close.trim()];
  const inOneLine = `${open}${parts.map(([first]) => first).join(', ')}${close}`;
  if (parts.every((part) => part.length === 1) && widthOf(inOneLine) <= lineWidth) return [inOneLine];
  const lines = parts.flatMap((part, index) =>
    part.map((line, row) => `${indent}${line}${row === part.length - 1 && index < parts.length - 1 ? ',' : ''}`),
  );
  return [open.trim(), ...lines, close.trim()];
}

/** Characters that are seen: colours take no room. */
function widthOf(line: string): number {
  return [...stripVTControlCharacters(line)].length;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
