import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiAnswer, type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { allStored } from '../test-database.ts';
import { directCustomer, freshDomain, indirectCustomer } from './customer-bodies.ts';
import { writtenEvents } from './written-events.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;
const otherPath = '/v1/customers/5d96cf7f-265b-4da9-8f0c-26ef4243ed52/profiles/billing';
const day = 24 * 60 * 60 * 1000;

describe('a repeated request', () => {
  let server: TestServer;
  let client: ApiClient;
  let requestId: string;
  let passed = 0;

  before(async () => {
    server = await startTestServer({ clock: () => Date.now() + passed });
    client = apiClient(server, await server.userToken(partnerA));
  });
  after(() => server.dispose());
  beforeEach(() => {
    requestId = randomUUID();
  });

  const send = (method: string, at: string, body?: unknown, headers: Record<string, string> = {}) =>
    client.call(method, at, { body, headers: { 'ms-requestid': requestId, ...headers } });
  const profileOf = async (at: string): Promise<Json> => (await client.get(at)).body;
  const create = async (): Promise<Json> => (await client.post('/v1/customers', directCustomer())).body;
  const records = async () => (await server.store.readAuditRecords(partnerA.tenant, { limit: 1000 })).length;
  const written = async () => ({ records: await records(), events: (await writtenEvents(server)).length });

  const assertFirst = ({ status, headers }: ApiAnswer, expected: number) => {
    assert.deepEqual({ status, replayed: headers.get('partnerite-replayed') }, { status: expected, replayed: null });
  };
  const assertReplay = (answer: ApiAnswer, first: ApiAnswer) => {
    const seen = ({ status, text, headers }: ApiAnswer) => ({ status, text, etag: headers.get('etag') });
    assert.deepEqual(seen(answer), seen(first));
    assert.equal(answer.headers.get('partnerite-replayed'), 'true');
  };

  test('is the same in another spelling of its path', async () => {
    const body = { ...(await profileOf(path)), firstName: 'Spelt' };
    const first = await send('PUT', path, body, { 'if-match': '*' });
    const before = await written();
    const spellings = [path.replace('/customers', '//CUSTOMERS'), `${path}/`, path.replace('-70f4-', '%2D70F4-')];
    for (const spelling of spellings) {
      assertReplay(await send('PUT', spelling, body, { 'if-match': '*' }), first);
    }
    assert.deepEqual(await written(), before);
  });

  test('with a token that may not ask gets the refusal, not the answer', async () => {
    const body = indirectCustomer({ reseller: '484e548c-f5f3-4528-93a9-c16c6373cb59' });
    const ids = { 'ms-requestid': 'for-a-reseller' };
    const asUser = apiClient(server, await server.userToken(partnerA));
    const first = await asUser.post('/v1/customers', body, ids);
    assert.equal(first.status, 201);
    const asApp = apiClient(server, await server.appToken(partnerA));
    const answer = await asApp.post('/v1/customers', body, ids);
    assert.deepEqual({ status: answer.status, code: answer.body.code }, { status: 403, code: 2032 });
    assertReplay(await asUser.post('/v1/customers', body, ids), first);
  });

  test('PUT gets the first answer and changes nothing, by the ETag in the body', async () => {
    const body = { ...(await profileOf(path)), firstName: 'Once' };
    const first = await send('PUT', path, body);
    assertFirst(first, 200);
    const before = await written();
    assertReplay(await send('PUT', path, body), first);
    assertReplay(await send('PUT', path, body), first);
    assert.deepEqual(await written(), before);
  });

  test('PUT gets the first answer, by If-Match', async () => {
    const body = await profileOf(path);
    const ifMatch = { 'if-match': `"${body.attributes.etag}"` };
    const first = await send('PUT', path, body, ifMatch);
    assertReplay(await send('PUT', path, body, ifMatch), first);
  });

  test('PUT with If-Match: * is done once', async () => {
    const body = { ...(await profileOf(path)), firstName: 'Star' };
    const first = await send('PUT', path, body, { 'if-match': '*' });
    const before = await written();
    assertReplay(await send('PUT', path, body, { 'if-match': '*' }), first);
    assert.deepEqual(await written(), before);
  });

  test('gets the first answer although the profile has moved on since', async () => {
    const body = await profileOf(path);
    const first = await send('PUT', path, body);
    await client.put(path, { ...first.body, firstName: 'Later' });
    assertReplay(await send('PUT', path, body), first);
    assert.equal((await profileOf(path)).firstName, 'Later');
  });

  test('POST gets the first answer, the same password included, and creates nothing', async () => {
    const body = directCustomer();
    const first = await send('POST', '/v1/customers', body);
    assertFirst(first, 201);
    assert.match(first.body.userCredentials.password, /^\S{8,}$/);
    const before = await written();
    assertReplay(await send('POST', '/v1/customers', body), first);
    assert.deepEqual(await written(), before);
  });

  test('PATCH and DELETE get the first answer', async () => {
    const { id } = await create();
    const end = { relationshipToPartner: 'none' };
    const first = await send('PATCH', `/v1/customers/${id}`, end);
    assertFirst(first, 200);
    const before = await written();
    assertReplay(await send('PATCH', `/v1/customers/${id}`, end), first);
    assert.deepEqual(await written(), before);

    const other = await create();
    const removed = await send('DELETE', `/v1/customers/${other.id}`);
    assertFirst(removed, 204);
    const beforeRepeat = await written();
    assertReplay(await send('DELETE', `/v1/customers/${other.id}`), removed);
    assert.deepEqual(await written(), beforeRepeat);
  });

  test('has its own correlation id and trace vector', async () => {
    const body = await profileOf(path);
    const first = await send('PUT', path, body, { 'ms-correlationid': 'first' });
    const second = await send('PUT', path, body, { 'ms-correlationid': 'second' });
    assertReplay(second, first);
    assert.equal(second.headers.get('ms-correlationid'), 'second');
    assert.equal(second.headers.get('ms-requestid'), requestId);
    assert.notEqual(second.headers.get('ms-cv'), first.headers.get('ms-cv'));
  });

  test('is a new one when its first try failed', async () => {
    const body = directCustomer();
    const blocking = (await client.post('/v1/customers', body)).body;
    assertFirst(await send('POST', '/v1/customers', body), 409);
    assertFirst(await send('POST', '/v1/customers', body), 409);
    await client.call('DELETE', `/v1/customers/${blocking.id}`);
    assertFirst(await send('POST', '/v1/customers', body), 201);
  });

  test('is done once when both come at the same moment', async () => {
    const body = { ...(await profileOf(path)), firstName: 'Twin' };
    const before = await written();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('PUT', path, body)));
    const firsts = answers.filter(({ headers }) => headers.get('partnerite-replayed') === null);
    assert.equal(firsts.length, 1);
    for (const { status, text } of answers) {
      assert.deepEqual({ status, text }, { status: 200, text: firsts[0]?.text });
    }
    assert.deepEqual(await written(), { records: before.records + 1, events: before.events + 1 });
  });

  test('creates one customer when both come at the same moment, and both learn its password', async () => {
    const body = directCustomer();
    const answers = await Promise.all([send('POST', '/v1/customers', body), send('POST', '/v1/customers', body)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201],
    );
    assert.equal(answers[0]?.text, answers[1]?.text);
  });

  test('is no repetition when another operation, resource or body has the same request id', async () => {
    const body = directCustomer();
    assertFirst(await send('PUT', path, await profileOf(path)), 200);
    assertFirst(await send('PUT', otherPath, await profileOf(otherPath)), 200);
    const created = await send('POST', '/v1/customers', body);
    assertFirst(created, 201);
    assertFirst(await send('POST', '/v1/customers', { ...body, CompanyProfile: { Domain: freshDomain() } }), 201);
    assertFirst(await send('PATCH', `/v1/customers/${created.body.id}`, { allowDelegatedAccess: false }), 200);
    assertFirst(await send('DELETE', `/v1/customers/${created.body.id}`), 204);
  });

  test('is a new update when the same body names a newer version in If-Match', async () => {
    const { attributes, ...plain } = await profileOf(path);
    const put = async (firstName: string, etag: string) => {
      const answer = await send('PUT', path, { ...plain, firstName }, { 'if-match': `"${etag}"` });
      assertFirst(answer, 200);
      return answer.headers.get('etag')?.replaceAll('"', '') ?? '';
    };
    const second = await put('There', attributes.etag);
    const third = await put('Back', second);
    await put('There', third);
    assert.equal((await profileOf(path)).firstName, 'There');
  });

  test('of another partner is another request', async () => {
    const body = directCustomer();
    const first = await send('POST', '/v1/customers', body);
    const partner = apiClient(server, await server.userToken(partnerB));
    const headers = { 'ms-requestid': requestId };
    const second = await partner.post('/v1/customers', body, headers);
    assertFirst(second, 201);
    assert.notEqual(second.body.id, first.body.id);
  });

  test('without a token, or of a read, is not answered from memory', async () => {
    const body = await profileOf(path);
    await send('PUT', path, body);
    const anonymous = await apiClient(server, undefined).put(path, body, { 'ms-requestid': requestId });
    assert.equal(anonymous.status, 401);
    await send('GET', path);
    assertFirst(await send('GET', path), 200);
  });

  test('without a request id is a new request', async () => {
    const body = directCustomer();
    assert.equal((await client.post('/v1/customers', body)).status, 201);
    assert.equal((await client.post('/v1/customers', body)).status, 409);
  });

  test('after 24 hours is a new request', async (context) => {
    context.after(async () => {
      passed = 0;
      client = apiClient(server, await server.userToken(partnerA));
    });
    const body = directCustomer();
    const first = await send('POST', '/v1/customers', body);
    passed = day - 60_000;
    client = apiClient(server, await server.userToken(partnerA));
    assertReplay(await send('POST', '/v1/customers', body), first);
    passed = day + 60_000;
    client = apiClient(server, await server.userToken(partnerA));
    assertFirst(await send('POST', '/v1/customers', body), 409);
  });

  test('finds the password although the store holds it nowhere readable', async () => {
    const body = directCustomer();
    const first = await send('POST', '/v1/customers', body);
    const { id, userCredentials } = first.body;
    const everything = await allStored(server.folder);
    assert.ok(everything.includes(id), 'the customer itself is in the store');
    for (const encoding of ['utf8', 'hex'] as const) {
      const encoded = Buffer.from(userCredentials.password).toString(encoding);
      assert.equal(everything.includes(encoded), false, encoding);
    }
    assertReplay(await send('POST', '/v1/customers', body), first);
  });
});
