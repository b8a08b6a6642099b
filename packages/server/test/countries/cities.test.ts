import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countries } from '@partnerite/contract/locales.ts';
import fc from 'fast-check';
import { type Cities, citiesOf } from '../../src/countries/cities.ts';
import { cityKey } from '../../src/countries/city-key.ts';
import { citiesMeant, citiesNamed, writtenCity } from '../../src/countries/city-search.ts';
import { statesOf } from '../../src/countries/country-data.ts';
import { statesOfPostalCode } from '../../src/countries/postal-code-form.ts';
import { demoCustomers } from '../../src/demo/demo-customers.ts';
import { seedRegions } from '../../src/demo/seed-regions.ts';

const known = async (country: string): Promise<Cities> => {
  const cities = await citiesOf(country);
  assert.ok(cities, country);
  return cities;
};

describe('the cities of a country', () => {
  test('are known of nearly all supported ones, and of no other', async () => {
    const without: string[] = [];
    for (const { alpha2 } of countries) if ((await citiesOf(alpha2)) === undefined) without.push(alpha2);
    assert.deepEqual(without, ['AN', 'AQ', 'BV', 'HM', 'IO', 'UM', 'XE', 'XJ', 'XS']);
    for (const none of ['', 'QQ', '../../data/cities/US', '__proto__']) assert.equal(await citiesOf(none), undefined);
  });

  test('have names that something is left of, and a state where the country has states', async () => {
    for (const { alpha2 } of countries) {
      const cities = await citiesOf(alpha2);
      const states = statesOf(alpha2);
      for (const { city, name, key } of cities?.names ?? []) {
        assert.ok(key !== '' && name === name.trim() && name.length <= 60, `${alpha2} ${name}`);
        assert.equal(states === undefined ? city.state === '' : states.has(city.state), true, `${alpha2} ${name}`);
      }
    }
  });

  test('of the United States have the postal codes of their states, but for a few beyond the border', async () => {
    const { byPostalCode } = await known('US');
    assert.ok(byPostalCode.size > 40_000);
    const beyond = [...byPostalCode].filter(([code, { state }]) => !statesOfPostalCode('US', code)?.includes(state));
    assert.deepEqual(beyond.map(([code]) => code).sort(), ['20588', '20598', '72643', '73960']);
  });

  for (const [code, name, state] of [
    ['98052', 'Redmond', 'WA'],
    ['98007', 'Bellevue', 'WA'],
    ['10001', 'New York', 'NY'],
    ['20500', 'Washington', 'DC'],
    ['99501', 'Anchorage', 'AK'],
    ['00501', 'Holtsville', 'NY'],
    ['33139', 'Miami Beach', 'FL'],
  ] as const) {
    test(`of the United States: ${code} is ${name}, ${state}`, async () => {
      const city = (await known('US')).byPostalCode.get(code);
      assert.deepEqual([city?.name, city?.state], [name, state]);
    });
  }

  test('hold those of the demo world and of seeded customers', async () => {
    const demo = demoCustomers.flatMap(({ customers }) => customers.map(({ address }) => address));
    const seeded = seedRegions.flatMap(({ country, places }) =>
      places.map((place) => ({ country, city: place.split('|')[0] ?? '' })),
    );
    const unknown: string[] = [];
    for (const { country, city } of [...demo, ...seeded]) {
      if (citiesNamed(await known(country), country, city, undefined).length === 0) unknown.push(`${country} ${city}`);
    }
    assert.deepEqual(unknown, []);
  });
});

describe('a city', () => {
  for (const [country, sent, name, written = name] of [
    ['US', 'ST. LOUIS', 'Saint Louis'],
    ['US', 'Ft Worth', 'Fort Worth'],
    ['US', 'N. Las Vegas', 'North Las Vegas'],
    ['US', 'Washington D.C.', 'Washington'],
    ['US', 'LA', 'Los Angeles'],
    ['US', 'Coeur d’Alene', "Coeur d'Alene"],
    ['CA', 'montreal', 'Montréal'],
    ['CA', "St John's", "St. John's"],
    ['FR', 'St Denis', 'Saint-Denis'],
    ['DE', 'Muenchen', 'München'],
    ['DE', 'Munchen', 'München'],
    ['DE', 'KÖLN', 'Köln'],
    ['CH', 'St. Gallen', 'Sankt Gallen'],
    ['SE', 'Goeteborg', 'Göteborg'],
    ['DK', 'Aarhus', 'Århus'],
    ['PL', 'Lodz', 'Łódź'],
    ['BR', 'S. Paulo', 'São Paulo'],
    ['IT', 'roma', 'Roma'],
    ['TR', 'ISTANBUL', 'Istanbul'],
    ['VN', 'Hà Nội', 'Hanoi', 'Hà Nội'],
    ['TW', '臺北', '台北市', '臺北'],
    ['JP', '東京', '東京', '東京'],
    ['JP', '港区', '港区', '港区'],
    ['GR', 'ΑΘΉΝΑ', 'Αθήνα', 'Αθήνα'],
  ] as const) {
    test(`sent as ${sent} in ${country} is ${name}, and is written ${written}`, async () => {
      const [found] = citiesNamed(await known(country), country, sent, undefined);
      assert.equal(found?.name, name);
      assert.equal(writtenCity(country, sent, found.name), written);
    });
  }

  for (const [country, sent, state, ...meant] of [
    ['US', 'Seatle', 'WA', 'Seattle'],
    ['US', 'Los Angelas', undefined, 'Los Angeles'],
    ['US', 'Seatle', 'NY'],
    ['US', 'Ame', undefined],
    ['US', 'Xyzzyplugh', undefined],
    ['CA', 'Monteral', 'QC', 'Montréal'],
    ['GB', 'Londn', undefined, 'London'],
    ['IT', 'Frienze', undefined, 'Firenze'],
    ['DE', 'Freibrg', undefined, 'Freiburg', 'Freiberg'],
    ['US', 'x'.repeat(10_000), undefined],
    ['US', '', undefined],
  ] as const) {
    test(`misspelt as ${sent.slice(0, 20)} in ${state ?? country} may be ${meant.join(', ') || 'none'}`, async () => {
      const states = state === undefined ? undefined : [state];
      const found = citiesMeant(await known(country), country, sent, states);
      assert.deepEqual(
        found.map(({ name }) => name),
        meant,
      );
    });
  }

  test('is found whatever one letter of a long name was left out', async () => {
    const france = await known('FR');
    const long = france.names.filter(({ key }) => key.length >= 9);
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), ({ city, name, key }, position) => {
        const misspelt = key.slice(0, position % key.length) + key.slice((position % key.length) + 1);
        const named = citiesNamed(france, 'FR', misspelt, undefined);
        const found = named.length > 0 ? named : citiesMeant(france, 'FR', misspelt, undefined);
        assert.ok(named.length > 0 || found.some((each) => each.city === city), `${misspelt} of ${name}`);
      }),
      { numRuns: 200 },
    );
  });

  test('of any text has a key', () => {
    const country = fc.constantFrom('US', 'DE', 'DK', 'FR', 'CN');
    fc.assert(
      fc.property(country, fc.string({ unit: 'binary', maxLength: 200 }), (code, text) => {
        assert.match(cityKey(code, text), /^[\p{L}\p{Nd}]*$/u);
      }),
      { numRuns: 500 },
    );
  });
});
