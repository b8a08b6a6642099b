import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { inspect } from 'node:util';
import type { RequestEvent, ResponseEvent } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';
import { answer, dropBefore, type FaultServer, startFaultServer } from '../fault-server.ts';
import { anyToken, errorOf, type PartnerAtOptions, partnerAt } from '../partner-at.ts';

describe('hooks', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined, answer(200, billingProfile, { 'ms-cv': 'x' }));
  });
  afterEach(() => server.close());

  const billing = (options: PartnerAtOptions) =>
    partnerAt(server.url, options).partner.customers.byId('a').profiles.billing;

  test('see each try, and how it ended', async () => {
    const asked: RequestEvent[] = [];
    const ended: ResponseEvent[] = [];
    const ticks = [0, 0, 0, 5, 0, 0, 10, 30];
    const now = () => ticks.shift() ?? 30;
    server.next(dropBefore, answer(503, { message: 'busy' }));
    const onRequest = (event: RequestEvent) => asked.push(event);
    const onResponse = (event: ResponseEvent) => ended.push(event);
    await billing({ onRequest, onResponse, environment: { now } }).update(billingProfile);

    assert.deepEqual(
      asked.map(({ operation, method, attempt }) => [operation, method, attempt]),
      [1, 2, 3].map((attempt) => ['updateCustomerBillingProfile', 'PUT', attempt]),
    );
    assert.deepEqual(
      ended.map(({ status, error }) => [status, error?.category]),
      [
        [undefined, 'Network'],
        [503, 'ServerBusy'],
        [200, undefined],
      ],
    );
    assert.deepEqual(
      ended.map(({ request }) => request),
      asked,
    );
    const [first] = asked;
    assert.equal(first?.url, `${server.url}/v1/customers/a/profiles/billing`);
    assert.deepEqual(JSON.parse(first?.body ?? ''), billingProfile);
    assert.equal(first?.headers['MS-RequestId'], server.requests[0]?.headers['ms-requestid']);
    assert.equal(ended[2]?.headers?.get('ms-cv'), 'x');
    assert.deepEqual(JSON.parse(ended[2]?.body ?? ''), billingProfile);
    for (const { durationMs } of ended) assert.ok(durationMs >= 0);
  });

  test('never see the token', async () => {
    const seen: unknown[] = [];
    const see = (event: unknown) => seen.push(event);
    server.next(dropBefore, answer(401, { code: 400, description: 'no' }));
    const failed = await errorOf(billing({ onRequest: see, onResponse: see }).get());
    assert.equal(failed.category, 'Unauthorized');
    assert.equal(seen.length, 4);
    assert.ok(!inspect(seen, { depth: null, showHidden: true }).includes(anyToken));
    assert.ok(!/authorization/i.test(JSON.stringify(seen)));
  });

  test('that throw change nothing', async () => {
    const broken = () => {
      throw new Error('a broken hook');
    };
    assert.deepEqual(await billing({ onRequest: broken, onResponse: broken }).get(), billingProfile);
    server.next(answer(404, { code: 1000, description: 'x' }));
    const error = await errorOf(billing({ onRequest: broken, onResponse: broken }).get());
    assert.deepEqual([error.category, error.code], ['NotFound', 1000]);
  });

  test('that fail later change nothing either', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const broken = () => Promise.reject(new Error('a broken hook'));
      assert.deepEqual(await billing({ onRequest: broken, onResponse: broken }).get(), billingProfile);
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(unhandled, []);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  test('add headers, for that try alone', async () => {
    server.next(dropBefore);
    const onRequest = ({ headers, attempt }: RequestEvent) => {
      if (attempt === 1) headers['X-First'] = 'yes';
      headers.traceparent = `try-${attempt}`;
    };
    await billing({ onRequest }).get();
    assert.deepEqual(
      server.requests.map(({ headers }) => [headers.traceparent, headers['x-first']]),
      [
        ['try-1', 'yes'],
        ['try-2', undefined],
      ],
    );
  });

  test('cannot take the place of the token, however they write its header', async () => {
    const onRequest = ({ headers }: RequestEvent) => {
      headers.authorization = 'Basic b3RoZXI=';
      headers.Authorization = 'Basic b3RoZXI=';
    };
    await billing({ onRequest }).get();
    assert.equal(server.requests[0]?.headers.authorization, `Bearer ${anyToken}`);
  });

  test('hear of a call that was ended while its request was on its way', async () => {
    const controller = new AbortController();
    const ended: (number | undefined)[] = [];
    server.next(() => controller.abort(new Error('enough')));
    const call = billing({ onResponse: ({ status }) => ended.push(status) }).get({ signal: controller.signal });
    await assert.rejects(call, /enough/);
    assert.deepEqual(ended, [undefined]);
  });
});
