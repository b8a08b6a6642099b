import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { statesOf } from '../../src/countries/country-data.ts';
import { editDistance } from '../../src/countries/edit-distance.ts';
import { statesMeant } from '../../src/countries/state-suggestions.ts';

const countriesWithStates = ['CA', 'CN', 'MX', 'US'];

describe('the state that is meant', () => {
  for (const [country, value, ...meant] of [
    ['US', 'WA', 'WA'],
    ['US', ' wa ', 'WA'],
    ['US', 'Washington', 'WA'],
    ['US', 'washington state', 'WA'],
    ['US', 'Wash.', 'WA'],
    ['US', 'N. Carolina', 'NC'],
    ['US', 'Massachusets', 'MA'],
    ['US', 'Pensylvannia', 'PA'],
    ['US', 'Iow', 'IA'],
    ['US', 'AW', 'AR', 'AZ', 'CA', 'GA', 'HI'],
    ['CA', 'Quebec', 'QC'],
    ['CA', 'PEI', 'PE'],
    ['CA', 'Sasketchewan', 'SK'],
    ['MX', 'Jalsico', 'JAL'],
    ['MX', 'DF', 'CMX'],
    ['CN', '广东省', 'GD'],
    ['CN', 'Guandong', 'GD'],
    ['CN', 'Shangxi', 'SX'],
    ['US', 'Xyzzy'],
    ['US', ''],
    ['US', 'x'.repeat(51)],
    ['US', '__proto__'],
    ['FR', 'Bretagne'],
  ] as const) {
    test(`by ${JSON.stringify(value.slice(0, 20))} in ${country}: ${meant.join(', ') || 'none'}`, () => {
      const found = statesMeant(country, value);
      for (const code of found) assert.ok(statesOf(country)?.has(code), code);
      if (value === 'AW') assert.ok(found.length > 3 && found.includes('WA'), found.join());
      else assert.deepEqual(found, meant);
    });
  }

  test('is a state of the country, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countriesWithStates),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (country, text) => {
          for (const code of statesMeant(country, text)) assert.ok(statesOf(country)?.has(code), code);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is found for every code and every name', () => {
    for (const country of countriesWithStates) {
      for (const [code, name] of statesOf(country) ?? []) {
        assert.deepEqual(statesMeant(country, code.toLowerCase()), [code]);
        assert.deepEqual(statesMeant(country, name), [code]);
      }
    }
  });
});

describe('the distance of two texts', () => {
  for (const [one, other, distance] of [
    ['', '', 0],
    ['ohio', 'ohio', 0],
    ['ohio', 'oio', 1],
    ['ohio', 'ohiio', 1],
    ['ohio', 'ohia', 1],
    ['ohio', 'ohoi', 1],
    ['oregon', 'orgeon', 1],
    ['utah', 'iowa', 4],
  ] as const) {
    test(`${one} and ${other}: ${distance}`, () => assert.equal(editDistance(one, other, 5), distance));
  }

  test('is the same in both directions, and above the limit where it is above the limit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 8 }), (one, other, limit) => {
        const distance = editDistance(one, other, 8);
        assert.equal(editDistance(other, one, 8), distance);
        const bounded = editDistance(one, other, limit);
        assert.equal(bounded > limit, distance > limit);
        if (distance <= limit) assert.equal(bounded, distance);
      }),
      { numRuns: 200 },
    );
  });
});
