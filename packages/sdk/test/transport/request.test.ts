import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Partner, PartnerError } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';
import { answer, dropBefore, type FaultServer, startFaultServer } from '../fault-server.ts';
import { anyToken, errorOf, partnerAt } from '../partner-at.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('a request', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined, answer(200, billingProfile));
  });
  afterEach(() => server.close());

  const header = (name: string) => server.requests.map(({ headers }) => headers[name]);
  const partner = (): Partner => partnerAt(server.url).partner;
  const get = (from: Partner, customer = 'a') => from.customers.byId(customer).profiles.billing.get();
  const refused = async (call: () => Promise<unknown>): Promise<PartnerError> => {
    const error = await errorOf(new Promise((resolve) => resolve(call())));
    assert.deepEqual([error.category, error.attempts], ['BadInput', 0], error.message);
    assert.deepEqual(server.requests, [], 'nothing was sent');
    return error;
  };

  describe('has ids', () => {
    test('that stay the same for each try of a call, and are others for the next call', async () => {
      const given = partner();
      server.next(dropBefore, answer(500));
      await get(given);
      await get(given);
      for (const name of ['ms-requestid', 'ms-correlationid']) {
        const [first, second, third, next] = header(name);
        assert.match(String(first), guid);
        assert.deepEqual([second, third], [first, first], name);
        assert.match(String(next), guid);
        assert.notEqual(next, first, name);
      }
      const [ids] = server.requests;
      assert.notEqual(ids?.headers['ms-requestid'], ids?.headers['ms-correlationid']);
    });

    test('from the context, the same in all of its calls', async () => {
      const scoped = partner().with({ requestId: 'my-request', correlationId: 'my-correlation' });
      await get(scoped);
      await get(scoped);
      assert.deepEqual(header('ms-requestid'), ['my-request', 'my-request']);
      assert.deepEqual(header('ms-correlationid'), ['my-correlation', 'my-correlation']);
    });

    test('from contexts joined together; the original keeps its own', async () => {
      const original = partner().with({ correlationId: 'first', locale: 'sv-SE' });
      await get(original.with({ correlationId: 'second', requestId: 'r' }));
      await get(original);
      assert.deepEqual(header('ms-correlationid'), ['second', 'first']);
      assert.deepEqual(header('x-locale'), ['sv-SE', 'sv-SE']);
      assert.match(String(header('ms-requestid')[1]), guid);
    });

    test('of their own where the context says undefined', async () => {
      await get(partner().with({ requestId: undefined, correlationId: undefined, locale: undefined }));
      assert.match(String(header('ms-requestid')[0]), guid);
      assert.match(String(header('ms-correlationid')[0]), guid);
      assert.deepEqual(header('x-locale'), [undefined]);
    });

    const hostile = ['a\r\nX-Evil: 1', 'a\nb', 'a\rb', 'a\u0000b', 'a b', ' ', '', 'é', '\u2028', 'x'.repeat(129)];
    for (const id of hostile) {
      test(`but none like ${JSON.stringify(id.slice(0, 20))}`, async () => {
        const byRequest = await refused(() => get(partner().with({ requestId: id })));
        assert.deepEqual(byRequest.data, ['requestId']);
        await refused(() => get(partner().with({ correlationId: id })));
      });
    }

    test('of 128 characters at most', async () => {
      await get(partner().with({ requestId: 'x'.repeat(128) }));
      assert.deepEqual(header('ms-requestid'), ['x'.repeat(128)]);
    });
  });

  test('names the locale, if there is one', async () => {
    await get(partner());
    await get(partner().with({ locale: 'fr-FR' }));
    assert.deepEqual(header('x-locale'), [undefined, 'fr-FR']);
  });

  test('refuses a locale that does not fit a header', async () => {
    for (const locale of ['fr\r\nX-Evil: 1', 'français', '']) await refused(() => get(partner().with({ locale })));
  });

  test('carries the token, the contract version, and what it accepts', async () => {
    await get(partner());
    const [request] = server.requests;
    assert.equal(request?.headers.authorization, `Bearer ${anyToken}`);
    assert.equal(request?.headers['ms-contract-version'], 'v1');
    assert.equal(request?.headers.accept, 'application/json');
    assert.equal(request?.headers['content-type'], undefined, 'no type without a body');
  });

  test('with a body says that this is JSON', async () => {
    await partner().customers.byId('a').profiles.billing.update(billingProfile);
    const [request] = server.requests;
    assert.equal(request?.headers['content-type'], 'application/json; charset=utf-8');
    assert.deepEqual(JSON.parse(request?.body ?? ''), billingProfile);
  });

  describe('puts a parameter of its path into one segment', () => {
    const values: readonly (readonly [string, string])[] = [
      ['a/b', 'a%2Fb'],
      ['a\\b', 'a%5Cb'],
      ['../../x', '..%2F..%2Fx'],
      ['%2e%2e', '%252e%252e'],
      ['a?b=c#d', 'a%3Fb%3Dc%23d'],
      ['a b', 'a%20b'],
      ['Ünïcödé 客户', '%C3%9Cn%C3%AFc%C3%B6d%C3%A9%20%E5%AE%A2%E6%88%B7'],
      ['😀', '%F0%9F%98%80'],
      ['a\r\nb', 'a%0D%0Ab'],
      ['...', '...'],
      ['{customerId}', '%7BcustomerId%7D'],
      ['$&', '%24%26'],
    ];
    for (const [value, segment] of values) {
      test(JSON.stringify(value), async () => {
        await get(partner(), value);
        assert.deepEqual(
          server.requests.map(({ url }) => url),
          [`/v1/customers/${segment}/profiles/billing`],
        );
      });
    }

    for (const value of ['', '.', '..', '\ud800', 'a\udfffb']) {
      test(`and refuses ${JSON.stringify(value)}`, async () => {
        const error = await refused(() => get(partner(), value));
        assert.deepEqual(error.data, ['customerId']);
      });
    }
  });

  describe('is refused before it is sent', () => {
    const hostile = ['a\r\nX-Evil: 1', 'a\u0000b', '客户'];
    for (const value of hostile) {
      test(`with the version ${JSON.stringify(value)}`, async () => {
        const { billing } = partner().customers.byId('a').profiles;
        await refused(() => billing.update(billingProfile, { ifMatch: value }));
        await refused(() => billing.update({ ...billingProfile, attributes: { etag: value } }));
      });

      test(`with the continuation token ${JSON.stringify(value)}`, async () => {
        await refused(() => partner().customers.list().page({ continuationToken: value }));
      });
    }

    test('with a body that has no form in JSON', async () => {
      const endless: { email: string; itself?: unknown } = { email: 'a@b.example' };
      endless.itself = endless;
      const { billing } = partner().customers.byId('a').profiles;
      await refused(() => billing.update({ ...billingProfile, ...endless }));
    });
  });
});
