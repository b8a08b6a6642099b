import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { accessToken, createPartner, PartnerError } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';
import { answer, type FaultServer, silence, startFaultServer } from '../fault-server.ts';
import { anyToken, errorOf, partnerAt } from '../partner-at.ts';

describe('options', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined, answer(200, billingProfile));
  });
  afterEach(() => server.close());

  const cloud = () => ({ apiRoot: server.url, authority: server.url });
  const badInput = (name: string) => (error: unknown) => {
    assert.ok(error instanceof PartnerError, String(error));
    assert.deepEqual([error.category, error.data], ['BadInput', [name]]);
    return true;
  };

  for (const name of ['maxAttempts', 'baseDelayMs', 'maxDelayMs', 'attemptTimeoutMs', 'budget']) {
    test(`retry.${name} is a number: anything else would switch the limit off`, () => {
      for (const value of [Number.NaN, '5' as unknown as number]) {
        assert.throws(() => partnerAt(server.url, { retry: { [name]: value } }), badInput(name));
      }
    });
  }

  test('deadlines and rounds are numbers', async () => {
    assert.throws(() => partnerAt(server.url, { deadlineMs: Number.NaN }), badInput('deadlineMs'));
    const { billing } = partnerAt(server.url).partner.customers.byId('a').profiles;
    await assert.rejects(billing.get({ deadlineMs: Number.NaN }), badInput('deadlineMs'));
    await assert.rejects(
      billing.edit((profile) => profile, { maxRounds: Number.NaN }),
      badInput('maxRounds'),
    );
    assert.equal(server.requests.length, 0);
  });

  test('credentials are required', () => {
    for (const credentials of [undefined, null, {}, 'token']) {
      // What a caller without types can give.
      const options = { credentials } as unknown as Parameters<typeof createPartner>[0];
      assert.throws(() => createPartner(options), badInput('credentials'));
    }
  });

  test('an access token that is not there is refused at once, and one that fails later troubles only who asks', async () => {
    for (const token of [undefined, null, '']) assert.throws(() => accessToken(token), badInput('token'));
    const credentials = accessToken(Promise.reject(new Error('no')));
    await new Promise((resolve) => setImmediate(resolve));
    const partner = createPartner({ credentials, cloud: cloud() });
    assert.equal((await errorOf(partner.customers.byId('a').get())).category, 'Unauthorized');
  });

  test('a fetch that does not heed its signal is not waited for', async () => {
    const deaf = () => new Promise<Response>(() => {});
    const partner = createPartner({ credentials: accessToken(anyToken), cloud: cloud(), fetch: deaf, deadlineMs: 20 });
    assert.equal((await errorOf(partner.customers.byId('a').get())).category, 'Timeout');
  });

  test('an address is not quoted when it is refused: it may hold a password', () => {
    const apiRoot = 'ftp://user:secret@partners.example';
    assert.throws(
      () => createPartner({ credentials: accessToken(anyToken), cloud: { ...cloud(), apiRoot } }),
      (error: unknown) => badInput('apiRoot')(error) && !String(error).includes('secret'),
    );
  });

  test('a query with half a character is refused before it is sent', async () => {
    const { partner } = partnerAt(server.url);
    const error = await errorOf(partner.selfServePolicies.get({ entityId: '\ud800' }));
    assert.equal(error.category, 'BadInput');
    assert.equal(server.requests.length, 0);
  });

  test('a hook adds headers, but does not change those of the request', async () => {
    const { partner } = partnerAt(server.url, {
      onRequest: ({ headers }) => {
        Object.assign(headers, { 'if-match': '*', 'ms-requestid': 'mine', AUTHORIZATION: 'Basic x', 'x-more': '1' });
      },
    });
    const { billing } = partner.customers.byId('a').profiles;
    await billing.update(billingProfile);
    const [request] = server.requests;
    assert.equal(request?.headers['if-match'], `"${billingProfile.attributes.etag}"`);
    assert.match(String(request?.headers['ms-requestid']), /^[0-9a-f-]{36}$/);
    assert.equal(request?.headers.authorization, `Bearer ${anyToken}`);
    assert.equal(request?.headers['x-more'], '1');
  });

  test('a hook that adds a header that cannot be sent is told so, once', async () => {
    const { partner } = partnerAt(server.url, {
      onRequest: ({ headers }) => {
        headers['not a name'] = 'x';
      },
    });
    const error = await errorOf(partner.customers.byId('a').get());
    assert.deepEqual([error.category, server.requests.length], ['BadInput', 0]);
  });

  test('an operation that has no method yet is called like any other', async () => {
    const { partner } = partnerAt(server.url);
    server.next(answer(503), answer(200, { items: [] }));
    const operation = { id: 'getOffers', method: 'GET', path: '/v1/offers/{offer}' } as const;
    const offers = await partner.call(operation, { path: { offer: 'a b' }, query: { country: 'US' } });
    assert.deepEqual(offers, { items: [] });
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/v1/offers/a%20b?country=US', '/v1/offers/a%20b?country=US'],
    );
  });

  test('a sign-in is tried again like any other request, and its error names the call', async () => {
    let asked = 0;
    const credentials = {
      interactive: true,
      getToken: async () => {
        asked += 1;
        if (asked === 2) return { value: anyToken, expiresAt: Date.now() + 3_600_000 };
        const category = asked === 1 ? 'ServerBusy' : 'Unauthorized';
        throw new PartnerError({ category, description: category });
      },
    } as const;
    const { partner } = partnerAt(server.url, { credentials });
    assert.deepEqual(await partner.customers.byId('a').profiles.billing.get(), billingProfile);
    const again = partnerAt(server.url, { credentials, context: { requestId: 'r-1' } });
    const error = await errorOf(again.partner.customers.byId('a').get());
    assert.deepEqual([error.category, error.requestId, asked], ['Unauthorized', 'r-1', 3]);
  });

  test('a sign-in ends when the last call that waits for it is given up', async () => {
    let ended: AbortSignal | undefined;
    const credentials = {
      interactive: true,
      getToken: ({ signal }: { readonly signal: AbortSignal }) => {
        ended = signal;
        return new Promise<never>(() => {});
      },
    } as const;
    const { partner } = partnerAt(server.url, { credentials });
    const [one, two] = [new AbortController(), new AbortController()];
    const calls = [one, two].map(({ signal }) => partner.customers.byId('a').get({ signal }));
    one.abort(new Error('one'));
    await assert.rejects(Promise.race(calls), /one/);
    assert.equal(ended?.aborted, false);
    two.abort(new Error('two'));
    await assert.rejects(calls[1] ?? Promise.resolve(), /two/);
    assert.equal(ended?.aborted, true);
  });

  test('an update that is answered without a body is not sent again', async () => {
    for (const status of [200, 204]) {
      server.next(({ response }) => {
        response.socket?.end(`HTTP/1.1 ${status} OK\r\nConnection: close\r\n\r\n`);
      });
      const { partner } = partnerAt(server.url);
      const error = await errorOf(partner.customers.byId('a').profiles.billing.update(billingProfile));
      assert.deepEqual([error.category, error.status, error.attempts], ['Parse', status, 1]);
    }
  });

  test('a slow authority is not taken for a slow service', async () => {
    server.next(silence);
    const credentials = accessToken(() => new Promise<string>(() => {}));
    const retry = { maxAttempts: 1, attemptTimeoutMs: 20 };
    const error = await errorOf(partnerAt(server.url, { credentials, retry }).partner.customers.byId('a').get());
    assert.match(error.description, /token/);
  });

  test('a redirect is told as one', async () => {
    server.next(answer(307, undefined, { location: 'http://127.0.0.1:9/' }));
    const error = await errorOf(partnerAt(server.url).partner.customers.byId('a').get());
    assert.deepEqual([error.category, error.status, error.description], ['Server', 307, 'Redirects are not followed']);
  });
});
