import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';
import { appToken, createInstallation, type Installation, type ServerProcess } from './server-process.ts';
import { storedAuditRecords } from './stored-audit.ts';

const path = `/v1/customers/${demoCredentials.customer}/profiles/billing`;

describe('a PUT whose connection is dropped, repeated with the same request id', () => {
  let installation: Installation;
  let server: ServerProcess;
  let proxy: CuttingProxy;
  let token: string;
  /** Goes to the server without the proxy. */
  let client: ApiClient;
  let profile: Json;

  before(async () => {
    installation = await createInstallation();
  });
  beforeEach(async () => {
    server = await installation.start();
    proxy = await startCuttingProxy(server.url);
    token = await appToken(server);
    client = apiClient(server, token);
    profile = (await client.get(path)).body;
  });
  afterEach(async () => {
    await proxy.close();
    await server.stop();
  });
  after(() => installation.dispose());

  /** One request of one client, to be sent as often as it takes. A connection of its own each time. */
  const newUpdate = () => {
    const body = JSON.stringify({ ...profile, firstName: randomUUID() });
    const headers = {
      'ms-requestid': randomUUID(),
      'if-match': `"${profile.attributes.etag}"`,
      connection: 'close',
    };
    return { body, headers, through: (url: string) => apiClient({ url }, token).put(path, body, headers) };
  };

  /** Ends the server and counts what it has audited of one request. */
  const auditedOnce = async (requestId: string) => {
    await server.stop();
    const records = (await storedAuditRecords(installation)).filter((record) => record.requestId === requestId);
    assert.equal(records.length, 1, 'the update is audited once');
  };

  test('gets the answer that was lost, however often it was lost, and nothing is done twice', async () => {
    const update = newUpdate();
    for (let lost = 0; lost < 3; lost += 1) {
      const cut = proxy.cutNext({ at: 'answer' });
      await assert.rejects(update.through(proxy.url), TypeError);
      await cut;
    }
    const made = await client.get(path);
    assert.equal(made.body.firstName, JSON.parse(update.body).firstName, 'the first try was done');
    for (let repeated = 0; repeated < 2; repeated += 1) {
      const answer = await update.through(proxy.url);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('partnerite-replayed'), 'true');
      assert.equal(answer.headers.get('ms-requestid'), update.headers['ms-requestid']);
      assert.equal(answer.headers.get('etag'), made.headers.get('etag'));
      assert.equal(answer.text, made.text);
    }
    assert.equal((await client.get(path)).text, made.text);
    await auditedOnce(update.headers['ms-requestid']);
  });

  test('gets the answer of its time, also when others have changed the profile since', async () => {
    const update = newUpdate();
    const cut = proxy.cutNext({ at: 'answer' });
    await assert.rejects(update.through(proxy.url), TypeError);
    await cut;
    const made = await client.get(path);
    const later = await client.put(path, { ...made.body, lastName: 'Later' });
    assert.equal(later.status, 200);
    const answer = await update.through(proxy.url);
    assert.equal(answer.headers.get('partnerite-replayed'), 'true');
    assert.equal(answer.text, made.text);
    assert.equal((await client.get(path)).text, later.text, 'the later update stays');
    await auditedOnce(update.headers['ms-requestid']);
  });

  test('is done for the first time when the connection was lost before the whole request was there', async () => {
    const update = newUpdate();
    const before = await client.get(path);
    const cut = proxy.cutNext({ at: 'body', bytes: Math.floor(update.body.length / 2) });
    await assert.rejects(update.through(proxy.url), TypeError);
    await cut;
    assert.equal((await client.get(path)).text, before.text, 'half a request changes nothing');
    const answer = await update.through(proxy.url);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('partnerite-replayed'), null);
    await auditedOnce(update.headers['ms-requestid']);
  });

  test('is done once when the client hangs up after its last byte, several times', async () => {
    const { body, headers, through } = newUpdate();
    const { hostname, port } = new URL(server.url);
    const head = { ...headers, host: `${hostname}:${port}`, authorization: `Bearer ${token}` };
    const lines = Object.entries({ ...head, 'content-length': String(Buffer.byteLength(body)) });
    const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    for (let hungUp = 0; hungUp < 5; hungUp += 1) {
      const socket = connect(Number(port), hostname);
      socket.write(`PUT ${path} HTTP/1.1\r\n${text}content-type: application/json\r\n\r\n${body}`, () =>
        socket.destroy(),
      );
      await once(socket, 'close');
    }
    const answer = await through(server.url);
    assert.equal(answer.status, 200);
    assert.equal((await client.get(path)).text, answer.text);
    await auditedOnce(headers['ms-requestid']);
  });
});
