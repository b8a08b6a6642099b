import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { clientSecret, createPartner, type Fetch } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';
import { answer, bareAnswer, type FaultServer, startFaultServer } from '../fault-server.ts';
import { errorOf, partnerAt } from '../partner-at.ts';

describe('a fetch of the caller', () => {
  let service: TestServer;

  before(async () => {
    service = await startTestServer();
  });
  after(() => service.dispose());

  test('sends the calls and the requests for tokens', async () => {
    const sent: string[] = [];
    const counting: Fetch = (url, init) => {
      sent.push(`${init.method} ${new URL(url).pathname}`);
      return fetch(url, init);
    };
    const { tenant, app, secret, customer } = partnerA;
    const partner = createPartner({
      credentials: clientSecret({ tenant, clientId: app, clientSecret: secret }),
      cloud: { apiRoot: service.url, authority: service.url },
      fetch: counting,
    });
    const { billing } = partner.customers.byId(customer).profiles;
    await billing.get();
    await billing.get();
    const call = `GET /v1/customers/${customer}/profiles/billing`;
    assert.deepEqual(sent, [`POST /${tenant}/oauth2/v2.0/token`, call, call]);
  });

  test('that throws at once is a connection that failed', async () => {
    const { partner } = partnerAt(service.url, {
      fetch: () => {
        throw new Error('no network');
      },
    });
    const error = await errorOf(partner.customers.byId('a').get());
    assert.deepEqual([error.category, error.attempts], ['Network', 5]);
    assert.match(String(error.cause), /no network/);
  });
});

describe('an answer', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined, answer(200, billingProfile));
  });
  afterEach(() => server.close());

  const get = () => partnerAt(server.url).partner.customers.byId('a').profiles.billing.get();
  const text = JSON.stringify(billingProfile);

  test('may begin with a byte order mark', async () => {
    server.next(answer(200, `\uFEFF${text}`));
    assert.deepEqual(await get(), billingProfile);
  });

  test('may have no content type, or a wrong one', async () => {
    server.next(bareAnswer(200, {}, text), bareAnswer(200, { 'content-type': 'text/html; charset=latin1' }, text));
    assert.deepEqual(await get(), billingProfile);
    assert.deepEqual(await get(), billingProfile);
  });

  test('of 201 or 203 is an answer as well', async () => {
    server.next(answer(201, billingProfile), answer(203, billingProfile));
    assert.deepEqual(await get(), billingProfile);
    assert.deepEqual(await get(), billingProfile);
  });

  test('that sends elsewhere is not followed, and the token goes nowhere else', async () => {
    const elsewhere = await startFaultServer(undefined, answer(200, billingProfile));
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        server.next(answer(status, undefined, { location: `${elsewhere.url}/v1/customers` }));
        const error = await errorOf(get());
        assert.deepEqual([error.category, error.status, error.attempts], ['Server', status, 1]);
      }
      assert.deepEqual(elsewhere.requests, []);
    } finally {
      await elsewhere.close();
    }
  });

  test('may be big, and in pieces that cut characters', async () => {
    const big = { ...billingProfile, companyName: '客😀'.repeat(100_000) };
    const bytes = Buffer.from(JSON.stringify(big));
    server.next(({ response }) => {
      response.writeHead(200);
      for (let start = 0; start < bytes.length; start += 1021) response.write(bytes.subarray(start, start + 1021));
      response.end();
    });
    assert.deepEqual(await get(), big);
  });
});
