import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;

describe('a customer’s billing profile', () => {
  let server: TestServer;
  let client: ApiClient;
  let profile: Json;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.appToken(partnerA));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    profile = (await client.get(path)).body;
  });

  const updates = async () => (await server.store.readAuditRecords(partnerA.tenant, { limit: 1000 })).length;

  /** The update must be refused as told, and neither the profile nor the audit may have changed. */
  const refused = async (answer: Promise<{ status: number; body: Json }>, status: number, code: number) => {
    const recordsBefore = await updates();
    const { status: actual, body } = await answer;
    assert.deepEqual({ status: actual, code: body.code }, { status, code });
    assert.deepEqual((await client.get(path)).body, profile);
    assert.equal(await updates(), recordsBefore);
    return body;
  };

  test('is read with its ETag in the body and in the header', async () => {
    const { status, headers, body } = await client.get(path);
    assert.equal(status, 200);
    assert.match(body.attributes.etag, /^-?\d{1,19}$/);
    assert.equal(headers.get('etag'), `"${body.attributes.etag}"`);
    assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(headers.get('partnerite-fidelity'), 'documented');
  });

  test('is updated on the version that If-Match names', async () => {
    const { status, body, headers } = await client.put(
      path,
      { ...profile, email: 'new@wingtiptoys.com' },
      { 'if-match': `"${profile.attributes.etag}"` },
    );
    assert.equal(status, 200);
    assert.equal(body.email, 'new@wingtiptoys.com');
    assert.notEqual(body.attributes.etag, profile.attributes.etag);
    assert.equal(headers.get('etag'), `"${body.attributes.etag}"`);
    assert.deepEqual((await client.get(path)).body, body);
  });

  test('is updated on the version that the body names, as the vendor’s SDKs do', async () => {
    const { status, body } = await client.put(path, { ...profile, firstName: 'Ada' });
    assert.equal(status, 200);
    assert.equal(body.firstName, 'Ada');
  });

  test('a stale If-Match is refused with 412 and the profile stays as it was', async () => {
    const body = await refused(client.put(path, profile, { 'if-match': '"1"' }), 412, 2055);
    assert.deepEqual(body.data, ['If-Match']);
  });

  test('a stale ETag in the body alone is refused with 400', async () => {
    const stale = { ...profile, attributes: { etag: '1' } };
    await refused(client.put(path, stale), 400, 2055);
  });

  test('the header decides when both channels name a version', async () => {
    const stale = { ...profile, attributes: { etag: '1' } };
    const { status } = await client.put(path, stale, { 'if-match': `"${profile.attributes.etag}"` });
    assert.equal(status, 200);
  });

  test('a fresh ETag in the body does not save a stale If-Match', async () => {
    await refused(client.put(path, profile, { 'if-match': '"1"' }), 412, 2055);
  });

  test('an update that names no version is refused and told both channels', async () => {
    const { attributes: _attributes, ...unversioned } = profile;
    const body = await refused(client.put(path, unversioned), 400, 3000);
    assert.match(body.description, /If-Match/);
    assert.match(body.description, /attributes\.etag/);
  });

  for (const [form, make] of Object.entries({
    'a list': (etag: string) => `"1", "${etag}"`,
    '*': () => '*',
    'a list with empty elements': (etag: string) => `,"1",, "${etag}",`,
    'an unquoted value': (etag: string) => etag,
  })) {
    test(`If-Match may be ${form}`, async () => {
      const { status } = await client.put(path, profile, { 'if-match': make(profile.attributes.etag) });
      assert.equal(status, 200);
    });
  }

  test('a weak tag never matches', async () => {
    await refused(client.put(path, profile, { 'if-match': `W/"${profile.attributes.etag}"` }), 412, 2055);
  });

  for (const value of ['"', '"1', '"1" "2"', 'a b']) {
    test(`an If-Match that is none is refused: ${value}`, async () => {
      const body = await refused(client.put(path, profile, { 'if-match': value }), 400, 3000);
      assert.deepEqual(body.data, ['If-Match']);
    });
  }

  test('an empty If-Match is no If-Match: the body decides', async () => {
    assert.equal((await client.put(path, profile, { 'if-match': '' })).status, 200);
  });

  test('fifty clients at once, each by GET, PUT and retry, lose nobody’s change', async () => {
    const before = await updates();
    const start = (
      await client.put(path, { ...profile, defaultAddress: { ...profile.defaultAddress, addressLine2: '' } })
    ).body;
    const based = new Map<string, string>();
    const add = async (mark: string): Promise<void> => {
      for (;;) {
        const { body: current } = await client.get(path);
        const addressLine2 = `${current.defaultAddress.addressLine2 ?? ''} ${mark}`;
        const next = { ...current, defaultAddress: { ...current.defaultAddress, addressLine2 } };
        const { status, body } = await client.put(path, next);
        if (status === 200) {
          based.set(body.attributes.etag, current.attributes.etag);
          return;
        }
        assert.deepEqual({ status, code: body.code }, { status: 400, code: 2055 });
      }
    };
    const marks = Array.from({ length: 50 }, (_, number) => String(number));
    await Promise.all(marks.map(add));
    const { body: end } = await client.get(path);
    assert.deepEqual(new Set(end.defaultAddress.addressLine2.split(' ')), new Set(marks));
    assert.equal((await updates()) - before, marks.length + 1);
    let etag = end.attributes.etag;
    for (let steps = 0; steps < marks.length; steps += 1) etag = based.get(etag);
    assert.equal(etag, start.attributes.etag);
  });

  test('PUT replaces the whole resource: an absent or null member is cleared', async () => {
    const first = await client.put(path, { ...profile, firstName: 'Ada', lastName: 'Lovelace' });
    const { firstName: _firstName, ...rest } = first.body;
    const { body } = await client.put(path, { ...rest, lastName: null });
    assert.equal('firstName' in body, false);
    assert.equal('lastName' in body, false);
  });

  test('the id of another profile is refused', async () => {
    const body = await refused(client.put(path, { ...profile, id: profile.id.replace(/^./, '0') }), 400, 3000);
    assert.deepEqual(body.data, ['id']);
  });

  test('every offending member is named, not just the first', async () => {
    const wrong = {
      ...profile,
      email: 'nobody',
      culture: 'xx-YY',
      language: 7,
      companyName: 'aaaa',
      defaultAddress: { country: 'US', city: '', addressLine1: 'a\u0007b', postalCode: '1', state: 'ZZ' },
    };
    const body = await refused(client.put(path, wrong), 400, 3000);
    assert.deepEqual([...body.data].sort(), [
      'companyName',
      'culture',
      'defaultAddress.addressLine1',
      'defaultAddress.city',
      'defaultAddress.postalCode',
      'defaultAddress.state',
      'email',
      'language',
    ]);
  });

  test('a text of a million marks, slow to normalise, is refused by its length', async () => {
    const body = await refused(
      client.put(path, { ...profile, companyName: `a${'\u0301\u0316'.repeat(250_000)}` }),
      400,
      3000,
    );
    assert.deepEqual(body.data, ['companyName']);
  });

  test('culture, language and country are stored in their canonical spelling', async () => {
    const { body } = await client.put(path, {
      ...profile,
      culture: 'EN-US',
      language: 'En',
      defaultAddress: { ...profile.defaultAddress, country: 'us' },
    });
    assert.deepEqual([body.culture, body.language, body.defaultAddress.country], ['en-US', 'en', 'US']);
  });

  test('UK is refused with a hint at GB', async () => {
    const address = { ...profile.defaultAddress, country: 'UK' };
    const body = await refused(client.put(path, { ...profile, defaultAddress: address }), 400, 3000);
    assert.match(body.description, /GB/);
  });

  test('a missing phone number where the country demands one is 600051', async () => {
    const defaultAddress = { country: 'PL', city: 'Warszawa', addressLine1: 'Prosta 1', postalCode: '00-838' };
    const body = await refused(client.put(path, { ...profile, defaultAddress }), 400, 600051);
    assert.deepEqual(body.data, ['defaultAddress.phoneNumber']);
  });

  test('text is trimmed and normalised, and otherwise kept as sent', async () => {
    const { body } = await client.put(path, { ...profile, firstName: '  Zoe\u0308 ', lastName: '李 小龍' });
    assert.deepEqual([body.firstName, body.lastName], ['Zoë', '李 小龍']);
  });
});
