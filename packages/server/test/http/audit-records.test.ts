import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { purgeAudit } from '../../src/audit/purge.ts';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, random, startTestServer, type TestServer } from '../running-server.ts';
import { pascalCase } from './audit-values.ts';
import { directCustomer } from './customer-bodies.ts';

const path = '/v1/auditrecords';
const servicePath = '/auditactivity/v1/auditrecords';
const day = 24 * 60 * 60 * 1000;
const today = Date.UTC(2026, 10, 21, 9, 30);
const billing = (customer: string) => `/v1/customers/${customer}/profiles/billing`;

/** Lists with a query; a filter goes as JSON. */
async function list(client: ApiClient, query: Record<string, unknown> = {}, at = path) {
  const parameters = Object.entries(query).map(
    ([name, value]) =>
      `${name}=${encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : String(value))}`,
  );
  return client.get(`${at}?${parameters.join('&')}`);
}

describe('audit records', () => {
  let server: TestServer;
  let now = today;
  let client: ApiClient;

  /** A client at a time, whose token is of that time. */
  const clientAt = async (time: number, partner = partnerA): Promise<ApiClient> => {
    now = time;
    return apiClient(server, await server.userToken(partner));
  };
  const create = async (of: ApiClient, companyName = 'test company'): Promise<Json> =>
    (await of.post('/v1/customers', directCustomer({ companyName }))).body;
  const items = async (query: Record<string, unknown> = {}, of = client): Promise<Json[]> => {
    const { status, body, text } = await list(of, query);
    assert.equal(status, 200, text);
    return body.items;
  };

  before(async () => {
    server = await startTestServer({ clock: () => now });
    client = await clientAt(today);
  });
  after(() => server.dispose());

  describe('a record', () => {
    test('says who did what to which customer, when and with which application, before and after', async () => {
      const { body: before } = await client.get(billing(partnerA.customer));
      const ids = { 'MS-RequestId': crypto.randomUUID(), 'MS-CorrelationId': crypto.randomUUID() };
      const { body } = await client.put(billing(partnerA.customer), { ...before, companyName: 'Wingtip Ltd' }, ids);
      assert.equal(body.companyName, 'Wingtip Ltd');
      const [record] = await items();
      const { id, resourceOldValue, resourceNewValue, ...members } = record;
      assert.match(id, /^[0-9a-f-]{36}$/);
      assert.deepEqual(members, {
        partnerId: partnerA.tenant,
        customerId: partnerA.customer,
        customerName: 'Wingtip Ltd',
        userPrincipalName: partnerA.user,
        applicationId: partnerA.publicApp,
        resourceType: 'customer',
        operationType: 'update_customer_billing_profile',
        originalCorrelationId: ids['MS-CorrelationId'],
        operationDate: new Date(today).toISOString(),
        operationStatus: 'succeeded',
        customizedData: [{ key: 'RequestId', value: ids['MS-RequestId'] }],
        attributes: { objectType: 'AuditRecord' },
      });
      assert.deepEqual(JSON.parse(resourceOldValue), pascalCase(before));
      assert.deepEqual(JSON.parse(resourceNewValue), pascalCase(body));
    });

    test('of a creation has no old value, that of a deletion no new one', async () => {
      const { id } = await create(client);
      await client.call('DELETE', `/v1/customers/${id}`);
      const [deletion, creation] = await items({ filter: { Field: 'CustomerId', Value: id, Operator: 'equals' } });
      assert.deepEqual([creation.operationType, deletion.operationType], ['add_customer', 'delete_tip_customer']);
      assert.equal('resourceOldValue' in creation, false);
      assert.equal('resourceNewValue' in deletion, false);
      assert.equal(deletion.resourceOldValue, creation.resourceNewValue);
    });

    test('never holds the password that a creation shows', async () => {
      const { id, userCredentials } = await create(client);
      const [record] = await items({ filter: { Field: 'CustomerId', Value: id, Operator: 'equals' } });
      assert.equal(JSON.stringify(record).includes(userCredentials.password), false);
    });

    test('of an application alone names no user', async () => {
      const app = apiClient(server, await server.appToken(partnerA));
      await create(app);
      const [record] = await items();
      assert.equal('userPrincipalName' in record, false);
      assert.equal(record.applicationId, partnerA.app);
    });

    test('is read by its id, at both paths, in any case', async () => {
      const [record] = await items();
      for (const address of [`${path}/${record.id}`, `${servicePath}/${record.id.toUpperCase()}`]) {
        const { status, body } = await client.get(address);
        assert.deepEqual({ status, body }, { status: 200, body: record });
      }
    });

    test('of another partner, or none, is 404', async () => {
      const [record] = await items();
      const other = apiClient(server, await server.userToken(partnerB));
      const unknown = ['0', crypto.randomUUID(), 'x'.repeat(200), '..%2f..', '%00', `${record.id}0`];
      const tries = [other.get(`${path}/${record.id}`), ...unknown.map((id) => client.get(`${path}/${id}`))];
      for (const { status, body } of await Promise.all(tries)) assert.deepEqual([status, body.code], [404, 404]);
    });

    test('is left by a write only: neither by a read, nor by a refusal, nor by a repetition', async () => {
      const before = await items();
      await client.get(billing(partnerA.customer));
      await client.put(billing(partnerA.customer), {});
      await client.post('/v1/customers', directCustomer({ domain: 'wingtiptoys.onmicrosoft.com' }));
      await client.call('DELETE', `/v1/customers/${partnerB.customer}`);
      assert.deepEqual(await items(), before);
      const headers = { 'MS-RequestId': crypto.randomUUID() };
      const body = directCustomer();
      for (const _ of [1, 2]) await client.post('/v1/customers', body, headers);
      assert.equal((await items()).length, before.length + 1);
    });
  });

  describe('the list', () => {
    test('begins with the newest, and holds no record of another partner', async () => {
      const made = [await create(client), await create(client)].map(({ id }) => id);
      const other = apiClient(server, await server.userToken(partnerB));
      const { id: theirs } = await create(other);
      const found = (await items()).map(({ customerId }) => customerId);
      assert.deepEqual(found.slice(0, 2), made.toReversed());
      assert.equal(found.includes(theirs), false);
      assert.deepEqual(
        (await items({}, other)).map(({ customerId }) => customerId),
        [theirs],
      );
    });

    test('is the same at both paths', async () => {
      const [one, other] = [await list(client), await list(client, {}, servicePath)];
      assert.equal(other.text, one.text);
    });

    test('says in its link how it understood the dates', async () => {
      const self = async (query: Record<string, unknown>) => (await list(client, query)).body.links.self.uri;
      assert.equal(await self({}), '/auditrecords?startDate=2026-10-22&size=500');
      assert.equal(
        await self({ startDate: '11/01/2026 00:00:00', endDate: '2026-11-20', size: 7 }),
        '/auditrecords?startDate=2026-11-01&endDate=2026-11-20&size=7',
      );
      const filter = { Field: 'CompanyName', Value: 'a&b', Operator: 'substring' };
      const uri = await self({ startDate: '2026-11-01T10:00:00Z', filter });
      assert.equal(
        uri,
        `/auditrecords?startDate=2026-11-01T10%3A00%3A00.000Z&size=500&filter=${encodeURIComponent(JSON.stringify(filter))}`,
      );
    });

    test('is read page by page, to its end, without repeating or leaving out a record', async () => {
      await Promise.all(Array.from({ length: 12 }, () => create(client)));
      const all = await items();
      const pages = [(await list(client, { size: 5 })).body];
      for (let [page] = pages; page.links.next !== undefined; pages.push(page)) {
        const { uri, headers } = page.links.next;
        assert.equal(uri, 'auditrecords?size=5&seekOperation=Next');
        assert.deepEqual(headers, [{ key: 'MS-ContinuationToken', value: page.continuationToken }]);
        // What is written meanwhile is newer than every page to come.
        await create(client);
        page = (await client.get(`/v1/${uri}`, { headers: { 'MS-ContinuationToken': page.continuationToken } })).body;
      }
      assert.deepEqual(
        pages.flatMap((page) => page.items),
        all,
      );
      assert.ok(pages.every(({ totalCount }, index) => totalCount === 5 || index === pages.length - 1));
    });

    test('goes on in dates and filter of the first page', async () => {
      const { id } = await create(client);
      const { body: profile } = await client.get(billing(id));
      await client.put(billing(id), profile);
      const filter = { Field: 'CustomerId', Value: id, Operator: 'equals' };
      const first = (await list(client, { size: 1, filter, startDate: '2026-11-01' })).body;
      const headers = { 'MS-ContinuationToken': first.continuationToken };
      const second = (await client.get(`${servicePath}?seekOperation=Next`, { headers })).body;
      assert.deepEqual(
        [...first.items, ...second.items].map(({ operationType }) => operationType),
        ['update_customer_billing_profile', 'add_customer'],
      );
      assert.equal(second.continuationToken, undefined);
    });

    test('takes no token that it did not give to this partner', async () => {
      const other = apiClient(server, await server.userToken(partnerB));
      for (const _ of [1, 2]) await create(other);
      const tokens = [
        (await list(other, { size: 1 })).body.continuationToken,
        (await client.get('/v1/customers?size=1')).body.continuationToken,
        'forged',
        Buffer.alloc(80).toString('base64url'),
      ];
      for (const token of tokens) {
        assert.ok(token);
        const { status, body } = await client.get(`${path}?seekOperation=Next`, {
          headers: { 'MS-ContinuationToken': token },
        });
        assert.deepEqual([status, body.code, body.data], [400, 2000, ['MS-ContinuationToken']]);
      }
    });

    for (const size of ['-1', '1.5', 'x', '1e3']) {
      test(`with a size of ${size} is refused`, async () => {
        const { status, body } = await list(client, { size });
        assert.deepEqual([status, body.data], [400, ['size']]);
      });
    }
  });

  describe('a filter', () => {
    let toys: string;
    let cafe: string;

    before(async () => {
      toys = (await create(client, 'Tailspin Toys 50%')).id;
      cafe = (await create(client, 'Café Ångström')).id;
      await client.call('PATCH', `/v1/customers/${cafe}`, { body: { allowDelegatedAccess: false } });
    });

    const by = (Field: string, Operator: string, Value: unknown) => ({ filter: { Field, Value, Operator } });
    const customers = async (query: Record<string, unknown>) => [
      ...new Set((await items(query)).map(({ customerId }) => customerId)),
    ];

    test('on CompanyName finds a part of the name, without regard to case and accents', async () => {
      for (const part of ['pin to', 'SPIN', 'toys 50%']) {
        assert.deepEqual(await customers(by('CompanyName', 'substring', part)), [toys], part);
      }
      for (const part of ['é ang', 'CAFE', 'Ångström']) {
        assert.deepEqual(await customers(by('CompanyName', 'Substring', part)), [cafe], part);
      }
      for (const part of ['%', '_', '50_', "' OR 1=1 --", '*']) {
        const expected = part === '%' ? [toys] : [];
        assert.deepEqual(await customers(by('CompanyName', 'substring', part)), expected, part);
      }
    });

    test('on CustomerId finds the records of one customer, in any case', async () => {
      assert.deepEqual(await customers(by('CustomerId', 'equals', cafe.toUpperCase())), [cafe]);
      assert.deepEqual(await items(by('CustomerId', 'equals', partnerB.customer)), []);
    });

    test('on ResourceType and OperationType takes the words as they are answered and as .NET spells them', async () => {
      for (const word of ['partner_customer_dap', 'PartnerCustomerDap', 'PARTNERCUSTOMERDAP']) {
        assert.deepEqual(await customers(by('ResourceType', 'equals', word)), [cafe], word);
      }
      for (const word of ['dap_admin_relationship_terminated', 'DapAdminRelationshipTerminated']) {
        assert.deepEqual(await customers(by('OperationType', 'Equals', word)), [cafe], word);
      }
      assert.deepEqual(await items(by('ResourceType', 'equals', 'Subscription')), []);
    });

    test('of two parts holds both', async () => {
      const filter = {
        LeftFilter: { Field: 'CompanyName', Value: 'cafe', Operator: 'substring' },
        RightFilter: { Field: 'OperationType', Value: 'add_customer', Operator: 'equals' },
        Operator: 'and',
      };
      const found = await items({ filter });
      assert.deepEqual(
        found.map(({ customerId, operationType }) => [customerId, operationType]),
        [[cafe, 'add_customer']],
      );
    });

    const refused: unknown[] = [
      'x',
      '{',
      '[]',
      'null',
      {},
      { Field: 'CompanyName', Value: 'a', Operator: 'equals' },
      { Field: 'CompanyName', Value: 'a', Operator: 'starts_with' },
      { Field: 'CompanyName', Value: '', Operator: 'substring' },
      { Field: 'CompanyName', Value: ['a'], Operator: 'substring' },
      { Field: 'CustomerId', Value: 'not a GUID', Operator: 'equals' },
      { Field: 'CustomerId', Value: partnerA.customer, Operator: 'not_equals' },
      { Field: 'ResourceType', Value: 'customer', Operator: 'substring' },
      { Field: 'ResourceType', Value: "x' OR 1=1", Operator: 'equals' },
      { Field: 'OperationType', Value: 'x'.repeat(65), Operator: 'equals' },
      { Field: 'UserPrincipalName', Value: 'a', Operator: 'equals' },
      { Field: '__proto__', Value: 'a', Operator: 'equals' },
      { Field: 'constructor', Value: 'a', Operator: 'equals' },
      { Field: 'CompanyName', Value: 'x'.repeat(5000), Operator: 'substring' },
      {
        LeftFilter: { Field: 'CustomerId', Value: partnerA.customer, Operator: 'equals' },
        RightFilter: { Field: 'CustomerId', Value: partnerA.customer, Operator: 'equals' },
        Operator: 'and',
      },
    ];
    for (const filter of refused) {
      test(`of ${JSON.stringify(filter).slice(0, 90)} is refused`, async () => {
        const { status, body } = await list(client, { filter });
        assert.deepEqual([status, body.code, body.data], [400, 2000, ['filter']]);
      });
    }
  });

  describe('dates', () => {
    /** Days ago on which each customer was made. */
    const ages = [0, 1, 29, 30, 31, 60, 90, 91];
    let made: ReadonlyMap<number, string>;

    before(async () => {
      const customers: [number, string][] = [];
      for (const age of ages.toReversed()) customers.push([age, (await create(await clientAt(today - age * day))).id]);
      made = new Map(customers);
      client = await clientAt(today);
    });

    /** The days ago from which records are found. */
    const found = async (query: Record<string, unknown>) => {
      const ids = new Set((await items(query)).map(({ customerId }) => customerId));
      return ages.filter((age) => ids.has(made.get(age)));
    };
    const dayOf = (age: number) => new Date(today - age * day).toISOString().slice(0, 10);

    test('are by default the last 30 days, whole days at both ends', async () => {
      assert.deepEqual(await found({}), [0, 1, 29, 30]);
    });

    test('may go 90 days back', async () => {
      assert.deepEqual(await found({ startDate: dayOf(90) }), [0, 1, 29, 30, 31, 60, 90]);
      assert.deepEqual(await found({ startDate: dayOf(60) }), [0, 1, 29, 30, 31, 60]);
    });

    test('that go further back are refused', async () => {
      for (const startDate of [dayOf(91), '2017-06-01', '6/1/2017 12:00:00 AM', '0001-01-01']) {
        const { status, body } = await list(client, { startDate });
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['startDate']], startDate);
      }
      const { status, body } = await list(client, { endDate: dayOf(91) });
      assert.deepEqual([status, body.code, body.data], [400, 3000, ['endDate']]);
    });

    test('include the whole of the last day', async () => {
      assert.deepEqual(await found({ startDate: dayOf(31), endDate: dayOf(29) }), [29, 30, 31]);
      assert.deepEqual(await found({ startDate: dayOf(29), endDate: dayOf(29) }), [29]);
      assert.deepEqual(await found({ startDate: '10/21/2026 00:00:00', endDate: '10/21/2026 00:00:00' }), [31]);
    });

    test('with an end alone are the 30 days before it', async () => {
      assert.deepEqual(await found({ endDate: dayOf(31) }), [31, 60]);
      assert.deepEqual(await found({ endDate: dayOf(-5) }), [0, 1, 29, 30]);
    });

    const anHourAgo = [
      '2026-11-20T08:30:00Z',
      '2026-11-20T08:30:00',
      '2026-11-20T08:30:00.0000000Z',
      '2026-11-20 08:30:00Z',
      '2026-11-20T08:30',
      '2026-11-20T10:30:00+02:00',
      '2026-11-20T03:30:00-0500',
      '11/20/2026 08:30:00',
      '11/20/2026 8:30:00 AM',
      '11/20/2026 8:30:00\u202fAM',
    ];
    for (const startDate of anHourAgo) {
      test(`are instants where a time is given: ${startDate}`, async () => {
        assert.deepEqual(await found({ startDate }), [0, 1]);
        const { body } = await list(client, { startDate });
        assert.match(decodeURIComponent(body.links.self.uri), /startDate=2026-11-20T08:30:00\.000Z/);
        const until = { startDate: dayOf(1), endDate: startDate };
        assert.deepEqual(await found(until), []);
      });
    }

    for (const startDate of ['2026-11-20', '11/20/2026', '11/20/2026 00:00:00', '11/20/2026 12:00:00 AM']) {
      test(`are days: ${startDate}`, async () => {
        assert.deepEqual(await found({ startDate, endDate: startDate }), [1]);
      });
    }

    test('take an offset whose plus was not escaped', async () => {
      const { status, body } = await client.get(`${path}?startDate=2026-11-20T10:30:00+02:00`);
      assert.equal(status, 200);
      assert.match(body.links.self.uri, /startDate=2026-11-20T08%3A30/);
    });

    const noDates = [
      'yesterday',
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '20261120',
      '26-11-20',
      '13/01/2026',
      '02/29/2026 00:00:00',
      '11/20/2026 24:00:00',
      '11/20/2026 13:00:00 PM',
      '11/20/2026 0:00:00 AM',
      '2026-11-20T25:00:00Z',
      '2026-11-20T10:61:00Z',
      '2026-11-20T10:00:00+99:00',
      '1763600000000',
      "2026-11-20' OR 1=1",
      '9'.repeat(70),
      'null',
    ];
    for (const text of noDates) {
      test(`that are none are refused: ${text.slice(0, 30)}`, async () => {
        const { status, body } = await list(client, { startDate: text, endDate: text });
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['startDate', 'endDate']]);
      });
    }

    test('given twice are refused', async () => {
      const { status, body } = await client.get(`${path}?startDate=2026-11-20&startDate=2026-11-19`);
      assert.deepEqual([status, body.data], [400, ['startDate']]);
    });

    test('the wrong way round are refused', async () => {
      for (const [startDate, endDate] of [
        ['2026-11-20', '2026-11-19'],
        ['2026-11-20T10:00:00Z', '2026-11-20T09:59:59Z'],
      ]) {
        const { status, body } = await list(client, { startDate, endDate });
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['endDate']]);
      }
    });

    test('to come have no records yet', async () => {
      assert.deepEqual(await items({ startDate: dayOf(-3) }), []);
    });
  });
});

describe('the retention of audit records', () => {
  const withServer = async (flags: readonly string[], run: (server: TestServer, at: At) => Promise<void>) => {
    let now = today;
    const server = await startTestServer({ flags, clock: () => now });
    const at: At = async (time) => {
      now = time;
      return apiClient(server, await server.userToken(partnerA));
    };
    try {
      await run(server, at);
    } finally {
      await server.dispose();
    }
  };
  type At = (time: number) => Promise<ApiClient>;
  const fill = async (at: At, ages: readonly number[]) => {
    for (const age of ages) await (await at(today - age * day)).post('/v1/customers', directCustomer());
    return at(today);
  };

  test('bounds how far back a query may go', () =>
    withServer(['--audit-retention', '10'], async (_server, at) => {
      const client = await fill(at, [12, 9]);
      const { body } = await list(client);
      assert.equal(body.totalCount, 1);
      assert.equal(body.links.self.uri, '/auditrecords?startDate=2026-11-11&size=500');
      assert.equal((await list(client, { startDate: '2026-11-10' })).status, 400);
    }));

  test('of 0 days keeps records for good, and any start is taken', () =>
    withServer(['--audit-retention', '0'], async (server, at) => {
      const client = await fill(at, [400, 0]);
      await purgeAudit({ store: server.store, random, now: today, retention: 0 });
      assert.equal((await list(client, { startDate: '2017-06-01' })).body.totalCount, 2);
    }));

  test('past, records are removed in steps by the purge alone, and each step leaves a record', () =>
    withServer([], async (server, at) => {
      const client = await fill(at, [100, 99, 98, 91, 90, 1]);
      const all = () => server.store.readAuditRecords(partnerA.tenant, { limit: 100 });
      const before = await all();
      await purgeAudit({ store: server.store, random, now: today, retention: 90, step: 3 });
      const { body } = await list(client, { startDate: '2026-08-23' });
      const [last, first, ...kept] = body.items;
      assert.deepEqual(
        kept.map(({ id }: Json) => id),
        before
          .slice(4)
          .map(({ id }) => id)
          .toReversed(),
      );
      assert.equal((await all()).length, 4);
      const { id: _id, originalCorrelationId: _correlation, customizedData, ...members } = first;
      assert.deepEqual(members, {
        partnerId: partnerA.tenant,
        applicationId: 'Partnerite',
        resourceType: 'undefined',
        operationType: 'undefined',
        operationDate: new Date(today).toISOString(),
        operationStatus: 'succeeded',
        attributes: { objectType: 'AuditRecord' },
      });
      const data = (record: Json) =>
        Object.fromEntries(record.customizedData.map(({ key, value }: Json) => [key, value]));
      const steps = [data(first), data(last)].toSorted((a, b) => b.RemovedRecords - a.RemovedRecords);
      assert.deepEqual(
        steps.map(({ ResourceType, OperationType, RemovedRecords, FirstRemovedDate, LastRemovedDate }) => [
          ResourceType,
          OperationType,
          RemovedRecords,
          FirstRemovedDate,
          LastRemovedDate,
        ]),
        [
          ['3', 0, 2],
          ['1', 3, 3],
        ].map(([count, from, to]) => [
          'audit_record',
          'purge_audit_records',
          count,
          new Date(before[Number(from)]?.at ?? 0).toISOString(),
          new Date(before[Number(to)]?.at ?? 0).toISOString(),
        ]),
      );
      assert.ok(customizedData);
      await purgeAudit({ store: server.store, random, now: today, retention: 90 });
      assert.equal((await all()).length, 4);
      const purges = { Field: 'OperationType', Value: 'purge_audit_records', Operator: 'equals' };
      assert.equal((await list(client, { filter: purges })).body.totalCount, 2);
    }));
});
