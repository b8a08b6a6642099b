import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { inspect } from 'node:util';
import { apiClient } from '../../../server/test/api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import type { CustomerRow, ListCustomersOptions, Partner } from '../../src/index.ts';
import { type FaultServer, startFaultServer } from '../fault-server.ts';
import { allOf, errorOf, partnerAt } from '../partner-at.ts';

const awkward = 'Läder & Söner "Nord" + 100% #1 / {a}';

describe('the list of customers', () => {
  let service: TestServer;
  let token: string;
  /** Every customer, in the order of the service. */
  let all: readonly CustomerRow[];
  let server: FaultServer;
  let partner: Partner;

  before(async () => {
    service = await startTestServer({ flags: ['--seed', '130'] });
    token = await service.userToken(partnerA);
    const direct = partnerAt(service.url, { token }).partner;
    const profile = await direct.customers.byId(partnerA.customer).profiles.billing.get();
    const { id: _, links: __, attributes: ___, ...billingProfile } = profile;
    await direct.customers.create({
      companyProfile: { domain: 'laderochsoner.onmicrosoft.com' },
      billingProfile: { ...billingProfile, companyName: awkward },
    });
    all = (await apiClient(service, token).get('/v1/customers?size=500')).body.items;
    assert.ok(all.length > 130);
  });
  after(() => service.dispose());
  beforeEach(async () => {
    server = await startFaultServer(service.url);
    partner = partnerAt(server.url, { token }).partner;
  });
  afterEach(() => server.close());

  const list = (options?: ListCustomersOptions) => partner.customers.list(options);
  const walk = (options?: ListCustomersOptions) => allOf(list(options));
  const nameOf = ({ companyProfile }: CustomerRow) => companyProfile.companyName ?? '';
  /** Letters as the service compares them. */
  const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  describe('walked through', () => {
    for (const size of [1, 7, 40, 500, undefined, 0]) {
      test(`has every customer once and in order, with pages of ${size ?? 'the usual size'}`, async () => {
        const step = size === undefined || size === 0 ? 500 : size;
        // One at a time would be many requests for what a few show.
        const items: CustomerRow[] = [];
        for await (const customer of list({ size })) {
          items.push(customer);
          if (size === 1 && items.length === 5) break;
        }
        const expected = size === 1 ? all.slice(0, 5) : all;
        assert.deepEqual(
          items.map(({ id }) => id),
          expected.map(({ id }) => id),
        );
        assert.equal(server.requests.length, Math.ceil(expected.length / step));
      });
    }

    test('asks for nothing before, and nothing after an early end', async () => {
      const customers = list({ size: 10 });
      assert.equal(server.requests.length, 0);
      let seen = 0;
      for await (const _ of customers) {
        seen += 1;
        if (seen === 13) break;
      }
      assert.equal(server.requests.length, 2);
    });

    test('asks for nothing more when the last item it wanted ends a page', async () => {
      let seen = 0;
      for await (const _ of list({ size: 10 })) {
        seen += 1;
        if (seen === 10) break;
      }
      assert.equal(server.requests.length, 1);
    });

    test('can be walked through again, and twice at once', async () => {
      const customers = list({ size: 60 });
      const [one, other] = await Promise.all([allOf(customers), allOf(customers)]);
      assert.deepEqual(one, other);
      assert.deepEqual(await allOf(customers), one);
      assert.equal(one?.length, all.length);
    });

    test('has one correlation id, and a request id for each page', async () => {
      for (const context of [{}, { correlationId: undefined }]) {
        const before = server.requests.length;
        await allOf(partner.with(context).customers.list({ size: 50 }));
        const headers = server.requests.slice(before).map((request) => request.headers);
        assert.equal(headers.length, 3);
        assert.equal(new Set(headers.map((given) => given['ms-requestid'])).size, 3);
        assert.equal(new Set(headers.map((given) => given['ms-correlationid'])).size, 1, inspect(context));
      }
    });

    test('names size and filter at first, and then nothing but the token', async () => {
      await walk({ size: 100 });
      const [first, second] = server.requests;
      assert.equal(first?.url, '/v1/customers?size=100');
      assert.equal(first?.headers['ms-continuationtoken'], undefined);
      assert.equal(second?.url, '/v1/customers?seekOperation=Next');
      assert.ok(second?.headers['ms-continuationtoken']);
    });

    test('ends with the signal, between pages as well', async () => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const pages = async () => {
        for await (const _ of list({ size: 10, signal: controller.signal })) controller.abort(reason);
      };
      await assert.rejects(pages(), reason);
      assert.equal(server.requests.length, 1);
    });
  });

  describe('in pages', () => {
    test('has each customer once', async () => {
      const pages = await allOf(list({ size: 50 }).pages());
      assert.deepEqual(
        pages.map(({ items }) => items.length),
        [50, 50, all.length - 100],
      );
      assert.deepEqual(
        pages.flatMap(({ items }) => items),
        all,
      );
      assert.equal(pages.at(-1)?.continuationToken, undefined);
    });

    test('gives one page, and later the one after it, to another partner object too', async () => {
      const first = await list({ size: 30 }).page();
      const { continuationToken } = first;
      assert.ok(continuationToken);
      const resumed = partnerAt(server.url, { token }).partner.customers.list();
      const second = await resumed.page({ continuationToken });
      const third = await list({ size: 1 }).page({ continuationToken: second.continuationToken });
      assert.deepEqual([...first.items, ...second.items, ...third.items], all.slice(0, 90));
    });

    test('gives the first page again, and again', async () => {
      const customers = list({ size: 3 });
      assert.deepEqual(await customers.page(), await customers.page());
    });

    test('ends with a signal or deadline for that page', async () => {
      const reason = new Error('enough');
      await assert.rejects(list().page({ signal: AbortSignal.abort(reason) }), reason);
      assert.equal((await errorOf(list().page({ deadlineMs: 0 }))).category, 'Timeout');
    });
  });

  describe('that starts with', () => {
    const expectNames = async (options: ListCustomersOptions, expected: readonly CustomerRow[]) => {
      assert.deepEqual((await walk(options)).map(nameOf), expected.map(nameOf));
    };

    test('a company name, without regard to case and accents, over several pages', async () => {
      const expected = all.filter((row) => folded(nameOf(row)).startsWith('a'));
      assert.ok(expected.length > 4);
      await expectNames({ size: 2, startsWith: { companyName: 'Å' } }, expected);
    });

    test('a domain', async () => {
      const domain = all[17]?.companyProfile.domain.slice(0, 4).toUpperCase() ?? '';
      const expected = all.filter((row) => row.companyProfile.domain.startsWith(domain.toLowerCase()));
      await expectNames({ startsWith: { domain } }, expected);
    });

    test('both', async () => {
      const row = all[42];
      assert.ok(row);
      const { domain } = row.companyProfile;
      await expectNames({ startsWith: { companyName: nameOf(row), domain } }, [row]);
      await expectNames({ startsWith: { companyName: nameOf(row), domain: 'no-such-domain' } }, []);
    });

    test('three conditions at once: all must hold', async () => {
      const startsWith = { companyName: 'a', domain: 'a', indirectReseller: '484e548c-f5f3-4528-93a9-c16c6373cb59' };
      await expectNames({ startsWith }, []);
    });

    test('nothing in particular: all', async () => {
      await expectNames({ startsWith: {} }, all);
      await expectNames({ startsWith: { companyName: undefined, domain: undefined } }, all);
    });

    for (const companyName of [
      awkward,
      'Läder & ',
      'Läder & Söner "',
      `${awkward}&size=1`,
      'x" OR "1"="1',
      '\\',
      '%',
      '\ud800',
    ]) {
      test(`${JSON.stringify(companyName)}, whatever that means in addresses and in JSON`, async () => {
        const expected = all.filter((row) => folded(nameOf(row)).startsWith(folded(companyName)));
        const outcome = await walk({ startsWith: { companyName } }).catch((error: unknown) => error);
        if (companyName.isWellFormed()) assert.deepEqual(outcome, expected);
        else assert.equal((await errorOf(walk({ startsWith: { companyName } }))).category, 'BadInput');
        const query = new URL(server.requests[0]?.url ?? '', server.url).searchParams;
        assert.deepEqual([...query.keys()], ['filter'], 'one parameter, nothing that got out of it');
      });
    }
  });

  describe('refuses', () => {
    test('a forged token', async () => {
      const { continuationToken = '' } = await list({ size: 10 }).page();
      for (const forged of ['x', `${continuationToken}x`, continuationToken.slice(2)]) {
        assert.equal((await errorOf(list().page({ continuationToken: forged }))).category, 'BadInput', forged);
      }
    });

    test('the token of another partner', async () => {
      const { continuationToken } = await list({ size: 10 }).page();
      const other = partnerAt(service.url, { token: await service.userToken(partnerB) }).partner;
      assert.equal((await errorOf(other.customers.list().page({ continuationToken }))).category, 'BadInput');
    });

    test('a size that is none', async () => {
      assert.equal((await errorOf(walk({ size: -1 }))).category, 'BadInput');
      assert.equal((await errorOf(walk({ size: 1.5 }))).category, 'BadInput');
      assert.equal((await errorOf(walk({ size: Number.NaN }))).category, 'BadInput');
    });
  });
});
