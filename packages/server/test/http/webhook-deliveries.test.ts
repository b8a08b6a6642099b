import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { accept, fail, hangUp, type Receiver, startReceiver } from '../webhooks/receiver.ts';

const day = 24 * 60 * 60_000;
const registration = '/webhooks/v1/registration';
const internal = '/webhooks/v1/internalApp/registration';
const offline = `${registration}/offlineEvents`;
const deliveries = `${registration}/deliveries`;
const profile = `/v1/customers/${partnerA.customer}/profiles/billing`;
const WebhookEvents = ['customer-billing-profile-updated', 'test-created'];

describe('the deliveries of webhooks', () => {
  let server: TestServer;
  let client: ApiClient;
  let receiver: Receiver;
  let now: number;

  beforeEach(async () => {
    now = Date.now();
    server = await startTestServer({ clock: () => now });
    await signIn();
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await receiver.close();
    await server.dispose();
  });

  /** Tokens do not last as long as deliveries do. */
  const signIn = async () => {
    client = apiClient(server, await server.appToken(partnerA));
  };
  const register = async (path = registration, of = client) => {
    const { status, body } = await of.post(path, { WebhookUrl: receiver.url, WebhookEvents });
    assert.equal(status, 200);
    return body.SubscriberId;
  };
  const updateProfile = async () => {
    const { body } = await client.get(profile);
    const { status, text } = await client.put(profile, body);
    assert.equal(status, 200, text);
    now += 1;
  };
  /** Lets all tries of what is due fail. */
  const exhaust = async () => {
    receiver.answerWith(fail);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await server.deliveries.deliverDue();
      now += day;
    }
    await signIn();
  };
  const items = async (path: string): Promise<Json[]> => {
    const { status, body, text } = await client.get(path);
    assert.equal(status, 200, text);
    return body.items;
  };
  /** Every item of a list, so many at a time. */
  const walk = async (path: string, size: number): Promise<Json[]> => {
    const found: Json[] = [];
    let { body } = await client.get(`${path}?size=${size}`);
    for (;;) {
      found.push(...body.items);
      if (body.continuationToken === undefined) return found;
      assert.equal(body.totalCount, size);
      const { uri, headers } = body.links.next;
      assert.deepEqual(headers, [{ key: 'MS-ContinuationToken', value: body.continuationToken }]);
      const next = { headers: { 'MS-ContinuationToken': body.continuationToken } };
      ({ body } = await client.get(`/webhooks/v1/${uri}`, next));
    }
  };

  describe('all of them', () => {
    test('are listed, the newest event first, with every try and the time of the next', async () => {
      const subscriberId = await register();
      const raisedAt = now;
      await updateProfile();
      await server.deliveries.deliverDue();
      receiver.answerWith(fail);
      await updateProfile();
      await server.deliveries.deliverDue();
      const triedAt = now;
      receiver.answerWith(hangUp);
      const second = (await items(deliveries))[0];
      assert.ok(Date.parse(second.nextTryUtcDate) > triedAt);
      now = Date.parse(second.nextTryUtcDate);
      await server.deliveries.deliverDue();
      await updateProfile();

      const [third, failing, delivered, ...others] = await items(deliveries);
      assert.deepEqual(others, []);
      const common = {
        subscriberId,
        eventName: 'customer-billing-profile-updated',
        resourceUri: profile,
        resourceName: delivered.resourceName,
        attributes: { objectType: 'WebhookDelivery' },
      };
      const date = (at: number) => new Date(at).toISOString();
      const { eventId, ...told } = delivered;
      assert.match(eventId, /^[0-9a-f-]{36}$/);
      assert.deepEqual(told, {
        ...common,
        resourceChangeUtcDate: date(raisedAt),
        state: 'delivered',
        results: [{ responseCode: 'OK', responseMessage: '', systemError: false, dateTimeUtc: date(raisedAt + 1) }],
      });
      assert.equal(failing.state, 'waiting');
      assert.deepEqual(
        failing.results.map(({ responseCode, systemError }: Json) => [responseCode, systemError]),
        [
          ['InternalServerError', false],
          [undefined, true],
        ],
      );
      assert.ok(Date.parse(failing.nextTryUtcDate) > now);
      const { resourceChangeUtcDate: _, eventId: __, ...waiting } = third;
      assert.deepEqual(waiting, { ...common, state: 'waiting', results: [] }, 'it waits for the one before');
      await exhaust();
      assert.deepEqual((await items(deliveries)).map(({ state, nextTryUtcDate }) => [state, nextTryUtcDate]).at(1), [
        'offline',
        undefined,
      ]);
    });

    test('are read page by page, though new ones come in meanwhile', async () => {
      await register();
      await register(internal);
      for (let count = 0; count < 4; count += 1) await updateProfile();
      const all = await items(deliveries);
      assert.equal(all.length, 8);
      const first = (await client.get(`${deliveries}?size=3`)).body;
      await updateProfile();
      const next = { headers: { 'MS-ContinuationToken': first.continuationToken } };
      const second = (await client.get(`${deliveries}?seekOperation=Next`, next)).body;
      const known = (list: readonly Json[]) => list.map(({ eventId, subscriberId }) => [eventId, subscriberId]);
      assert.deepEqual(known([...first.items, ...second.items]), known(all.slice(0, 6)));
      assert.deepEqual(known(await walk(deliveries, 3)), known(await items(deliveries)));
      assert.equal(second.links.self.uri, `${deliveries}?size=3&seekOperation=Next`);
    });

    test('are seen by their own partner only, and a foreign token leads nowhere', async () => {
      const other = apiClient(server, await server.appToken(partnerB));
      await register();
      await register(registration, other);
      for (let count = 0; count < 2; count += 1) await updateProfile();
      assert.deepEqual((await other.get(deliveries)).body.items, []);
      const { continuationToken } = (await client.get(`${deliveries}?size=1`)).body;
      for (const path of [deliveries, offline]) {
        const headers = { 'MS-ContinuationToken': continuationToken };
        const { status, body } = await other.get(`${path}?seekOperation=Next`, { headers });
        assert.deepEqual([status, body.code], [400, 2000]);
      }
    });

    for (const query of ['size=-1', 'size=x', 'seekOperation=Next', 'seekOperation=Last']) {
      test(`with ${query} are refused`, async () => {
        assert.equal((await client.get(`${deliveries}?${query}`)).status, 400);
        assert.equal((await client.get(`${offline}?${query}`)).status, 400);
      });
    }
  });

  describe('those that were given up', () => {
    test('are listed, and delivered when they are sent again', async () => {
      await register();
      await updateProfile();
      await exhaust();
      assert.equal(receiver.received.length, 10);
      const [item, ...others] = await items(offline);
      assert.deepEqual(others, []);
      assert.equal(item.eventName, 'customer-billing-profile-updated');
      assert.equal(item.resourceUri, profile);
      assert.deepEqual([item.status, item.results.length], ['failed', 10]);

      const other = apiClient(server, await server.appToken(partnerB));
      assert.deepEqual((await other.get(offline)).body.items, []);
      assert.equal((await other.call('POST', `${offline}/${item.id}`)).status, 404);

      receiver.answerWith(accept);
      const { status, body } = await client.call('POST', `${offline}/${item.id.toUpperCase()}`);
      assert.equal(status, 200);
      assert.deepEqual(body.items, [{ ...item, status: 'pending', results: [] }]);
      await server.deliveries.deliverDue();
      assert.equal(receiver.received.length, 11);
      assert.equal(receiver.received.at(-1)?.body, receiver.received[0]?.body);
      assert.deepEqual(await items(offline), []);
      assert.equal((await client.call('POST', `${offline}/${item.id}`)).status, 404);
    });

    test('are all listed, page by page, however many there are', async () => {
      await register();
      for (let count = 0; count < 7; count += 1) await client.call('POST', `${registration}/validationEvents`);
      await exhaust();
      const all = await items(offline);
      assert.equal(all.length, 7);
      assert.deepEqual(await walk(offline, 3), all);
      assert.deepEqual(await walk(offline, 7), all);
    });

    test('are sent again to everyone who missed the event, and answer and audit tell of each', async () => {
      const subscribers = [await register(), await register(internal)];
      await updateProfile();
      await exhaust();
      const failed = await items(offline);
      assert.equal(failed.length, 2);
      const [{ id }] = failed;
      receiver.answerWith(accept);
      const { body } = await client.call('POST', `${offline}/${id}`);
      const pending = failed.map((item) => ({ ...item, status: 'pending', results: [] }));
      assert.deepEqual(body, { totalCount: 2, items: pending, attributes: { objectType: 'Collection' } });
      assert.deepEqual(body.items.map(({ subscriberId }: Json) => subscriberId).sort(), subscribers.sort());
      const [record] = await server.store.readAuditRecords(partnerA.tenant, { limit: 1, order: 'newestFirst' });
      assert.equal(record?.operationType, 'resend_webhook_event');
      assert.deepEqual(JSON.parse(Buffer.from(record?.oldValue ?? []).toString()), failed);
      assert.deepEqual(JSON.parse(Buffer.from(record?.newValue ?? []).toString()), pending);
      await server.deliveries.deliverDue();
      assert.equal(receiver.received.length, 22);
    });

    test('are sent again once, whoever asks at the same moment', async () => {
      await register();
      await updateProfile();
      await exhaust();
      receiver.answerWith(accept);
      const [{ id }] = await items(offline);
      const answers = await Promise.all(Array.from({ length: 6 }, () => client.call('POST', `${offline}/${id}`)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404, 404, 404, 404, 404]);
      await server.deliveries.deliverDue();
      assert.equal(receiver.received.length, 11);
    });
  });
});
