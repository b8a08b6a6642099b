import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { rawRequest } from './raw-http.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;

describe('a request body', () => {
  let server: TestServer;
  let client: ApiClient;
  let token: string;
  let profile: Json;

  before(async () => {
    server = await startTestServer();
    token = await server.appToken(partnerA);
    client = apiClient(server, token);
  });
  after(() => server.dispose());
  beforeEach(async () => {
    profile = (await client.get(path)).body;
  });

  /** PUT with exactly these headers and bytes. */
  const put = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const all = { authorization: `Bearer ${token}`, ...headers };
    const { status, bytes } = await rawRequest(server.url, { method: 'PUT', path, headers: all, body });
    const answer: Json = JSON.parse(bytes.toString());
    return { status, body: answer };
  };

  /** The body must be refused as told, and the profile must stay as it was. */
  const refused = async (answer: Promise<{ status: number; body: Json }>, status: number, code: number) => {
    const { status: actual, body } = await answer;
    assert.deepEqual({ status: actual, code: body.code }, { status, code });
    assert.deepEqual((await client.get(path)).body, profile);
    return body;
  };

  describe('Content-Type', () => {
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'application/json;charset="UTF-8"',
      'Application/JSON',
      'text/json',
      'text/json; charset=utf-8',
    ]) {
      test(`may be ${type}`, async () => {
        assert.equal((await put(JSON.stringify(profile), { 'content-type': type })).status, 200);
      });
    }

    test('may be missing', async () => {
      assert.equal((await put(JSON.stringify(profile))).status, 200);
    });

    for (const type of [
      'application/xml',
      'text/xml; charset=utf-8',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/json; charset=utf-16',
      'application/json; charset=iso-8859-1',
    ]) {
      test(`${type} is refused with 415, naming it`, async () => {
        const answer = put(JSON.stringify(profile), { 'content-type': type });
        const body = await refused(answer, 415, 415);
        assert.ok(body.description.includes(type), body.description);
      });
    }

    test('that is none at all is refused with 415', async () => {
      await refused(put(JSON.stringify(profile), { 'content-type': 'nonsense' }), 415, 415);
    });

    for (const encoding of ['gzip', 'br', 'deflate', 'x-unknown']) {
      test(`a body in ${encoding} is refused with 415`, async () => {
        await refused(put(JSON.stringify(profile), { 'content-encoding': encoding }), 415, 415);
      });
    }
  });

  test('a UTF-8 BOM before the JSON is skipped', async () => {
    const { status, body } = await put(`\uFEFF${JSON.stringify({ ...profile, firstName: 'Ada' })}`);
    assert.deepEqual({ status, firstName: body.firstName }, { status: 200, firstName: 'Ada' });
  });

  test('member names match without regard to case, at every depth', async () => {
    const { defaultAddress, attributes, companyName, email, culture, language } = profile;
    const { status, body } = await client.put(path, {
      EMAIL: email,
      Culture: culture,
      lAnGuAgE: language,
      CompanyName: companyName,
      DefaultAddress: {
        AddressLine1: 'Upper Street 1',
        ADDRESSLINE2: 'Floor 2',
        City: defaultAddress.city,
        STATE: defaultAddress.state,
        postalcode: defaultAddress.postalCode,
        Country: defaultAddress.country,
      },
      Attributes: { ETAG: attributes.etag },
    });
    assert.equal(status, 200);
    assert.equal(body.email, email);
    assert.equal(body.defaultAddress.addressLine1, 'Upper Street 1');
    assert.equal(body.defaultAddress.addressLine2, 'Floor 2');
  });

  test('unknown members are ignored, at every depth', async () => {
    const defaultAddress = { ...profile.defaultAddress, planet: 'Earth' };
    const { status, body } = await client.put(path, { ...profile, defaultAddress, shoeSize: [1, { deep: null }] });
    assert.equal(status, 200);
    assert.equal('shoeSize' in body, false);
    assert.equal('planet' in body.defaultAddress, false);
  });

  test('null means absent: an optional member is cleared, a required one missed', async () => {
    const { body } = await client.put(path, { ...profile, lastName: null });
    assert.equal('lastName' in body, false);
    profile = body;
    const problems = await refused(client.put(path, { ...body, email: null, defaultAddress: null }), 400, 3000);
    assert.deepEqual([...problems.data].sort(), ['defaultAddress', 'email']);
  });

  describe('names of prototypes are data like any other', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      test(`${name} is an unknown member`, async () => {
        const trap = `"${name}":{"polluted":true,"email":"trap@example.com"}`;
        const { status, body } = await put(`{${trap},${JSON.stringify(profile).slice(1)}`);
        assert.deepEqual({ status, email: body.email }, { status: 200, email: profile.email });
        assert.equal('polluted' in {}, false);
      });

      test(`${name} supplies no member`, async () => {
        const { email, ...rest } = profile;
        const body = `{"${name}":${JSON.stringify({ email })},${JSON.stringify(rest).slice(1)}`;
        assert.deepEqual((await refused(put(body), 400, 3000)).data, ['email']);
      });
    }
  });

  test('the same member in two spellings is refused, for neither can be preferred', async () => {
    const defaultAddress = { ...profile.defaultAddress, CITY: 'Kirkland' };
    const body = await refused(client.put(path, { ...profile, Email: 'other@example.com', defaultAddress }), 400, 3000);
    assert.deepEqual([...body.data].sort(), ['defaultAddress.city', 'email']);
  });

  describe('that is not JSON is refused, naming line and column', () => {
    for (const [kind, [text, line, column]] of Object.entries<[string, number, number]>({
      'a trailing comma': ['{\n  "email": "a@example.com",\n}', 3, 1],
      'a trailing comma in a list': ['{"x": [1,\n 2,]}', 2, 4],
      'an unquoted name': ['{\n email: 1}', 2, 2],
      'a comment': ['{\n\n // why\n}', 3, 2],
      'two values': ['{}\n{}', 2, 1],
      'single quotes': ["{'email': 1}", 1, 2],
      'a cut end': ['{"email"', 1, 9],
      nothing: ['', 1, 1],
      'white space': ['  ', 1, 3],
    })) {
      test(kind, async () => {
        const { description, data } = await refused(put(text), 400, 3000);
        assert.match(description, new RegExp(`line ${line}, column ${column}\\b`));
        assert.deepEqual(data, []);
      });
    }

    test('bytes that are not UTF-8', async () => {
      const bytes = Buffer.concat([Buffer.from('{"email":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
      await refused(put(bytes), 400, 3000);
    });

    test('UTF-16', async () => {
      await refused(put(Buffer.from(JSON.stringify(profile), 'utf16le')), 400, 3000);
    });
  });

  for (const text of ['[]', '"text"', '1', 'true', 'null']) {
    test(`${text} is refused: an object is wanted`, async () => {
      const { data, description } = await refused(put(text), 400, 3000);
      assert.deepEqual(data, []);
      assert.match(description, /must be an object/);
    });
  }

  describe('nested deeply', () => {
    const depth = 100_000;

    test('is refused where it is not JSON', async () => {
      await refused(put('['.repeat(depth)), 400, 3000);
      await refused(put('{"a":'.repeat(depth)), 400, 3000);
    });

    test('is refused where an object is wanted', async () => {
      await refused(put('['.repeat(depth) + ']'.repeat(depth)), 400, 3000);
    });

    test('is ignored in an unknown member', async () => {
      const deep = '['.repeat(depth) + ']'.repeat(depth);
      assert.equal((await put(`{"deep":${deep},${JSON.stringify(profile).slice(1)}`)).status, 200);
    });
  });

  test('half a character is refused', async () => {
    const body = await refused(put(JSON.stringify(profile).replace(profile.email, '\\ud800@x.yz')), 400, 3000);
    assert.deepEqual(body.data, ['email']);
  });

  test('is awaited after Expect: 100-continue', async () => {
    const text = JSON.stringify({ ...profile, firstName: 'Grace' });
    const { hostname, port } = new URL(server.url);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      expect: '100-continue',
    };
    const outgoing = request({ hostname, port, method: 'PUT', path, headers });
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    outgoing.end(text);
    const [incoming] = await once(outgoing, 'response');
    assert.equal(incoming.statusCode, 200);
    incoming.resume();
    await once(incoming, 'end');
    assert.equal((await client.get(path)).body.firstName, 'Grace');
  });
});
