import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AddressValidationResponse } from '@partnerite/contract/resources/address-validation.ts';
import fc from 'fast-check';
import { Check } from 'typebox/value';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { anyValue } from './hostile-input.ts';

const path = '/v1/validations/address';
const redmond = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: '1 Microsoft Way',
  postalCode: '98052',
} as const;

describe('the validation of an address', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.appToken(partnerA));
  });
  after(() => server.dispose());

  const validate = async (values: Json = {}): Promise<Json> => {
    const { status, text, body } = await client.post(path, { ...redmond, ...values });
    assert.equal(status, 200, text);
    return body;
  };

  test('of one that nothing is wrong with answers it as it was sent, and no message', async () => {
    assert.deepEqual(await validate(), {
      originalAddress: redmond,
      suggestedAddresses: [redmond],
      status: 'VerifiedShippable',
    });
  });

  test('leaves nothing behind: no audit record', async () => {
    const records = async () => (await server.store.readAuditRecords(partnerA.tenant, { limit: 10 })).length;
    const found = await records();
    await validate();
    assert.equal(await records(), found);
  });

  for (const [what, sent, status, suggested] of [
    ['a number in words', { addressLine1: 'One Microsoft Way' }, 'VerifiedShippable', {}],
    ['a state in lower case', { state: 'wa' }, 'VerifiedShippable', { state: 'WA' }],
    ['double blanks', { addressLine1: '1  Microsoft   Way' }, 'VerifiedShippable', { addressLine1: '1 Microsoft Way' }],
    ['a city in small letters', { city: ' redmond' }, 'VerifiedShippable', { city: 'Redmond' }],
    [
      'a line in capitals',
      { addressLine1: '1 MICROSOFT WAY' },
      'VerifiedShippable',
      { addressLine1: '1 Microsoft Way' },
    ],
    ['a line in short', { addressLine1: '15 n.e. 40th st.' }, 'VerifiedShippable', { addressLine1: '15 NE 40th St' }],
    [
      'an abbreviated city',
      { city: 'St. Louis', state: 'MO', postalCode: '63101' },
      'VerifiedShippable',
      { city: 'Saint Louis' },
    ],
    [
      'a city by its initials',
      { city: 'NYC', state: 'NY', postalCode: '10001' },
      'VerifiedShippable',
      { city: 'New York' },
    ],
    ['nine digits', { postalCode: '98052-8300' }, 'VerifiedShippable', {}],
    ['a city without codes of its own', { city: 'Lake Forest Park', postalCode: '98155' }, 'Verified', {}],
    ['a misspelt city', { city: 'Redmnod' }, 'InteractionRequired', { city: 'Redmond' }],
    ['a city that is not known', { city: 'Xyzzy' }, 'InteractionRequired', { city: 'Redmond' }],
    ['the city of another postal code', { postalCode: '98007' }, 'InteractionRequired', { city: 'Bellevue' }],
    ['a city in letters of many kinds', { city: 'Ｒed\u0338mond' }, 'VerifiedShippable', { city: 'Redmond' }],
    ['a state in the place of the region', { state: null, region: 'wa' }, 'VerifiedShippable', { region: 'WA' }],
    ['a post box, where nothing can be shipped to', { addressLine1: 'P.O. Box 12' }, 'Verified', {}],
    ['a state by its name', { state: 'Washington' }, 'InteractionRequired', { state: 'WA' }],
    ['a state in short', { state: 'Wash.' }, 'InteractionRequired', { state: 'WA' }],
    ['a misspelt state', { state: 'Wahsingtn' }, 'InteractionRequired', { state: 'WA' }],
    ['a state with its country', { state: 'US-WA' }, 'InteractionRequired', { state: 'WA' }],
    ['a misspelt code, decided by the postal code', { state: 'WS' }, 'InteractionRequired', { state: 'WA' }],
    ['the state of another postal code', { state: 'NY' }, 'InteractionRequired', { state: 'WA' }],
    ['no state', { state: null }, 'InteractionRequired', { state: 'WA' }],
    [
      'a postal code without its hyphen',
      { postalCode: '980528300' },
      'InteractionRequired',
      { postalCode: '98052-8300' },
    ],
    ['a street without a number', { addressLine1: 'Microsoft Way' }, 'StreetPartial', {}],
    ['a suite without a number', { addressLine2: 'Suite' }, 'PremisesPartial', {}],
    ['two of these', { addressLine1: 'Microsoft Way', addressLine2: 'Apt' }, 'Multiple', {}],
    [
      'a street without a number in a misspelt state',
      { addressLine1: 'Microsoft Way', state: 'Wash' },
      'Multiple',
      { state: 'WA' },
    ],
  ] as const) {
    test(`${what}: ${status}`, async () => {
      const answer = await validate(sent);
      const { state, region, ...others } = { region: undefined, ...redmond, ...sent, ...suggested };
      const expected = { ...others, ...(state ? { state } : {}), ...(region ? { region } : {}) };
      assert.equal(answer.status, status);
      assert.deepEqual(answer.suggestedAddresses, [expected]);
      assert.equal('validationMessage' in answer, !status.startsWith('Verified'));
    });
  }

  test('the message begins as published, with the members that are wrong, then says why', async () => {
    const { validationMessage } = await validate({ state: 'NY' });
    assert.equal(
      validationMessage,
      "Address field invalid for property: 'Region', 'PostalCode'. Region is not the state of this postal code; PostalCode is not one of this state.",
    );
  });

  test('up to three states that may be meant are suggested: Multiple', async () => {
    const canada = { country: 'CA', city: 'Xyzzy', state: null, postalCode: 'k1a0b1' };
    const { status, suggestedAddresses } = await validate(canada);
    assert.equal(status, 'Multiple');
    assert.deepEqual(
      suggestedAddresses.map(({ state, postalCode }: Json) => [state, postalCode]),
      [
        ['ON', 'K1A 0B1'],
        ['QC', 'K1A 0B1'],
      ],
    );
  });

  test('up to three cities that may be meant are suggested, the most populous first: Multiple', async () => {
    const germany = { country: 'DE', city: 'Freibrg', state: null, postalCode: '79098' };
    const { status, suggestedAddresses, validationMessage } = await validate(germany);
    const cities = suggestedAddresses.map(({ city }: Json) => city);
    assert.deepEqual([status, cities], ['Multiple', ['Freiburg', 'Freiberg']]);
    assert.match(validationMessage, /^Address field invalid for property: 'City'\./);
  });

  for (const [what, sent] of [
    ['a postal code of another form', { postalCode: '9805' }],
    ['no postal code where one is needed', { postalCode: null }],
    ['a postal code that is too long to be looked at', { postalCode: '9'.repeat(20) }],
    ['a postal code of no state', { postalCode: '00001' }],
    ['a state like no other', { state: 'Xyzzy' }],
    ['a state that may be any of many', { state: 'N', postalCode: null }],
    ['a state whose misspelt name is not that of the postal code', { state: 'Orgeon' }],
    ['a postal code that neither the city nor the state has', { city: 'Seattle', postalCode: '10001' }],
  ] as const) {
    test(`${what}: None, without a suggestion`, async () => {
      const { status, suggestedAddresses, validationMessage } = await validate(sent);
      assert.deepEqual([status, suggestedAddresses], ['None', []]);
      assert.match(validationMessage, /^Address field invalid for property: '(?:Region|PostalCode)'/);
    });
  }

  for (const [country, city, state, postalCode, status, written] of [
    ['CA', 'Montréal', 'québec', 'h3z2y7', 'VerifiedShippable', ['québec', 'H3Z 2Y7']],
    ['CA', 'Montréal', 'Qubec', 'H3Z 2Y7', 'InteractionRequired', ['QC', 'H3Z 2Y7']],
    ['MX', 'Monterrey', 'Nuevo León', '64000', 'VerifiedShippable', ['Nuevo León', '64000']],
    ['MX', 'México', 'D.F.', '06000', 'InteractionRequired', ['CMX', '06000']],
    ['CN', '广州', '广东省', '510000', 'Verified', ['广东省', '510000']],
    ['CN', '广州', 'Guandong', '510000', 'InteractionRequired', ['GD', '510000']],
    ['FR', 'Paris', undefined, '75001', 'Verified', [undefined, '75001']],
    ['GB', 'London', undefined, 'sw1a1aa', 'Verified', [undefined, 'SW1A 1AA']],
    ['SE', 'Stockholm', 'any text', '41114', 'Verified', ['any text', '41114']],
    ['TW', '臺北市', undefined, '106', 'Verified', [undefined, '106']],
    ['IE', 'Dublin', undefined, undefined, 'Verified', [undefined, undefined]],
    ['AE', 'Dubai', undefined, undefined, 'Verified', [undefined, undefined]],
    ['CA', 'Ottawa', undefined, 'k1a0b1', 'InteractionRequired', ['ON', 'K1A 0B1']],
    ['CA', 'Otawa', undefined, 'k1a0b1', 'InteractionRequired', ['ON', 'K1A 0B1']],
    ['CA', 'Toronto', 'QC', 'M5V 2T6', 'InteractionRequired', ['ON', 'M5V 2T6']],
  ] as const) {
    test(`in ${country}, ${state ?? 'no state'}, ${postalCode ?? 'no postal code'}: ${status}`, async () => {
      const sent = {
        country,
        city,
        addressLine1: '1 Main Street',
        state: state ?? null,
        postalCode: postalCode ?? null,
      };
      const answer = await validate(sent);
      assert.equal(answer.status, status);
      const [suggested] = answer.suggestedAddresses;
      assert.deepEqual([suggested.state, suggested.postalCode], written);
    });
  }

  for (const [what, sent, message] of [
    ['a country of which nothing is known', { country: 'AQ', city: 'McMurdo' }, /\bAQ\b/],
    [
      'a city that is not known',
      { country: 'AE', city: 'Xyzzyplugh' },
      /City is not one that is known in this country/,
    ],
    [
      'a city that is not known in its state',
      { country: 'CN', state: 'GD', city: 'Xyzzyplugh', postalCode: '510000' },
      /state/,
    ],
    ['a postal code that may be new', { state: 'WA', postalCode: '98049' }, /PostalCode is not one that is known/],
  ] as const) {
    test(`${what}: NotValidated, and why`, async () => {
      const answer = await validate({ state: null, postalCode: null, ...sent });
      assert.deepEqual([answer.status, answer.suggestedAddresses], ['NotValidated', []]);
      assert.match(answer.validationMessage, message);
    });
  }

  test('member names come in any case, the country too', async () => {
    const { status, body } = await client.post(path, {
      AddressLine1: '1 Microsoft Way',
      City: 'Redmond',
      State: 'WA',
      PostalCode: '98052',
      Country: 'us',
    });
    assert.equal(status, 200);
    assert.equal(body.suggestedAddresses[0].country, 'US');
    assert.equal(body.originalAddress.country, 'us');
  });

  for (const [what, sent, data] of [
    ['no members at all', { country: null, city: null, addressLine1: null }, ['country', 'city', 'addressLine1']],
    ['empty ones', { city: ' ', addressLine1: '' }, ['city', 'addressLine1']],
    ['members of a wrong type', { city: 5, state: ['WA'], postalCode: 98052 }, ['city', 'state', 'postalCode']],
    ['a country that is none', { country: 'QQ' }, ['country']],
    ['too long a line', { addressLine1: 'x'.repeat(201) }, ['addressLine1']],
    ['too long a state', { state: 'x'.repeat(51) }, ['state']],
    ['control characters', { city: 'a\u0000b' }, ['city']],
  ] as const) {
    test(`${what}: 400, naming them`, async () => {
      const { status, body } = await client.post(path, { ...redmond, ...sent });
      assert.deepEqual([status, body.code], [400, 3000]);
      assert.deepEqual(new Set(body.data), new Set(data));
    });
  }

  test('UK is refused with the code that is right', async () => {
    const { status, body } = await client.post(path, { ...redmond, country: 'UK' });
    assert.equal(status, 400);
    assert.match(body.description, /did you mean GB\?/);
  });

  test('whatever is sent is answered with 200 in the form of the schema, or refused with 400', async () => {
    const members = ['addressLine1', 'addressLine2', 'city', 'state', 'region', 'postalCode', 'country'] as const;
    const change = fc.dictionary(fc.constantFrom(...members), anyValue, { noNullPrototype: true });
    const country = fc.constantFrom('US', 'CA', 'MX', 'CN', 'FR', 'AE');
    await fc.assert(
      fc.asyncProperty(country, change, async (code, values) => {
        const { status, text, body } = await client.post(path, { ...redmond, country: code, ...values });
        assert.ok(status === 200 || status === 400, `${status} ${text}`);
        if (status === 200) assert.ok(Check(AddressValidationResponse, body), text);
      }),
      { numRuns: 300 },
    );
  });

  test('texts of any length and script are answered at once, or refused for their length', async () => {
    const cities = [
      'x'.repeat(200),
      'ﷺ'.repeat(200),
      'a\u0301'.repeat(100),
      '台'.repeat(200),
      '🏙️'.repeat(50),
      '-'.repeat(200),
    ];
    for (const country of ['US', 'FR', 'CN', 'TH']) {
      for (const city of cities) {
        const { status, text } = await client.post(path, { ...redmond, country, city });
        assert.ok(status === 200 || status === 400, `${status} ${text}`);
      }
    }
    const { status, body } = await client.post(path, { ...redmond, city: 'x'.repeat(1_000_000) });
    assert.deepEqual([status, body.code, body.data], [400, 3000, ['city']]);
  });

  test('needs a body and a token', async () => {
    assert.equal((await client.call('POST', path)).status, 400);
    assert.equal((await client.post(path, '[]')).body.code, 3000);
    assert.equal((await apiClient(server, undefined).post(path, redmond)).status, 401);
  });
});

describe('fidelity.addressValidation 2021', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer({ file: { fidelity: { addressValidation: 2021 } } });
    client = apiClient(server, await server.appToken(partnerA), { form: 'older' });
  });
  after(() => server.dispose());

  test('answers an address that stands with an empty 200', async () => {
    for (const address of [redmond, { ...redmond, country: 'AQ', state: '', postalCode: '' }]) {
      const { status, headers, text } = await client.post(path, address);
      assert.deepEqual([status, text, headers.get('content-length')], [200, '', '0']);
    }
  });

  test('answers any other with 400, code 2007 and the corrected address as JSON text', async () => {
    const { status, body } = await client.post(path, { ...redmond, state: 'NY' });
    assert.deepEqual([status, body.code, body.data], [400, 2007, []]);
    const { reason, ...detail } = JSON.parse(body.description);
    assert.match(reason, /&#39;Region&#39;/);
    assert.deepEqual(detail, {
      code: '60071',
      corrected_address: {
        country: 'US',
        region: 'WA',
        city: 'Redmond',
        address_line1: '1 Microsoft Way',
        postal_code: '98052',
      },
      object_type: 'AddressValidation',
      resource_status: 'Active',
    });
  });

  test('answers a city that its postal code is not of as published', async () => {
    const { status, body } = await client.post(path, {
      ...redmond,
      addressLine1: 'One Microsoft Way',
      postalCode: '98007',
    });
    assert.deepEqual([status, body.code], [400, 2007]);
    // The published answer, to the letter.
    assert.equal(
      body.description,
      '{"code":"60071","reason":"ZipCityInvalid - Details: Field - &#39;City&#39; is corrected from OldValue: ' +
        '&#39;Redmond&#39; to NewValue: &#39;BELLEVUE&#39;.","corrected_address":{"country":"US","region":"WA",' +
        '"city":"BELLEVUE","address_line1":"One Microsoft Way","postal_code":"98007"},"object_type":"AddressValidation",' +
        '"resource_status":"Active"}',
    );
  });

  test('has no corrected address where none is known, or none that fits', async () => {
    const long = '"'.repeat(200);
    for (const sent of [{ postalCode: 'x' }, { state: 'Wash', city: long, addressLine1: long }]) {
      const { body } = await client.post(path, { ...redmond, ...sent });
      assert.equal(body.code, 2007);
      assert.equal('corrected_address' in JSON.parse(body.description), false);
    }
  });

  test('refuses a malformed address as ever', async () => {
    assert.equal((await client.post(path, { ...redmond, city: null })).body.code, 3000);
  });
});
