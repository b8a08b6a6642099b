import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../seeded-random.ts';
import { type Action, checkHistory, type Operation, valueAfter } from './linearizability.ts';

const read = (value: string): Action => ({ kind: 'read', value });
const blind = (value: string): Action => ({ kind: 'write', value, expected: undefined, outcome: 'done' });
const write = (expected: string, value: string, outcome: 'done' | 'refused' = 'done'): Action => ({
  kind: 'write',
  value,
  expected,
  outcome,
});

/** An operation of a client of its own. */
const from = (called: number, returned: number, action: Action): Operation => ({
  client: `${called}`,
  key: 'profile',
  called,
  returned,
  action,
});
const unanswered = (called: number, expected: string | undefined, value: string): Operation => ({
  client: `${called}`,
  key: 'profile',
  called,
  returned: undefined,
  action: { kind: 'write', value, expected, outcome: 'unknown' },
});

/** The same one after the other. */
const inTurn = (...actions: readonly Action[]): readonly Operation[] =>
  actions.map((action, index) => from(2 * index, 2 * index + 1, action));

const isExplained = (operations: readonly Operation[]) => checkHistory(operations, () => 'a').length === 0;

const possible: Readonly<Record<string, readonly Operation[]>> = {
  'nothing at all': [],
  'reads and writes in turn': inTurn(read('a'), write('a', 'b'), read('b'), write('a', 'c', 'refused'), blind('d')),
  'a read beside a write that sees what was before, and one that sees what comes': [
    from(0, 9, write('a', 'b')),
    from(1, 8, read('a')),
    from(2, 7, read('b')),
  ],
  'reads that see two writes in the other order than they were called': [
    from(0, 9, blind('b')),
    from(1, 9, blind('c')),
    from(2, 3, read('c')),
    from(4, 5, read('b')),
  ],
  'the first of two updates of one version': [from(0, 5, write('a', 'b')), from(1, 6, write('a', 'c', 'refused'))],
  'an unanswered write that was done, long after': [unanswered(0, 'a', 'b'), ...[read('a'), read('b')].map(later)],
  'an unanswered write that was never done': [
    unanswered(0, 'a', 'b'),
    from(1, 2, write('a', 'c')),
    from(3, 4, read('c')),
  ],
  'a refusal because of an unanswered write that nobody has seen': [
    unanswered(0, 'a', 'b'),
    from(1, 2, write('a', 'c', 'refused')),
  ],
  'a read that begins when a write returns': [from(0, 1, write('a', 'b')), from(1, 2, read('a'))],
};

function later(action: Action, index: number): Operation {
  return from(10 + 2 * index, 11 + 2 * index, action);
}

const impossible: Readonly<Record<string, readonly Operation[]>> = {
  'a stale read': inTurn(write('a', 'b'), read('a')),
  'a stale read beside another write': [
    from(0, 1, write('a', 'b')),
    from(2, 9, write('b', 'c')),
    from(3, 4, read('a')),
  ],
  'a value that is seen, and then not yet': [from(0, 9, write('a', 'b')), from(1, 2, read('b')), from(3, 4, read('a'))],
  'a lost update: two of one version are done': [from(0, 5, write('a', 'b')), from(1, 6, write('a', 'c'))],
  'an acknowledged write that is gone': inTurn(write('a', 'b'), write('a', 'c')),
  'a write that came back': inTurn(blind('b'), blind('c'), read('b')),
  'a repeated write that was done twice, before and after another one': [
    from(0, 1, write('a', 'b')),
    from(2, 3, blind('c')),
    from(4, 5, read('b')),
  ],
  'a refusal without a reason': inTurn(write('a', 'b', 'refused')),
  'a refused write that was done': inTurn(write('x', 'b', 'refused'), read('b')),
  'an unanswered write of a version that never was': [unanswered(0, 'x', 'b'), from(1, 2, read('b'))],
  'an unanswered write before its call': [from(0, 1, read('b')), unanswered(2, 'a', 'b')],
  'an unanswered write that was done twice': [
    unanswered(0, undefined, 'b'),
    from(1, 2, read('b')),
    from(3, 4, write('b', 'c')),
    from(5, 6, read('b')),
  ],
};

describe('a register with compare-and-set', () => {
  for (const [what, operations] of Object.entries(possible)) {
    test(`may show ${what}`, () =>
      assert.deepEqual(
        checkHistory(operations, () => 'a'),
        [],
      ));
  }
  for (const [what, operations] of Object.entries(impossible)) {
    test(`never shows ${what}`, () => assert.equal(isExplained(operations), false));
  }

  test('is looked at alone, and the one that is wrong is shown with the place where it goes wrong', () => {
    const good = inTurn(read('a'), write('a', 'b'));
    const bad = inTurn(write('a', 'b'), read('b'), read('a')).map((operation) => ({ ...operation, key: 'other' }));
    const [example, ...more] = checkHistory([...good, ...bad], () => 'a');
    assert.deepEqual(more, []);
    assert.deepEqual(example, { key: 'other', initial: 'a', explained: bad.slice(0, 2), held: 'b', stuckAt: [bad[2]] });
  });
});

/** Tries every order of every choice of the operations, and knows nothing else. */
function isExplainedByAnyOrder(operations: readonly Operation[], value = 'a'): boolean {
  if (operations.every(({ returned }) => returned === undefined)) return true;
  return operations.some((operation, index) => {
    const rest = operations.toSpliced(index, 1);
    const isTooEarly = rest.some(({ returned }) => returned !== undefined && returned < operation.called);
    const next = isTooEarly ? undefined : valueAfter(value, operation.action);
    return next !== undefined && isExplainedByAnyOrder(rest, next);
  });
}

const value = fc.constantFrom('a', 'b', 'c');
const action: fc.Arbitrary<Action> = fc.oneof(
  value.map(read),
  fc.record({
    kind: fc.constant('write' as const),
    value,
    expected: fc.option(value, { nil: undefined }),
    outcome: fc.constantFrom('done' as const, 'done' as const, 'refused' as const, 'unknown' as const),
  }),
);
const operation: fc.Arbitrary<Operation> = fc
  .record({ client: fc.constant('any'), key: fc.constant('profile'), called: fc.nat(12), lasted: fc.nat(6), action })
  .map(({ lasted, ...rest }) => {
    const isUnknown = rest.action.kind === 'write' && rest.action.outcome === 'unknown';
    return { ...rest, returned: isUnknown ? undefined : rest.called + lasted };
  });

test('the search finds an order exactly where trying all of them finds one', () => {
  let explained = 0;
  const runs = 5_000;
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 7 }), (operations) => {
      const expected = isExplainedByAnyOrder(operations);
      if (expected) explained += 1;
      assert.equal(isExplained(operations), expected);
    }),
    { numRuns: runs },
  );
  assert.ok(explained > runs / 20 && explained < runs, 'there were histories of both kinds');
});

interface Simulated {
  readonly operations: number;
  readonly clients: number;
  /** How many of the operations are never answered. */
  readonly unknown: number;
  readonly seed: number;
}

/** What clients see of a real register, which does each operation at some moment between its call and its return. */
function simulate({ operations: total, clients, unknown, seed }: Simulated): readonly Operation[] {
  const { next: random } = seededRandom(seed);
  const operations: Operation[] = [];
  const known = new Map<string, string>();
  let held = 'a';
  const moments = Array.from({ length: total }, (_, index) => ({ at: index + random(), number: index }));
  for (const { at, number } of moments) {
    const client = `${number % clients}`;
    const [called, returned] = [at - random() * clients * 0.5, at + random() * clients * 0.5];
    const base = { client, key: 'profile', called };
    if (random() < 0.4) {
      operations.push({ ...base, returned, action: read(held) });
      known.set(client, held);
      continue;
    }
    const isBlind = random() < 0.2;
    const expected = isBlind ? undefined : random() < 0.7 ? held : (known.get(client) ?? 'a');
    const isDone = expected === undefined || expected === held;
    const name = `v${number}`;
    if (random() < unknown / total) {
      const isLost = random() < 0.5;
      const action = { kind: 'write', value: name, expected, outcome: 'unknown' } as const;
      operations.push({ ...base, returned: undefined, action });
      if (isDone && !isLost) held = name;
      continue;
    }
    const action = { kind: 'write', value: name, expected, outcome: isDone ? 'done' : 'refused' } as const;
    operations.push({ ...base, returned, action });
    if (isDone) held = name;
  }
  return operations;
}

describe('long histories', () => {
  for (const unknown of [0, 40, 200]) {
    test(`of 2,000 operations, about ${unknown} of them never answered, are explained`, () => {
      for (let seed = 1; seed <= 5; seed += 1) {
        assert.deepEqual(
          checkHistory(simulate({ operations: 2_000, clients: 8, unknown, seed }), () => 'a'),
          [],
        );
      }
    });
  }
  for (const unknown of [0, 40]) {
    test(`of which one read is wrong, with ${unknown} never answered, are refused`, () => {
      for (let seed = 1; seed <= 5; seed += 1) {
        const operations = simulate({ operations: 2_000, clients: 8, unknown, seed });
        const values = operations.flatMap(({ action }) => (action.kind === 'read' ? [] : [action.value]));
        const old = values[100] ?? '';
        const late = operations.findLastIndex(({ action }) => action.kind === 'read');
        const isWrong = operations.map((one, index) => (index === late ? { ...one, action: read(old) } : one));
        assert.equal(checkHistory(isWrong, () => 'a').length, 1);
      }
    });
  }
});
