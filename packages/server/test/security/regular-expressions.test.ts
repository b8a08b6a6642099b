import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { maxIdLength } from '@partnerite/contract/headers.ts';
import { type Operation, operations } from '@partnerite/contract/operations.ts';
import { maxPartBytes } from '../../src/activity/kept-parts.ts';
import { shownRequest } from '../../src/activity/render.ts';
import { dateAgreedForm } from '../../src/agreements/date-agreed.ts';
import data from '../../src/countries/data/countries.json' with { type: 'json' };
import { registrationNumberPattern } from '../../src/countries/registration-number.ts';
import { type SourcePattern, sourcePatterns } from './source-patterns.ts';

// Its JavaScript is enough, and the same everywhere. Read when the module is loaded.
process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');

/** Long enough for the largest of them on a busy machine, in milliseconds. */
const timeout = 120_000;

/** Each word of a path stands between slashes, which nothing else can match: one letter says as much about time as ten. */
const pathPattern = ({ path }: Operation) =>
  `^${path.replaceAll(/\{\w+\}|\w+/g, (part) => (part.startsWith('{') ? '[^/]+' : 'a'))}$`;

/** Where regular expressions are made of other texts, and of which. A new place has to be put here. */
const made: Readonly<Record<string, { readonly flags: string; readonly sources: readonly string[] }>> = {
  // Texts of members called `pattern`, which are found in the source too.
  'packages/dashboard/src/address/constraints.ts': { flags: '', sources: [] },
  'packages/server/src/agreements/date-agreed.ts': { flags: 'i', sources: [dateAgreedForm.source] },
  'packages/server/src/countries/postal-code-form.ts': {
    flags: '',
    sources: Object.values(data.postalCodesOfStates).flatMap((states) => Object.values(states)),
  },
  'packages/server/src/countries/postal-code.ts': { flags: '', sources: Object.values(data.postalCodePatterns) },
  'packages/server/src/countries/registration-number.ts': { flags: 'u', sources: [registrationNumberPattern] },
  'packages/server/src/http/identifiers.ts': { flags: '', sources: [`^[\\x20-\\x7e]{1,${maxIdLength}}$`] },
  'packages/server/src/http/server.ts': {
    flags: 'i',
    sources: Object.values<Operation>(operations).map(pathPattern),
  },
};

/** What the tool cannot judge, in a form that it can: one that matches no less. */
const judgedAs: ReadonlyMap<string, string> = new Map([
  [
    // It knows no look-behind; what stands before a name is read in its place.
    String.raw`(?<![\w-])([\w-]+)(["']?\s{0,10}[:=]\s{0,10})("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s,;&}]+)`,
    String.raw`(?:^|[^\w-])([\w-]+)(["']?\s{0,10}[:=]\s{0,10})("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s,;&}]+)`,
  ],
]);

describe('no regular expression can be made slow', () => {
  const { written, made: calls } = sourcePatterns();
  const all: SourcePattern[] = [...written];
  for (const [file, { flags, sources }] of Object.entries(made)) {
    all.push(...sources.map((source) => ({ file, source, flags })));
  }

  test('each is found: those that are written, and each place where one is made', () => {
    assert.ok(written.length > 150, `${written.length} are found`);
    assert.deepEqual([...new Set(calls.map(({ file }) => file))].sort(), Object.keys(made).sort());
  });

  const unlike = Map.groupBy(all, ({ source, flags }) => `/${source}/${flags}`);

  test('each takes time in proportion to the text, by proof', (t) => {
    const slow = [...unlike].flatMap(([name, [first]]) => {
      if (first === undefined) return [];
      const { file, source, flags } = first;
      const { status } = checkSync(judgedAs.get(source) ?? source, flags, { checker: 'automaton', timeout });
      return status === 'safe' ? [] : [`${file}: ${name}: ${status}`];
    });
    assert.deepEqual(slow, []);
    t.diagnostic(`${unlike.size} regular expressions`);
  });

  test('what is judged in another form is still there, and gets no text that is long', () => {
    const sources = new Set(written.map(({ source }) => source));
    for (const source of judgedAs.keys()) assert.ok(sources.has(source), source);
    const body = 'password: '.repeat(maxPartBytes);
    const shown = shownRequest({
      id: 1,
      seen: {
        exchange: {
          identifiers: { requestId: '', correlationId: '', repeatable: false },
          operationId: undefined,
          operation: undefined,
          now: 0,
          started: 0,
          unrecorded: false,
          principal: undefined,
        },
        durationMs: 0,
        method: 'PUT',
        url: '/',
        status: 400,
        partner: undefined,
        requestFields: [],
        requestBody: body,
        responseFields: [],
        responseBody: undefined,
      },
    });
    assert.equal(shown.truncated, true);
    assert.ok((shown.requestBody ?? '').length <= maxPartBytes);
  });
});
