import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type AddressToCheck, checkAddress } from '../../src/countries/address-rules.ts';

const fixtures = new URL('../../../../test/fixtures/', import.meta.url);

const redmond = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: 'One Microsoft Way',
  postalCode: '98052',
  phoneNumber: '4255555555',
} as const;

async function problemsOf(address: AddressToCheck): Promise<string[]> {
  const problems = await checkAddress(address);
  return problems.map(({ member, problem }) => `${member} ${problem}`);
}

test('the addresses of the published requests have no problem', async () => {
  let count = 0;
  for (const name of await readdir(fixtures)) {
    if (!name.endsWith('.json')) continue;
    const { operation, request } = JSON.parse(await readFile(new URL(name, fixtures), 'utf8'));
    // Only these operations send such addresses; bodies of some others are published as no JSON.
    const mayHold = /^(?:createCustomer|updateCustomerBillingProfile)$/.test(operation);
    const body = request.bodyRepaired ?? JSON.parse((mayHold && request.bodyText) || '{}');
    const sent = body.DefaultAddress ?? body.BillingProfile?.DefaultAddress;
    if (sent === undefined) continue;
    count += 1;
    assert.deepEqual(
      await checkAddress({
        country: sent.Country,
        city: sent.City,
        state: sent.State,
        addressLine1: sent.AddressLine1,
        postalCode: sent.PostalCode,
        phoneNumber: sent.PhoneNumber,
      }),
      [],
      name,
    );
  }
  assert.equal(count, 3);
});

describe('an address without a problem', () => {
  for (const [what, address] of Object.entries<AddressToCheck>({
    'in the United States': redmond,
    'with the country in lower case': { ...redmond, country: 'us' },
    'with an empty phone number': { ...redmond, phoneNumber: '' },
    'in France, in its own script': {
      country: 'FR',
      city: 'Marseille',
      addressLine1: 'quai du Port',
      postalCode: '13002',
    },
    'in Taiwan, in its own script': {
      country: 'TW',
      city: '台北市',
      addressLine1: '信義路四段 32 號',
      postalCode: '106',
    },
    'in China, in its own script': {
      country: 'CN',
      city: '深圳市',
      state: '广东省',
      addressLine1: '深南大道 1 号',
      postalCode: '518000',
    },
    'in Hong Kong, without a postal code': { country: 'HK', city: 'Kowloon', addressLine1: '1 Nathan Road' },
    'in a country that only the vendor has': { country: 'XJ', city: 'Olonkinbyen', addressLine1: 'Stasjonen' },
    'in India, with the phone number it demands': {
      country: 'IN',
      city: 'Bengaluru',
      addressLine1: '1 MG Road',
      postalCode: '560001',
      phoneNumber: '080 2222 0112',
    },
  })) {
    test(what, async () => assert.deepEqual(await checkAddress(address), []));
  }
});

describe('every problem is named', () => {
  test('when nothing is there', async () => {
    assert.deepEqual(await problemsOf({}), ['country missing', 'city missing', 'addressLine1 missing']);
    assert.deepEqual(await problemsOf({ country: 'US', city: ' ' }), [
      'state missing',
      'city missing',
      'addressLine1 missing',
      'postalCode missing',
    ]);
  });

  test('when everything is wrong', async () => {
    const address = {
      country: 'US',
      state: 'Washington',
      city: '',
      addressLine1: '',
      postalCode: '9',
      phoneNumber: '9',
    };
    assert.deepEqual(await problemsOf(address), [
      'state invalid',
      'city missing',
      'addressLine1 missing',
      'postalCode invalid',
      'phoneNumber invalid',
    ]);
  });

  test('and a phone number that the country demands has its own', async () => {
    const address = { country: 'HU', city: 'Budapest', addressLine1: 'Fő utca 1', postalCode: '1011' };
    assert.deepEqual(await problemsOf(address), ['phoneNumber phoneMissing']);
  });
});

describe('a country that is not supported', () => {
  for (const [country, hint] of [
    ['UK', 'did you mean GB?'],
    ['USA', 'did you mean US?'],
    ['constructor', 'such as US'],
    ['__proto__', 'such as US'],
    ['ＵＳ', 'such as US'],
  ] as const) {
    test(`${country} is the only problem of an address: ${hint}`, async () => {
      const message = `must be an ISO 3166-1 alpha-2 code, ${hint}`;
      const expected = [{ member: 'country', problem: 'unsupported', message }];
      assert.deepEqual(await checkAddress({ ...redmond, country }), expected);
    });
  }
});

test('no address makes the check throw, and no message repeats what was sent', async () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 60 }), { nil: undefined });
  const country = fc.oneof(fc.constantFrom('US', 'CN', 'TW', 'HU', '__proto__'), text);
  const record = { country, state: text, city: text, addressLine1: text, postalCode: text, phoneNumber: text };
  const marked = fc.record(record).map((address) => ({ ...address, state: `§${address.state ?? ''}` }));
  await fc.assert(
    fc.asyncProperty(marked, async (address) => {
      for (const { message } of await checkAddress(address)) assert.doesNotMatch(message, /§/);
    }),
  );
});
