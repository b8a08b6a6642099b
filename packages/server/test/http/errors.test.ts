import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { type OperationId, operations } from '@partnerite/contract/operations.ts';
import { type ApiAnswer, type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { changeStored } from '../test-database.ts';
import { rawRequest } from './raw-http.ts';

const id = partnerA.customer;
const unknown = '00000000-0000-4000-8000-000000000000';
const path = `/v1/customers/${id}/profiles/billing`;
const maxBody = 1024 * 1024;

const rows = Object.entries(operations).map(([operationId, row]) => ({
  id: operationId as OperationId,
  method: row.method,
  path: row.path.replace('{customerId}', id).replaceAll(/\{\w+\}/g, unknown),
  credentials: row.credentials,
  planned: !('answer' in row),
}));

/** What must never be told to a client. */
const inside = /node_modules|\.ts\b|\bat .*:\d+|SELECT|INSERT|UPDATE |sqlite|partnerite\.db|\/tmp|eyJ/i;

function assertEnvelope({ status, body, text, headers }: ApiAnswer): void {
  assert.deepEqual(Object.keys(body).sort(), ['code', 'data', 'description', 'source'], text);
  assert.equal(typeof body.code, 'number');
  assert.ok(Array.isArray(body.data));
  assert.ok(body.description.length > 0 && body.description.length <= 1024);
  assert.equal(body.source, 'Partnerite');
  assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
  assert.ok(headers.get('ms-requestid'));
  assert.doesNotMatch(text, inside, `status ${status}`);
}

describe('an error', () => {
  let server: TestServer;
  let app: ApiClient;
  let user: ApiClient;
  let anonymous: ApiClient;

  before(async () => {
    server = await startTestServer();
    app = apiClient(server, await server.appToken(partnerA));
    user = apiClient(server, await server.userToken(partnerA));
    anonymous = apiClient(server, undefined);
  });
  after(() => server.dispose());

  const assertError = (answer: ApiAnswer, status: number, code: number) => {
    assert.deepEqual({ status: answer.status, code: answer.body?.code }, { status, code });
    assertEnvelope(answer);
  };

  describe('401', () => {
    for (const [kind, authorization] of Object.entries({
      'without a token': undefined,
      'with another scheme': 'Basic YTpi',
      'with an empty token': 'Bearer ',
      'with text that is no token': 'Bearer hello',
      'with two tokens': 'Bearer a.b.c, Bearer d.e.f',
    })) {
      test(`${kind}, with a challenge`, async () => {
        const answer = await anonymous.get(path, authorization === undefined ? {} : { headers: { authorization } });
        assertError(answer, 401, 400);
        assert.match(
          answer.headers.get('www-authenticate') ?? '',
          /^Bearer error="[a-z_]+", error_description="[^"]+"$/,
        );
      });
    }

    test('comes before anything else is told of a path that exists', async () => {
      for (const row of rows) {
        const { status } = await anonymous.call(row.method, row.path);
        assert.equal(status, 401, row.id);
      }
    });
  });

  test('403 and 2032 where an app asks for what takes an app and a user', async () => {
    const strict = rows.filter(({ credentials }) => credentials === 'app+user');
    assert.ok(strict.length > 1);
    for (const row of strict) {
      const answer = await app.call(row.method, row.path);
      if (row.method === 'HEAD') assert.equal(answer.status, 403, row.id);
      else assertError(answer, 403, 2032);
    }
  });

  test('403 and 20002 for a customer that is not there, naming partner and customer', async () => {
    for (const at of ['', '/profiles/billing', '/profiles/company']) {
      const answer = await user.get(`/v1/customers/${unknown.toUpperCase()}${at}`);
      assertError(answer, 403, 20002);
      assert.equal(
        answer.body.description,
        `The partner id ${partnerA.tenant} has no commerce relationship with the customer id ${unknown}.`,
      );
      assert.deepEqual(answer.body.data, []);
    }
  });

  test('the customer of another partner is refused like one that is not there', async () => {
    const foreign = await app.get(`/v1/customers/${partnerB.customer}`);
    const missing = await app.get(`/v1/customers/${unknown}`);
    assert.equal(foreign.status, missing.status);
    assert.equal(foreign.text.replaceAll(partnerB.customer, unknown), missing.text);
  });

  for (const at of [
    '/nothing',
    '/v1',
    '/v2/customers',
    '/v1/nothing',
    `${path}/more`,
    '/v1/customers2',
    '/../etc/passwd',
  ]) {
    test(`404 and 1000 for the unknown path ${at}`, async () => {
      for (const method of ['GET', 'POST', 'DELETE']) assertError(await app.call(method, at), 404, 1000);
    });
  }

  describe('405', () => {
    for (const [at, method, allow] of [
      ['/v1/customers', 'DELETE', 'GET, HEAD, POST'],
      ['/v1/Customers//', 'PUT', 'GET, HEAD, POST'],
      [path, 'POST', 'GET, HEAD, PUT'],
      [path, 'OPTIONS', 'GET, HEAD, PUT'],
      [`/v1/customers/${id}`, 'PUT', 'DELETE, GET, HEAD, PATCH'],
    ] as const) {
      test(`for ${method} ${at}, with Allow`, async () => {
        const answer = await app.call(method, at);
        assertError(answer, 405, 405);
        assert.equal(answer.headers.get('allow'), allow);
      });
    }

    for (const method of ['PROPFIND', 'TRACE', 'PURGE']) {
      test(`for ${method}, which no path takes`, async () => {
        const { status, headers } = await rawRequest(server.url, { method, path: '/v1/customers' });
        assert.deepEqual({ status, allow: headers.allow }, { status: 405, allow: 'GET, HEAD, POST' });
      });
    }
  });

  test('501 for each planned operation, naming it', async () => {
    const planned = rows.filter((row) => row.planned && row.method !== 'HEAD');
    for (const row of planned) {
      const answer = await user.call(row.method, row.path);
      assertError(answer, 501, 0);
      assert.ok(answer.body.description.includes(row.id), answer.body.description);
    }
  });

  describe('413', () => {
    const put = async (body: string, chunked: boolean, agent: Agent) => {
      const headers = { authorization: `Bearer ${await server.appToken(partnerA)}` };
      return rawRequest(server.url, { method: 'PUT', path, headers, body, chunked, agent });
    };

    for (const chunked of [false, true]) {
      test(`for a body over 1 MiB${chunked ? ' of unknown length' : ''}; the next request is served`, async () => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        try {
          const { status, bytes } = await put('x'.repeat(maxBody + 1), chunked, agent);
          assert.deepEqual({ status, code: JSON.parse(bytes.toString()).code }, { status: 413, code: 413 });
          const next = await rawRequest(server.url, { path: '/healthz', agent });
          assert.equal(next.status, 200);
        } finally {
          agent.destroy();
        }
      });
    }

    test('not for a body of exactly 1 MiB', async () => {
      const profile = JSON.stringify((await app.get(path)).body);
      const { status } = await app.put(path, profile.padEnd(maxBody));
      assert.equal(status, 200);
    });
  });

  for (const size of [17 * 1024, 300 * 1024]) {
    test(`431 for ${size} bytes of headers`, async () => {
      const headers = { 'x-large': 'x'.repeat(size) };
      const { status, bytes } = await rawRequest(server.url, { path, headers });
      const { code, source } = JSON.parse(bytes.toString());
      assert.deepEqual({ status, code, source }, { status: 431, code: 431, source: 'Partnerite' });
    });
  }

  describe('description', () => {
    for (const [locale, description] of Object.entries({
      'fr-FR': 'Introuvable',
      '"fr-FR"': 'Introuvable',
      "'fr-CA'": 'Introuvable',
      FR: 'Introuvable',
      'en-US': 'Not found',
      'xx-XX': 'Not found',
      __proto__: 'Not found',
      constructor: 'Not found',
      '': 'Not found',
    })) {
      test(`is in the language of X-Locale: ${locale}`, async () => {
        const answer = await app.get('/nowhere', { headers: { 'x-locale': locale } });
        assert.equal(answer.body.description, description);
      });
    }

    test('is in Swedish, Dutch and Chinese (Taiwan) too', async () => {
      const ask = async (locale: string) => (await app.get('/nowhere', { headers: { 'x-locale': locale } })).body;
      const found = await Promise.all(['sv-SE', 'nl-NL', 'zh-TW', 'en-US'].map(ask));
      assert.equal(new Set(found.map((body) => body.description)).size, 4);
      assert.deepEqual(new Set(found.map((body) => body.code)), new Set([1000]));
    });

    test('has at most 1,024 characters whatever was sent', async () => {
      assertEnvelope(await app.get(path, { headers: { 'ms-contract-version': 'v'.repeat(9000) } }));
      assertEnvelope(await app.put(path, '{}', { 'content-type': 'x/'.padEnd(9000, 'y') }));
      const wrong = { firstName: 1, lastName: 1, email: 1, culture: 1, language: 1, companyName: 1 };
      assertEnvelope(await app.put(path, { ...wrong, defaultAddress: { ...wrong, country: '', addressLine2: 1 } }));
    });
  });

  test('503 while the database cannot be used, with Retry-After, and nothing of the inside', async () => {
    const own = await startTestServer();
    try {
      const client = apiClient(own, await own.appToken(partnerA));
      const profile = (await client.get(path)).body;
      await own.store.close();
      for (const answer of [
        await client.get(path),
        await client.put(path, profile),
        await client.get('/v1/customers'),
      ]) {
        assertError(answer, 503, 503);
        assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
      }
    } finally {
      await own.dispose();
    }
  });

  test('500 and 0 for something unforeseen, with nothing of the inside', async () => {
    const own = await startTestServer();
    try {
      const client = apiClient(own, await own.appToken(partnerA));
      const { body: profile, text } = await client.get(path);
      await changeStored(own.folder, 'DROP TABLE audit_records');
      assertError(await client.put(path, profile), 500, 0);
      assert.equal((await client.get(path)).text, text);
    } finally {
      await own.dispose();
    }
  });
});
