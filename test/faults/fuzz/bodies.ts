import { gzipSync } from 'node:zlib';
import type { TSchema } from 'typebox';
import type { SeededRandom } from '../../seeded-random.ts';
import { documentOf } from './documents.ts';

/** A body, a character for each byte, with placeholders; and the headers that belong to it. */
export interface BodyTemplate {
  readonly text: string;
  readonly headers: readonly string[];
}

const json = ['Content-Type: application/json'];

export const hostileTexts: readonly string[] = [
  ...['', ' ', '\u0000', '\ud800', '\u202e{{mark}}', '\ufeff', '__proto__', 'constructor', 'toString'],
  ...["' OR '1'='1", '"; DROP TABLE customers; --', '../../etc/passwd', '%00', '%', '#{7*7}', '{0}{1}{9}'],
  ...['<script>alert(1)</script>', 'x'.repeat(300), 'a@'.repeat(100), 'é'.repeat(255), '𝒳'.repeat(51), '-1', '1e999'],
  ...['9223372036854775808', 'null', 'x'.repeat(20_000), '(((((a+)+)+)+)+)$', `${'a'.repeat(5_000)}!`, '\r\nX: y'],
  ...[
    ' '.repeat(10_000),
    `${'a.'.repeat(2_000)}com`,
    `${'1 '.repeat(2_000)}`,
    '🏳️‍🌈'.repeat(30),
    'ﷺ',
    'İ'.repeat(40),
    '\u0301'.repeat(200),
  ],
];
const hostileNumbers = [0, -1, -0, 0.1, 1e308, -1e308, 2 ** 53, 1e-320, 2147483648, 1e12, 1e12 + 1];
const hostileValues: readonly unknown[] = [null, true, false, [], {}, [[]], [null], { a: {} }, [1, 'x', null]];
const hostileNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  'id',
  'ID',
  'attributes',
  'links',
  '\u0000',
  'length',
];

/** An object that is nested so deeply that walking it takes much of a stack. */
const deep = (depth: number) => `${'{"attributes":'.repeat(depth)}1${'}'.repeat(depth)}`;
const deepList = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Bodies of any operation that are no documents of it. */
const foreignBodies: readonly string[] = [
  ...['', ' ', '\u0000', 'null', 'true', '[]', '{}', '1', '-0', '"x"', '[{}]', '{', '}', '[', '{"a":}', "{'a':1}"],
  ...['{"a":1,}', '{"a":1}{"a":1}', '{"a":1} x', '// c\n{}', 'NaN', '1e999', '"\\ud800"', '"\u0001"', '{"a":"\n"}'],
  ...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', `"${'x'.repeat(100_000)}"`],
  ...[deep(100), deep(5_000), deep(60_000), deepList(1_000), deepList(100_000), `[${'1,'.repeat(50_000)}1]`],
  `{${Array.from({ length: 5_000 }, (_, index) => `"m${index}":${index}`).join(',')}}`,
];

/** Bodies of one operation: good ones, and good ones that were spoilt. */
export function bodyTemplates(schema: TSchema, random: SeededRandom, count: number): readonly BodyTemplate[] {
  return Array.from({ length: count }, () => {
    const document = documentOf(schema, random);
    const kind = random.next();
    if (kind < 0.4) return { text: latin1(JSON.stringify(document)), headers: json };
    if (kind < 0.82) return { text: latin1(JSON.stringify(spoil(document, random))), headers: json };
    return kind < 0.92 ? spoiltText(JSON.stringify(document), random) : foreignBody(random);
  });
}

/** A body for an operation that takes none, or for a path that has no operation. */
export function foreignBody(random: SeededRandom): BodyTemplate {
  return { text: latin1(random.pick(foreignBodies)), headers: json };
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** A copy with one to three members dropped, renamed, replaced or added, anywhere in it. */
function spoil(document: unknown, random: SeededRandom): unknown {
  const holder = { document: structuredClone(document) };
  for (let edits = 1 + random.below(3); edits > 0; edits -= 1) {
    const objects = objectsIn(holder);
    const target = random.pick(objects);
    const own = Object.keys(target);
    const name = random.pick([...own, ...own, random.pick(hostileNames)]);
    const kind = random.next();
    if (kind < 0.2 && target !== holder) Reflect.deleteProperty(target, name);
    else if (kind < 0.3 && own.includes(name)) {
      put(target, random.chance(0.5) ? name.toUpperCase() : `${name} `, Reflect.get(target, name));
    }
    // An address that a stranger could have must not come of it: nothing is sent there.
    else put(target, name, hostileValue(random));
  }
  return holder.document;
}

function hostileValue(random: SeededRandom): unknown {
  const kind = random.next();
  if (kind < 0.5) return random.pick(hostileTexts);
  if (kind < 0.7) return random.pick(hostileNumbers);
  return structuredClone(random.pick(hostileValues));
}

/** Whatever its name: an assignment to `__proto__` would not be a member. */
function put(target: object, name: string, value: unknown): void {
  // Members of a list that are no items would not be written.
  const key = Array.isArray(target) ? String(target.length) : name;
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

function spoiltText(text: string, random: SeededRandom): BodyTemplate {
  const bytes = Buffer.from(text);
  const variants: readonly (() => BodyTemplate)[] = [
    () => ({ text: latin1(text.slice(0, random.below(text.length))), headers: json }),
    () => ({ text: latin1(`\uFEFF${text}`), headers: json }),
    () => ({ text: latin1(`${text}${random.pick(hostileTexts)}`), headers: json }),
    () => ({ text: latin1(text.replace(/[:,]/, random.pick(hostileTexts))), headers: json }),
    () => ({ text: latin1(`${text.slice(0, -1)},${text.slice(1)}`), headers: json }),
    () => ({
      text: Buffer.from(text, 'utf16le').toString('latin1'),
      headers: ['Content-Type: application/json; charset=utf-16'],
    }),
    () => ({ text: Buffer.from(text, 'utf16le').toString('latin1'), headers: json }),
    () => ({ text: gzipSync(bytes).toString('latin1'), headers: [...json, 'Content-Encoding: gzip'] }),
    () => ({ text: gzipSync(bytes).toString('latin1'), headers: json }),
    () => ({ text: latin1(text), headers: ['Content-Type: application/xml'] }),
    () => ({ text: latin1(text), headers: ['Content-Type: text/json; charset=latin1'] }),
    () => ({ text: latin1(text), headers: [] }),
    () => ({ text: `${latin1(text).slice(0, -2)}\xff\xfe"}`, headers: json }),
  ];
  return random.pick(variants)();
}
