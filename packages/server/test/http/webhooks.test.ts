import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { eventNames } from '@partnerite/contract/events.ts';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { accept, fail, hangUp, hold, type Receiver, startReceiver } from '../webhooks/receiver.ts';
import { verifierFor } from '../webhooks/verified.ts';

const day = 24 * 60 * 60_000;
const registration = '/webhooks/v1/registration';
const internal = '/webhooks/v1/internalApp/registration';

describe('webhooks', () => {
  let server: TestServer;
  let client: ApiClient;
  let receiver: Receiver;
  let now: number;

  beforeEach(async () => {
    now = Date.now();
    server = await startTestServer({ clock: () => now });
    client = apiClient(server, await server.appToken(partnerA));
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await receiver.close();
    await server.dispose();
  });

  const wanted = (values: Json = {}): Json => ({
    WebhookUrl: receiver.url,
    WebhookEvents: ['test-created', 'customer-billing-profile-updated'],
    ...values,
  });
  const register = (values: Json = {}, path = registration) => client.post(path, wanted(values));
  const sendTest = async (path = registration): Promise<string> => {
    const { status, text, body } = await client.call('POST', `${path}/validationEvents`);
    assert.equal(status, 200, text);
    return body.correlationId;
  };
  /** A registration as the audit keeps it. */
  const audited = (body: Json): Json => ({ ...body, WebhookUrl: body.WebhookUrl.replace('?tenant=a', '?tenant=***') });
  const lastRecord = async () => (await server.store.readAuditRecords(partnerA.tenant, { limit: 1000 })).at(-1);
  /** Lets all tries of what is due fail. */
  const exhaust = async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await server.deliveries.deliverDue();
      now += day;
    }
  };
  /** Tokens do not last as long as deliveries do. */
  const signInAgain = async () => {
    client = apiClient(server, await server.appToken(partnerA));
  };

  for (const [name, path] of [
    ['of the partner', registration],
    ['of an internal application', internal],
  ] as const) {
    describe(`a registration ${name}`, () => {
      test('is answered in PascalCase, with the id of the subscriber to a write only', async () => {
        const { status, text, body } = await register({}, path);
        assert.equal(status, 200, text);
        const { SubscriberId, ...members } = body;
        assert.match(SubscriberId, /^[0-9a-f-]{36}$/);
        assert.deepEqual(members, wanted());
        assert.deepEqual((await client.get(path)).body, wanted());
        const record = await lastRecord();
        assert.equal(record?.operationType, 'create_webhook_registration');
        assert.deepEqual(JSON.parse(Buffer.from(record?.newValue ?? []).toString()), audited(body));
      });

      test('is updated as a whole, and stays the same subscriber', async () => {
        const { body: created } = await register({ SignatureTokenToMsSignatureHeader: true }, path);
        assert.equal(created.SignatureTokenToMsSignatureHeader, true);
        const next = { webhookUrl: `${receiver.url}&v=2`, webhookEvents: ['Invoice-Ready', 'invoice-ready'] };
        const { status, body } = await client.put(path, next);
        assert.equal(status, 200);
        const { SubscriberId } = created;
        assert.deepEqual(body, { SubscriberId, WebhookUrl: next.webhookUrl, WebhookEvents: ['invoice-ready'] });
        const record = await lastRecord();
        assert.equal(record?.operationType, 'update_webhook_registration');
        assert.deepEqual(JSON.parse(Buffer.from(record?.oldValue ?? []).toString()), audited(created));
      });

      test('has an ETag in the header: an update that names it is done on that version only', async () => {
        const created = await register({}, path);
        const first = created.headers.get('etag') ?? '';
        assert.match(first, /^"[\w=]+"$/);
        assert.equal((await client.get(path)).headers.get('etag'), first);
        const narrower = wanted({ WebhookEvents: ['test-created'] });
        const updated = await client.put(path, narrower, { 'If-Match': first });
        const second = updated.headers.get('etag') ?? '';
        assert.deepEqual([updated.status, second === first], [200, false]);
        const stale = await client.put(path, wanted(), { 'If-Match': first });
        assert.deepEqual([stale.status, stale.body.code, stale.body.data], [412, 2055, ['If-Match']]);
        assert.equal((await client.put(path, wanted(), { 'If-Match': '"x' })).status, 400);
        const now = await client.get(path);
        assert.deepEqual([now.body, now.headers.get('etag')], [narrower, second]);
        assert.equal((await client.put(path, wanted(), { 'If-Match': '*' })).status, 200);
      });

      test('of many updates on one version named by all one is made', async () => {
        const { headers } = await register({}, path);
        const ifMatch = { 'If-Match': headers.get('etag') ?? '' };
        const updates = Array.from({ length: 8 }, (_, index) =>
          client.put(path, wanted({ WebhookUrl: `${receiver.url}&v=${index}` }), ifMatch),
        );
        const statuses = (await Promise.all(updates)).map(({ status }) => status);
        assert.deepEqual(statuses.toSorted(), [200, ...Array.from({ length: 7 }, () => 412)]);
      });

      test('is updated by all who name no version, and each record has what was there before it', async () => {
        await register({ WebhookEvents: [] }, path);
        const lists = eventNames.slice(0, 8).map((name) => [name]);
        const answers = await Promise.all(lists.map((WebhookEvents) => client.put(path, wanted({ WebhookEvents }))));
        assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
        const records = await server.store.readAuditRecords(partnerA.tenant, { limit: 100 });
        const eventsOf = (value: Uint8Array | undefined) =>
          value && JSON.parse(Buffer.from(value).toString()).WebhookEvents;
        const [creation, ...updates] = records.slice(-1 - lists.length);
        let before = eventsOf(creation?.newValue);
        for (const { oldValue, newValue } of updates) {
          assert.deepEqual(eventsOf(oldValue), before);
          before = eventsOf(newValue);
        }
        assert.deepEqual(updates.map(({ newValue }) => eventsOf(newValue)).sort(), lists.sort());
        assert.deepEqual((await client.get(path)).body.WebhookEvents, before);
      });

      test('is made once: a second POST is 409', async () => {
        await register({}, path);
        const { status, body } = await register({ WebhookEvents: [] }, path);
        assert.deepEqual([status, body.code], [409, 409]);
        assert.deepEqual((await client.get(path)).body, wanted());
      });

      test('of two at the same moment one is made', async () => {
        const answers = await Promise.all([register({}, path), register({}, path)]);
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
      });

      test('that was never made is 404', async () => {
        for (const { status } of [await client.get(path), await client.put(path, wanted())]) assert.equal(status, 404);
        assert.equal((await client.call('POST', `${path}/validationEvents`)).status, 404);
      });

      test('is seen by its own partner only', async () => {
        await register({}, path);
        const other = apiClient(server, await server.appToken(partnerB));
        assert.equal((await other.get(path)).status, 404);
        assert.equal((await other.post(path, wanted())).status, 200);
      });

      test('lists the events that can be registered for', async () => {
        const { body } = await client.get(`${path}/events`);
        assert.deepEqual(body, eventNames);
        assert.equal((await register({ WebhookEvents: body }, path)).status, 200);
      });

      test('a test event is delivered, and its results are told', async () => {
        await register({}, path);
        const id = await sendTest(path);
        await server.deliveries.deliverDue();
        const [callback] = receiver.received;
        assert.ok(callback && receiver.received.length === 1);
        assert.deepEqual(JSON.parse(callback.body), {
          EventName: 'test-created',
          ResourceUri: `${server.url}${path}/validationEvents/${id}`,
          ResourceName: 'test',
          AuditUri: null,
          ResourceChangeUtcDate: new Date(now).toISOString().replace('Z', '0000+00:00'),
        });
        assert.deepEqual((await client.get(`${path}/validationEvents/${id}`)).body, {
          correlationId: id,
          partnerId: partnerA.tenant,
          status: 'completed',
          callbackUrl: receiver.url,
          results: [
            { responseCode: 'OK', responseMessage: '', systemError: false, dateTimeUtc: new Date(now).toISOString() },
          ],
        });
      });
    });
  }

  test('invalid members are named, and nothing is registered', async () => {
    const url = ['WebhookUrl'];
    for (const [values, data] of [
      [{ WebhookUrl: null, WebhookEvents: null }, ['WebhookUrl', 'WebhookEvents']],
      [{ WebhookUrl: 5, WebhookEvents: 'test-created' }, ['WebhookUrl', 'WebhookEvents']],
      [{ WebhookEvents: ['test-created', 'nothing', null] }, ['WebhookEvents[1]', 'WebhookEvents[2]']],
      [{ WebhookEvents: Array.from({ length: 101 }, () => 'test-created') }, ['WebhookEvents']],
      [{ SignatureTokenToMsSignatureHeader: 'yes' }, ['SignatureTokenToMsSignatureHeader']],
      [{ WebhookUrl: '' }, url],
      [{ WebhookUrl: `https://example.com/${'x'.repeat(2048)}` }, url],
      [{ WebhookUrl: 'https://example.com/\r\nX-Other: 1' }, url],
      [{ WebhookUrl: 'ftp://example.com/' }, url],
      [{ WebhookUrl: 'http://10.0.0.1/' }, url],
      [{ WebhookUrl: 'https://user:password@example.com/' }, url],
    ] as const) {
      const { status, body } = await register(values);
      assert.deepEqual([status, body.code], [400, 3000], JSON.stringify(values));
      assert.deepEqual(body.data, data);
    }
    assert.equal((await client.get(registration)).status, 404);
  });

  test('an internal application has a registration of its own beside that of the partner, and both are told', async (t) => {
    await register();
    const other = await startReceiver();
    t.after(() => other.close());
    await register({ WebhookUrl: other.url, WebhookEvents: ['customer-billing-profile-updated'] }, internal);
    await updateProfile();
    await server.deliveries.deliverDue();
    assert.deepEqual([receiver.received.length, other.received.length], [1, 1]);
  });

  const updateProfile = async () => {
    const path = `/v1/customers/${partnerA.customer}/profiles/billing`;
    const { body } = await client.get(path);
    const { status, text } = await client.put(path, body);
    assert.equal(status, 200, text);
  };

  test('a change of a customer is told with the addresses of the resource and of its audit record', async () => {
    await register();
    await updateProfile();
    await server.deliveries.deliverDue();
    const verify = await verifierFor(server);
    const [callback] = receiver.received;
    assert.ok(callback);
    const event = await verify(callback);
    assert.equal(event.eventName, 'customer-billing-profile-updated');
    assert.equal(event.resourceUri, `${server.url}/v1/customers/${partnerA.customer}/profiles/billing`);
    const token = await server.userToken(partnerA);
    const headers = { authorization: `Bearer ${token}` };
    const audit: Json = await (await fetch(String(event.auditUri), { headers })).json();
    assert.equal(audit.operationType, 'update_customer_billing_profile');
  });

  test('an event counts for the registration at the time it was raised, its address and header for that of the try', async (t) => {
    receiver.answerWith(fail);
    await register();
    await updateProfile();
    await server.deliveries.deliverDue();
    const moved = await startReceiver();
    t.after(() => moved.close());
    await client.put(registration, {
      WebhookUrl: moved.url,
      WebhookEvents: ['test-created'],
      SignatureTokenToMsSignatureHeader: true,
    });
    await updateProfile();
    now += day;
    await server.deliveries.deliverDue();
    assert.deepEqual([receiver.received.length, moved.received.length], [1, 1]);
    const [callback] = moved.received;
    assert.ok(callback);
    assert.equal(callback.headers.authorization, undefined);
    assert.match(String(callback.headers['x-ms-signature']), /^[A-Za-z0-9+/]{342}==$/);
    const verify = await verifierFor(server, () => now);
    assert.equal((await verify(callback)).eventName, 'customer-billing-profile-updated');
  });

  test('a test event for a registration without it is refused', async () => {
    await register({ WebhookEvents: ['invoice-ready'] });
    const { status, body } = await client.call('POST', `${registration}/validationEvents`);
    assert.deepEqual([status, body.code], [400, 400]);
  });

  test('a registration takes no more test events while a thousand are on their way, and takes them again later', async () => {
    receiver.answerWith(hold);
    await register();
    await register({}, internal);
    const send = (path = registration) => client.call('POST', `${path}/validationEvents`);
    for (let sent = 0; sent < 1_000; sent += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => send()));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    }
    const before = await lastRecord();
    const refused = await send();
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
    assert.deepEqual(await lastRecord(), before);
    assert.equal((await send(internal)).status, 200, 'another registration has its own');
    await updateProfile();
    receiver.answerWith(accept);
    // What was held is given up by this node; the next one takes over when the leases have ended.
    await server.close();
    now += day;
    server = await startTestServer({ clock: () => now, folder: server.folder });
    await server.deliveries.deliverDue();
    await signInAgain();
    assert.equal((await send()).status, 200);
  });

  test('every try of a test event is told, with nothing of what was answered', async () => {
    await register();
    const id = await sendTest();
    const results = async () => (await client.get(`${registration}/validationEvents/${id}`)).body;
    assert.ok(['pending', 'completed'].includes((await results()).status));
    await server.deliveries.deliverDue();
    receiver.answerWith((answer) => answer.writeHead(404).end('secret of the receiver'));
    const failing = await sendTest();
    await server.deliveries.deliverDue();
    receiver.answerWith(hangUp);
    now += day;
    await signInAgain();
    await server.deliveries.deliverDue();
    const { body, text } = await client.get(`${registration}/validationEvents/${failing}`);
    assert.equal(body.status, 'pending');
    assert.deepEqual(
      body.results.map(({ dateTimeUtc: _, ...result }: Json) => result),
      [
        { responseCode: 'NotFound', responseMessage: '', systemError: false },
        { responseMessage: 'The connection failed.', systemError: true },
      ],
    );
    assert.ok(!text.includes('secret'));
  });

  test('the results of another test, partner or kind of event are 404', async () => {
    await register();
    await register({}, internal);
    const id = await sendTest();
    const other = apiClient(server, await server.appToken(partnerB));
    await other.post(registration, wanted());
    assert.equal((await other.get(`${registration}/validationEvents/${id}`)).status, 404);
    assert.equal((await client.get(`${internal}/validationEvents/${id}`)).status, 404);
    for (const unknown of ['x', crypto.randomUUID(), `${id}'--`, '%00']) {
      assert.equal((await client.get(`${registration}/validationEvents/${unknown}`)).status, 404, unknown);
    }
    assert.equal((await client.get(`${registration}/validationEvents/${id.toUpperCase()}`)).status, 200);
  });

  test('a test event that failed ten times says so', async () => {
    receiver.answerWith(hangUp);
    await register();
    const id = await sendTest();
    await exhaust();
    await signInAgain();
    const { status, results } = (await client.get(`${registration}/validationEvents/${id}`)).body;
    assert.deepEqual([status, results.length], ['failed', 10]);
  });

  test('the end of delegated administration is told without a resource', async () => {
    await register({ WebhookEvents: ['dap-admin-relationship-terminated'] });
    const user = apiClient(server, await server.userToken(partnerA));
    const path = `/v1/customers/${partnerA.customer}`;
    for (const allowDelegatedAccess of [false, false]) {
      assert.equal((await user.call('PATCH', path, { body: { allowDelegatedAccess } })).status, 200);
    }
    await server.deliveries.deliverDue();
    assert.equal(receiver.received.length, 1);
    const { EventName, ResourceName, ResourceUri } = JSON.parse(receiver.received[0]?.body ?? '');
    assert.deepEqual(
      { EventName, ResourceName, ResourceUri },
      { EventName: 'dap-admin-relationship-terminated', ResourceName: 'PartnerCustomerDap', ResourceUri: null },
    );
  });

  test('the server can be closed while a receiver takes its time', async () => {
    receiver.answerWith(hold);
    await register();
    await sendTest();
    await receiver.until(1);
    await server.close();
  });
});

test('a test event is sent once for a request that is repeated', async (t) => {
  const receiver = await startReceiver();
  t.after(() => receiver.close());
  const server = await startTestServer();
  t.after(() => server.dispose());
  const client = apiClient(server, await server.appToken(partnerA));
  await client.post(registration, { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] });
  const headers = { 'MS-RequestId': crypto.randomUUID() };
  const send = () => client.call('POST', `${registration}/validationEvents`, { headers });
  const answers = await Promise.all([send(), send(), send()]);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  await server.deliveries.deliverDue();
  assert.equal(receiver.received.length, 1);
});
