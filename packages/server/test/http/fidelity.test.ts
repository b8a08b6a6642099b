import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Operation, operations } from '@partnerite/contract/operations.ts';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer } from './customer-bodies.ts';
import { rawRequest } from './raw-http.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

describe('fidelity.bom', () => {
  let server: TestServer;
  let authorization: string;

  before(async () => {
    server = await startTestServer({ file: { fidelity: { bom: true } } });
    authorization = `Bearer ${await server.appToken(partnerA)}`;
  });
  after(() => server.dispose());

  const ask = (method: string, at: string, body?: unknown) =>
    rawRequest(server.url, {
      method,
      path: at,
      headers: { authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  test('puts a byte order mark before the JSON of every answer and error, and counts it', async () => {
    const answers = [
      await ask('GET', path),
      await ask('GET', '/v1/customers'),
      await ask('POST', '/v1/customers', directCustomer()),
      await ask('PUT', path, {}),
      await ask('GET', '/v1/customers/1'),
      await ask('GET', '/nowhere'),
    ];
    for (const { bytes, headers } of answers) {
      assert.deepEqual(bytes.subarray(0, 3), byteOrderMark);
      assert.ok(JSON.parse(bytes.subarray(3).toString()));
      assert.equal(headers['content-length'], String(bytes.length));
      assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    }
  });

  test('puts none into an answer without a body', async () => {
    const created = await ask('POST', '/v1/customers', directCustomer());
    const { id } = JSON.parse(created.bytes.subarray(3).toString());
    const { status, bytes } = await ask('DELETE', `/v1/customers/${id}`);
    assert.deepEqual({ status, length: bytes.length }, { status: 204, length: 0 });
  });

  test('puts one mark, not two, before a repeated answer', async () => {
    const body = directCustomer();
    const send = () =>
      rawRequest(server.url, {
        method: 'POST',
        path: '/v1/customers',
        headers: { authorization, 'ms-requestid': 'twice' },
        body: JSON.stringify(body),
      });
    assert.deepEqual((await send()).bytes, (await send()).bytes);
  });
});

describe('fidelity.staleETagStatus', () => {
  for (const staleETagStatus of [400, 409, 412]) {
    test(`${staleETagStatus} is the status of both channels`, async () => {
      const server = await startTestServer({ file: { fidelity: { staleETagStatus } } });
      try {
        const client = apiClient(server, await server.appToken(partnerA));
        const profile = (await client.get(path)).body;
        const byHeader = await client.put(path, profile, { 'if-match': '"1"' });
        const byBody = await client.put(path, { ...profile, attributes: { etag: '1' } });
        for (const [{ status, body }, data] of [
          [byHeader, ['If-Match']],
          [byBody, ['attributes.etag']],
        ] as const) {
          const { code, description } = body;
          assert.deepEqual(
            { status, code, description, data: body.data },
            { status: staleETagStatus, code: 2055, description: 'Etag is no longer valid', data },
          );
        }
        assert.deepEqual((await client.get(path)).body, profile);
        assert.equal((await client.put(path, profile)).status, 200);
      } finally {
        await server.dispose();
      }
    });
  }
});

describe('Partnerite-Fidelity', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());

  const fidelityOf = async (method: string, at: string, as = client) =>
    (await as.call(method, at)).headers.get('partnerite-fidelity');

  test('says of every operation what its row says', async () => {
    for (const [id, { method, path: pattern, origin }] of Object.entries<Operation>(operations)) {
      const at = pattern.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
      assert.equal(await fidelityOf(method, at), origin, id);
    }
  });

  test('says it on successes and on refusals', async () => {
    assert.equal(await fidelityOf('GET', path), 'documented');
    assert.equal(await fidelityOf('GET', path, apiClient(server, undefined)), 'documented');
    assert.equal(await fidelityOf('PUT', path), 'documented');
  });

  test('says nothing where there is no operation', async () => {
    assert.equal(await fidelityOf('GET', '/nowhere'), null);
    assert.equal(await fidelityOf('DELETE', path), null);
  });
});
