import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mergeResources } from '../../src/index.ts';

type Resource = { readonly [name: string]: unknown };

/** Few names and values, so that changes meet often; names that mean something elsewhere are among them. */
const names = ['a', 'b', 'id', 'links', 'attributes', '__proto__', 'constructor', 'toString'] as const;
const plain: readonly unknown[] = [1, 2, 'x', '', 0, false, null, undefined, [], [1], [1, { a: null }]];
const { resource } = fc.letrec<{ resource: Resource; value: unknown }>((tie) => ({
  resource: fc
    .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 5 })
    .map((members) => Object.fromEntries(members)),
  value: fc.oneof({ maxDepth: 2 }, fc.constantFrom(...plain), tie('resource')),
}));

const own = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
const isObject = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value, where a member without a value is no member. */
function settled(value: unknown): unknown {
  if (!isObject(value)) return value ?? undefined;
  const members = Object.keys(value)
    .sort()
    .map((name) => [name, settled(value[name])] as const)
    .filter(([, member]) => member !== undefined);
  return Object.fromEntries(members);
}

const text = (value: unknown): string => JSON.stringify(settled(value)) ?? 'nothing';
const equal = (one: unknown, other: unknown): boolean => text(one) === text(other);
const withoutOwned = ({ id: _, links: __, attributes: ___, ...rest }: Resource): Resource => rest;

type Path = readonly string[];

/** Every member that one side changed against the base, as deep inside as it is written, with the value it gave it. */
function changesOf(base: unknown, side: unknown, path: Path = []): readonly (readonly [path: Path, value: unknown])[] {
  if (equal(base, side)) return [];
  if (!isObject(side) || (!isObject(base) && equal(side, {}))) return [[path, side]];
  const all = new Set([...Object.keys(isObject(base) ? base : {}), ...Object.keys(side)]);
  return [...all].flatMap((name) => changesOf(own(base, name), own(side, name), [...path, name]));
}

/** An empty object that one side added may have got members of the other. */
function holdsChange(value: Resource, path: Path, changed: unknown): boolean {
  const found = at(value, path);
  return isObject(changed) ? isObject(found) : equal(found, changed);
}

const at = (value: unknown, path: Path): unknown => path.reduce(own, value);
/** Always the same resources, so that a failure is one that lasts. */
const seed = 20_261_121;
const holds = (check: (base: Resource, mine: Resource, theirs: Resource) => void): void =>
  fc.assert(fc.property(resource, resource, resource, check), { numRuns: 2000, seed });

describe('the merge of two changes', () => {
  test('without conflicts holds every change of both sides', () => {
    holds((base, mine, theirs) => {
      const { value, conflicts } = mergeResources(base, mine, theirs);
      fc.pre(conflicts.length === 0);
      for (const side of [withoutOwned(mine), withoutOwned(theirs)]) {
        for (const [path, changed] of changesOf(withoutOwned(base), side)) {
          assert.ok(holdsChange(value, path, changed), `${path.join('.')} is lost in ${text(value)}`);
        }
      }
    });
  });

  test('with conflicts still holds every change of mine', () => {
    holds((base, mine, theirs) => {
      const { value } = mergeResources(base, mine, theirs);
      for (const [path, changed] of changesOf(withoutOwned(base), withoutOwned(mine))) {
        assert.ok(holdsChange(value, path, changed), `${path.join('.')} is lost in ${text(value)}`);
      }
    });
  });

  test('names a conflict for each change of theirs that it does not hold', () => {
    holds((base, mine, theirs) => {
      const { value, conflicts } = mergeResources(base, mine, theirs);
      for (const [path, changed] of changesOf(withoutOwned(base), withoutOwned(theirs))) {
        if (holdsChange(value, path, changed)) continue;
        const prefixes = path.map((_, index) => path.slice(0, index + 1).join('.'));
        assert.ok(
          prefixes.some((prefix) => conflicts.includes(prefix)),
          `${path.join('.')} is lost, and the conflicts are ${conflicts.join(', ')}`,
        );
      }
    });
  });

  test('is the same from both sides, and so are its conflicts', () => {
    holds((base, mine, theirs) => {
      const one = mergeResources(base, mine, theirs);
      const other = mergeResources(base, theirs, mine);
      assert.deepEqual([...one.conflicts].sort(), [...other.conflicts].sort());
      if (one.conflicts.length === 0) assert.equal(text(withoutOwned(one.value)), text(withoutOwned(other.value)));
    });
  });

  test('is the one change where only one side changed, or both made the same', () => {
    holds((base, changed) => {
      for (const [mine, theirs] of [
        [base, changed],
        [changed, base],
        [changed, changed],
      ] as const) {
        const { value, conflicts } = mergeResources(base, mine, theirs);
        assert.deepEqual(conflicts, []);
        assert.equal(text(withoutOwned(value)), text(withoutOwned(changed)));
      }
    });
  });

  test('takes what belongs to the service from theirs', () => {
    holds((base, mine, theirs) => {
      const { value, conflicts } = mergeResources(base, mine, theirs);
      for (const name of ['id', 'links', 'attributes']) {
        assert.equal(text(own(value, name)), text(own(theirs, name)));
        assert.ok(!conflicts.includes(name));
      }
    });
  });

  test('changes nothing that it was given, and no prototype', () => {
    holds((base, mine, theirs) => {
      const given = [base, mine, theirs];
      const before = structuredClone(given);
      const { value } = mergeResources(base, mine, theirs);
      assert.deepEqual(given, before);
      assert.equal(Object.getPrototypeOf(value), Object.prototype);
      assert.deepEqual(Object.keys(Object.prototype), []);
    });
  });

  const cases: readonly (readonly [string, Resource, Resource, Resource, Resource, readonly string[]])[] = [
    ['different members', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }, []],
    ['the same member', { a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }, ['a']],
    ['members inside', { a: { b: 1, c: 1 } }, { a: { b: 2, c: 1 } }, { a: { b: 1, c: 2 } }, { a: { b: 2, c: 2 } }, []],
    ['a member inside', { a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } }, { a: { b: 2 } }, ['a.b']],
    ['members of objects that both added', {}, { a: { b: 1 } }, { a: { c: 1 } }, { a: { b: 1, c: 1 } }, []],
    ['an object that one cleared and one changed', { a: { b: 1 } }, {}, { a: { b: 2 } }, {}, ['a']],
    ['an object that one made a text', { a: { b: 1 } }, { a: 'x' }, { a: { b: 2 } }, { a: 'x' }, ['a']],
    ['lists, as a whole', { a: [1] }, { a: [1, 2] }, { a: [0, 1] }, { a: [1, 2] }, ['a']],
    ['lists of equal items', { a: [{ b: 1 }] }, { a: [{ b: 1, c: null }] }, { a: [2] }, { a: [2] }, []],
    ['null, undefined and absent, which are the same', { a: null }, {}, { a: undefined, b: 1 }, { b: 1 }, []],
    ['a cleared member and another', { a: 1, b: 1 }, { a: null, b: 1 }, { a: 1, b: 2 }, { b: 2 }, []],
    ['nothing and false, which are not the same', { a: false }, {}, { a: 0 }, {}, ['a']],
  ];
  for (const [name, base, mine, theirs, expected, conflicts] of cases) {
    test(`joins ${name}`, () => {
      const merged = mergeResources(base, mine, theirs);
      assert.deepEqual(settled(merged.value), expected);
      assert.deepEqual(merged.conflicts, conflicts);
    });
  }

  test('joins members named __proto__ as data', () => {
    const parse = (json: string): Resource => JSON.parse(json);
    const base = parse('{"__proto__":{"a":1},"b":1}');
    const { value, conflicts } = mergeResources(
      base,
      parse('{"__proto__":{"a":2},"b":1}'),
      parse('{"__proto__":{"a":1},"b":2}'),
    );
    assert.equal(JSON.stringify(value), '{"__proto__":{"a":2},"b":2}');
    assert.deepEqual(conflicts, []);
  });
});
