import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { operations } from '@partnerite/contract/operations.ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { type RunningServer, startServer } from '../../src/start.ts';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, random, resource, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer } from './customer-bodies.ts';
import { rawRequest } from './raw-http.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;

describe('the service', () => {
  let server: TestServer;
  let anonymous: ApiClient;

  before(async () => {
    server = await startTestServer();
    anonymous = apiClient(server, undefined);
  });
  after(() => server.dispose());

  test('is alive and ready without a token', async () => {
    assert.equal((await anonymous.get('/healthz')).status, 200);
    assert.equal((await anonymous.get('/readyz')).status, 200);
  });

  test('is alive but not ready while the database cannot be used', async () => {
    const own = await startTestServer();
    try {
      await own.store.close();
      const client = apiClient(own, undefined);
      assert.equal((await client.get('/healthz')).status, 200);
      assert.equal((await client.get('/readyz')).status, 503);
    } finally {
      await own.dispose();
    }
  });

  test('counts and times its answers by operation', async () => {
    await apiClient(server, await server.appToken(partnerA)).get(path);
    await anonymous.get('/v1/customers');
    await anonymous.get('/nowhere');
    const { status, headers, text } = await anonymous.get('/metrics');
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/plain/);
    for (const line of [
      /^partnerite_http_requests_total\{operation="getCustomerBillingProfile",status="200"\} [1-9]/m,
      /^partnerite_http_requests_total\{operation="listCustomers",status="401"\} [1-9]/m,
      /^partnerite_http_requests_total\{operation="other",status="404"\} [1-9]/m,
      /^partnerite_http_request_duration_seconds_count\{operation="getCustomerBillingProfile"\} [1-9]/m,
      /^process_resident_memory_bytes \d/m,
      /^nodejs_eventloop_lag_seconds \d/m,
    ]) {
      assert.match(text, line);
    }
    assert.equal(text.includes(partnerA.customer), false);
  });

  test('describes itself with a valid OpenAPI 3.1 document that holds every operation', async () => {
    const { status, body } = await anonymous.get('/openapi.json');
    assert.equal(status, 200);
    const { valid, errors } = await new Validator().validate(structuredClone(body));
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(body.openapi.slice(0, 3), '3.1');
    assert.deepEqual(body.servers, [{ url: server.url }]);
    for (const [id, { method, path: pattern }] of Object.entries(operations)) {
      assert.equal(body.paths[pattern][method.toLowerCase()].operationId, id);
    }
  });
});

/** The lines of a log, as they come. */
function logLines() {
  const lines: Json[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  return {
    write(text: string) {
      for (const line of text.trimEnd().split('\n')) lines.push(JSON.parse(line));
      for (const { count, resolve } of waiting) if (lines.length >= count) resolve();
    },
    /** The lines from the given one on, once there are so many of them. */
    async next(from: number, count: number): Promise<Json[]> {
      if (lines.length < from + count) {
        await new Promise<void>((resolve) => waiting.push({ count: from + count, resolve }));
      }
      return lines.slice(from);
    },
    get length() {
      return lines.length;
    },
  };
}

describe('the log', () => {
  const lines = logLines();
  let folder: string;
  let server: RunningServer;
  let client: ApiClient;
  let token: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerite-log-'));
    const config = readConfig(['--port', '0', '--data', folder], {}, folder);
    server = await startServer({ config, clock: Date.now, random, log: pino({ base: null }, lines) });
    const form = {
      grant_type: 'client_credentials',
      client_id: partnerA.app,
      client_secret: partnerA.secret,
      resource,
    };
    const url = `${server.url}/${partnerA.tenant}/oauth2/token`;
    const from = lines.length;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    const answer: Json = await response.json();
    token = answer.access_token;
    client = apiClient(server, token);
    await lines.next(from, 1);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The one line that this request writes. */
  const lineOf = async (ask: () => Promise<unknown>): Promise<Json> => {
    const from = lines.length;
    await ask();
    const [line, ...more] = await lines.next(from, 1);
    assert.deepEqual(more, []);
    return line;
  };

  test('has one line for each request, with what names it', async () => {
    const headers = { 'ms-requestid': 'request-1', 'ms-correlationid': 'correlation-1' };
    const { time, ms, level, ...line } = await lineOf(() => client.get(path, { headers }));
    assert.deepEqual(line, {
      method: 'GET',
      path,
      status: 200,
      requestId: 'request-1',
      correlationId: 'correlation-1',
      partner: partnerA.tenant,
      msg: 'request',
    });
    assert.deepEqual([typeof time, typeof ms, level], ['number', 'number', 30]);
  });

  test('has a line for a refused request too', async () => {
    const line = await lineOf(() => apiClient(server, undefined).put(path, {}));
    assert.deepEqual([line.method, line.status, line.partner], ['PUT', 401, undefined]);
    assert.equal((await lineOf(() => client.get('/nowhere'))).status, 404);
  });

  test('has a line for each of many requests at once', async () => {
    const from = lines.length;
    const ids = Array.from({ length: 100 }, (_, index) => `at-once-${index} "\\`);
    await Promise.all(ids.map((id) => client.get(path, { headers: { 'ms-requestid': id } })));
    const written = await lines.next(from, ids.length);
    assert.deepEqual(written.map(({ requestId }) => requestId).toSorted(), ids.toSorted());
  });

  test('is complete when the server has closed', async () => {
    const own = logLines();
    const data = await mkdtemp(join(tmpdir(), 'partnerite-log-'));
    const config = readConfig(['--port', '0', '--data', data, '--empty'], {}, data);
    const closing = await startServer({ config, clock: Date.now, random, log: pino({ base: null }, own) });
    await apiClient(closing, undefined).get('/nowhere');
    await closing.close();
    assert.equal(own.length, 1);
    await rm(data, { recursive: true, force: true });
  });

  test('never holds a token, a secret, a name, an e-mail address or a query', async () => {
    const secret = 'Sekretissimo';
    const email = `${secret}@example.com`;
    const filter = encodeURIComponent(JSON.stringify({ Field: 'CompanyName', Value: secret, Operator: 'starts_with' }));
    const body = directCustomer({ companyName: secret });
    const from = lines.length;
    const profile = (await client.get(path)).body;
    const asks: readonly (() => Promise<unknown>)[] = [
      () => client.get(`/v1/customers?filter=${filter}`),
      () => client.put(path, { ...profile, email, firstName: secret }),
      () => client.put(path, { ...profile, email: `${secret}@` }),
      () => client.post('/v1/customers', { ...body, BillingProfile: { ...body.BillingProfile, Email: email } }),
      () => client.get(`/v1/customers/${secret}`),
      () => client.get(`/${secret}/${secret}`),
      () => apiClient(server, secret).get(path),
      () => rawRequest(server.url, { path: `http://${secret}@example.com/healthz` }),
      () => client.call('HEAD', `/v1/domains/${secret}.example.com`),
      () => fetch(`${server.url}/${partnerA.tenant}/oauth2/token?client_secret=${secret}`, { method: 'POST' }),
      () =>
        fetch(`${server.url}/${partnerA.tenant}/oauth2/token`, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'password', username: email, password: secret }),
        }),
    ];
    for (const ask of asks) await ask();
    const written = JSON.stringify(await lines.next(from, asks.length + 1));
    for (const hidden of [
      secret,
      encodeURIComponent(secret),
      'Wingtip',
      profile.email,
      token.slice(20, 60),
      'filter',
    ]) {
      assert.equal(written.includes(hidden), false, hidden);
    }
  });

  test('cannot be forged: what a client sends stays within its own line', async () => {
    const requestId = '"} {"level":60,"msg":"forged"}';
    const line = await lineOf(() => client.get(path, { headers: { 'ms-requestid': requestId } }));
    assert.equal(line.requestId, requestId);
  });
});
