import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { statesOf } from '../../src/countries/country-data.ts';
import { checkState } from '../../src/countries/state.ts';

const listed = ['US', 'CA', 'CN', 'MX'];
const states = (
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA ' +
  'RI SC SD TN TX UT VA VT WA WI WV WY'
).split(' ');

test('the list of the United States is the documented one', () => {
  assert.deepEqual([...(statesOf('US') ?? new Map()).keys()], states);
});

describe('a state is accepted', () => {
  for (const [country, ...accepted] of [
    ['US', 'WA', 'wa', ' DC '],
    ['CA', 'QC', 'qc', 'Quebec', 'QUÉBEC', 'British Columbia', 'Newfoundland'],
    [
      'CN',
      'GD',
      'Guangdong',
      'Guangdong Sheng',
      '广东',
      '广东省',
      '北京市',
      '内蒙古自治区',
      '广西壮族自治区',
      'Inner Mongolia',
    ],
    ['MX', 'JAL', 'jal', 'Nuevo León', 'nuevo leon', 'Ciudad de México', 'CDMX', 'Michoacán'],
  ] as const) {
    test(`in ${country}: ${accepted.join(', ')}`, () => {
      for (const state of accepted) assert.equal(checkState(country, state), undefined, state);
    });
  }

  test('in any other country whatever it is, and when it is absent', () => {
    for (const state of [undefined, '', 'Île-de-France', '台北市', 'ZZ', 'x'.repeat(50)]) {
      for (const country of ['FR', 'TW', 'BR', 'AU', 'constructor'])
        assert.equal(checkState(country, state), undefined);
    }
  });
});

describe('a state is refused', () => {
  for (const [country, state, message] of [
    ['US', 'Washington', 'must be a state code of US, did you mean WA?'],
    ['US', 'new york', 'must be a state code of US, did you mean NY?'],
    ['US', 'US-TX', 'must be a state code of US, did you mean TX?'],
    ['US', 'PR', 'must be a state code of US, such as AK'],
    ['US', 'AE', 'must be a state code of US, such as AK'],
    ['US', 'constructor', 'must be a state code of US, such as AK'],
    ['CA', 'WA', 'must be a state code of CA, such as AB'],
    ['CA', 'ca-on', 'must be a state code of CA, did you mean ON?'],
    ['MX', 'Texas', 'must be a state code of MX, such as AGU'],
    ['CN', '東京都', 'must be a state code of CN, such as AH'],
    ['US', 'W\u0000A', 'must be a state code of US, such as AK'],
    ['US', 'W'.repeat(51), 'must have at most 50 characters'],
    ['FR', 'W'.repeat(51), 'must have at most 50 characters'],
  ] as const) {
    test(`in ${country}: ${JSON.stringify(state.slice(0, 20))}`, () => {
      assert.deepEqual(checkState(country, state), { problem: 'invalid', message });
    });
  }

  for (const country of listed) {
    test(`in ${country} when it is absent`, () => {
      for (const absent of [undefined, '', ' ']) assert.equal(checkState(country, absent)?.problem, 'missing');
    });
  }
});

test('every code and every name of the lists is told from the others', () => {
  for (const country of listed) {
    for (const [code, name] of statesOf(country) ?? []) {
      assert.equal(checkState(country, code.toLowerCase()), undefined);
      const problem = checkState(country, name);
      if (country !== 'US') assert.equal(problem, undefined, name);
      else assert.equal(problem?.message, `must be a state code of US, did you mean ${code}?`);
    }
  }
});

test('no text makes the check throw', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 120 });
  fc.assert(
    fc.property(fc.constantFrom(...listed, 'FR', '__proto__'), texts, (country, text) => {
      checkState(country, text);
    }),
  );
});
