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
    ['double blanks', { city: 'Redmond   Ridge' }, 'VerifiedShippable', { city: 'Redmond Ridge' }],
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
    ['two of these', { addressLine1: 'Microsoft Way', addressLine2: 'Apt.' }, 'Multiple', {}],
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
    const canada = { country: 'CA', city: 'Ottawa', state: null, postalCode: 'k1a0b1' };
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

  for (const [what, sent] of [
    ['a postal code of another form', { postalCode: '9805' }],
    ['no postal code where one is needed', { postalCode: null }],
    ['a postal code that is too long to be looked at', { postalCode: '9'.repeat(20) }],
    ['a postal code of no state', { postalCode: '00001' }],
    ['a state like no other', { state: 'Xyzzy' }],
    ['a state that may be any of many', { state: 'N', postalCode: null }],
    ['a state whose misspelt name is not that of the postal code', { state: 'Orgeon' }],
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

  test('in a country whose addresses no rule is known for: NotValidated', async () => {
    const answer = await validate({ country: 'AE', city: 'Dubai', state: null, postalCode: null });
    assert.equal(answer.status, 'NotValidated');
    assert.deepEqual(answer.suggestedAddresses, []);
    assert.match(answer.validationMessage, /\bAE\b/);
  });

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
    for (const address of [redmond, { ...redmond, country: 'AE', state: '', postalCode: '' }]) {
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
