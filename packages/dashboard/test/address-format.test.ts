import { describe, expect, test } from 'vitest';
import { formatAddress, memberOrder } from '../src/address/address-format.ts';
import { asksFamilyNameFirst, formatPersonName } from '../src/address/person-name.ts';

describe('an address is written as the post of its country wants it', () => {
  test.each([
    [
      'United States: city, state and postal code on one line',
      { country: 'US', addressLine1: 'One Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052' },
      ['One Microsoft Way', 'Redmond, WA 98052'],
    ],
    [
      'France: postal code before the city',
      {
        country: 'FR',
        addressLine1: '14 quai du Port',
        addressLine2: 'Bâtiment B',
        city: 'Marseille',
        postalCode: '13002',
      },
      ['14 quai du Port', 'Bâtiment B', '13002 Marseille'],
    ],
    [
      'Sweden',
      { country: 'SE', addressLine1: 'Södra Hamngatan 25', city: 'Göteborg', postalCode: '411 14' },
      ['Södra Hamngatan 25', '411 14 Göteborg'],
    ],
    [
      'the Netherlands',
      { country: 'NL', addressLine1: 'Prinsengracht 112', city: 'Amsterdam', postalCode: '1015 EA' },
      ['Prinsengracht 112', '1015 EA Amsterdam'],
    ],
    [
      'Taiwan: the largest first, a city that is a state once',
      { country: 'TW', addressLine1: '大安區信義路四段 32 號', city: '台北市', state: '台北市', postalCode: '106' },
      ['106', '台北市', '大安區信義路四段 32 號'],
    ],
    [
      'Taiwan in Latin letters: the smallest first',
      { country: 'TW', addressLine1: '32 Xinyi Road', city: 'Taipei', postalCode: '106' },
      ['32 Xinyi Road', 'Taipei 106'],
    ],
    [
      'Japan: a mark before the postal code',
      { country: 'JP', addressLine1: '丸の内1-1', city: '千代田区', state: '東京都', postalCode: '100-0005' },
      ['〒100-0005', '東京都', '千代田区', '丸の内1-1'],
    ],
    [
      'Hungary: the city before the street',
      { country: 'HU', addressLine1: 'Fő utca 1', city: 'Budapest', postalCode: '1011' },
      ['Budapest', 'Fő utca 1', '1011'],
    ],
  ])('%s', (_name, address, lines) => expect(formatAddress(address)).toEqual(lines));

  test('with the company, the person and the country, each in its place', () => {
    const company = { companyName: 'Épicerie', personName: 'Hélène Lefèvre', countryName: 'France' };
    const address = { country: 'FR', addressLine1: '14 quai du Port', city: 'Marseille', postalCode: '13002' };
    expect(formatAddress(address, company)).toEqual([
      'Épicerie',
      'Hélène Lefèvre',
      '14 quai du Port',
      '13002 Marseille',
      'France',
    ]);
    const taiwanese = { country: 'TW', addressLine1: '信義路', city: '台北市' };
    expect(formatAddress(taiwanese, { personName: '陳怡君', countryName: '台灣' })).toEqual([
      '台灣',
      '台北市',
      '信義路',
      '陳怡君',
    ]);
  });

  test('nothing of it is left out, even where its country has no place for it', () => {
    const address = {
      country: 'NL',
      addressLine1: 'Singel 1',
      city: 'Amsterdam',
      state: 'Noord-Holland',
      region: 'West',
    };
    expect(formatAddress(address)).toEqual(['Singel 1', 'Amsterdam', 'Noord-Holland', 'West']);
  });

  test('a company profile has its state as region', () => {
    const address = {
      country: 'US',
      addressLine1: 'One Microsoft Way',
      city: 'Redmond',
      region: 'WA',
      postalCode: '98052',
    };
    expect(formatAddress(address)).toEqual(['One Microsoft Way', 'Redmond, WA 98052']);
    expect(formatAddress({ ...address, country: 'NL' })).toContain('WA');
  });

  test('what joins two parts goes with either of them', () => {
    expect(formatAddress({ country: 'US', city: 'Redmond', postalCode: '98052' })).toEqual(['Redmond 98052']);
    expect(formatAddress({ country: 'US', state: 'WA', postalCode: '98052' })).toEqual(['WA 98052']);
    expect(formatAddress({ country: 'JP', city: '千代田区' })).toEqual(['千代田区']);
    expect(formatAddress({ country: 'US' })).toEqual([]);
  });

  test('a country that nobody knows is written in some order', () => {
    expect(formatAddress({ country: 'ZZ', addressLine1: 'Road 1', city: 'Town', postalCode: '1' })).toEqual([
      'Road 1',
      '1 Town',
    ]);
  });
});

test('a form asks for the members in the order of the country', () => {
  expect(memberOrder('US')).toEqual(['addressLine1', 'addressLine2', 'addressLine3', 'city', 'state', 'postalCode']);
  expect(memberOrder('NL')).toEqual(['addressLine1', 'addressLine2', 'addressLine3', 'postalCode', 'city']);
  expect(memberOrder('TW').slice(0, 3)).toEqual(['postalCode', 'state', 'city']);
});

test('names stand in the order of their country', () => {
  expect(formatPersonName({ firstName: 'Gena', lastName: 'Soto' }, 'US')).toBe('Gena Soto');
  expect(formatPersonName({ firstName: '怡君', lastName: '陳' }, 'TW')).toBe('陳怡君');
  expect(formatPersonName({ firstName: '怡君', lastName: '陳' }, 'US')).toBe('陳怡君');
  expect(formatPersonName({ firstName: 'Anna', middleName: 'Mária', lastName: 'Szabó' }, 'HU')).toBe(
    'Szabó Mária Anna',
  );
  expect(formatPersonName({ firstName: 'Yi-Chun', lastName: 'Chen' }, 'TW')).toBe('Yi-Chun Chen');
  expect(formatPersonName({ firstName: '花子', lastName: '山田' }, 'JP')).toBe('山田 花子');
  expect(formatPersonName({ lastName: 'Soto' })).toBe('Soto');
  expect(formatPersonName({})).toBe('');
  expect(asksFamilyNameFirst('TW')).toBe(true);
  expect(asksFamilyNameFirst('SE')).toBe(false);
});
