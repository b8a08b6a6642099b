import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { AuditRecord } from '../../src/store/audit.ts';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { anAuditRecord } from '../store/fixtures.ts';

const paths = ['/v1/auditrecords', '/auditactivity/v1/auditrecords'];
const day = 24 * 60 * 60 * 1000;
const today = Date.UTC(2026, 10, 21, 9, 30);
const mebibyte = 1024 * 1024;

describe('audit records', () => {
  let server: TestServer;
  let client: ApiClient;

  beforeEach(async () => {
    server = await startTestServer({ clock: () => today });
    client = apiClient(server, await server.appToken(partnerA));
  });
  afterEach(() => server.dispose());

  /** Records as the store has them, the oldest first. */
  const store = async (...records: readonly Partial<AuditRecord>[]): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (const [index, values] of records.entries()) {
      const audit = anAuditRecord({ at: today - day + index, ...values });
      await server.store.commit({ partner: partnerA.tenant, change: { kind: 'several', changes: [] }, audit });
      ids.push(audit.id);
    }
    return ids;
  };
  const found = async (query: string, path = paths[0]): Promise<string[]> => {
    const { status, body, text } = await client.get(`${path}?${query}`);
    assert.equal(status, 200, text);
    return body.items.map(({ id }: Json) => id);
  };

  describe('asked for by the names of the vendor’s description file', () => {
    const customerId = randomUUID();
    const condition = (field: string, value: string, operator: string) =>
      `auditRequest.filter.field=${field}&auditRequest.filter.value=${value}&auditRequest.filter.operator=${operator}`;

    test('are those that the published names find', async () => {
      const [, second, third] = await store({ at: today - 40 * day }, { at: today - 5 * day, customerId }, {});
      for (const [described, published] of [
        ['auditRequest.startDate=2026-11-15', 'startDate=2026-11-15'],
        [
          'auditRequest.startDate=2026-10-01&auditRequest.endDate=2026-11-17',
          'startDate=2026-10-01&endDate=2026-11-17',
        ],
        ['AUDITREQUEST.STARTDATE=11/17/2026 00:00:00', 'startDate=11/17/2026 00:00:00'],
        ['auditRequest.startDate=2026-10-01&auditRequest.size=2', 'startDate=2026-10-01&size=2'],
        [
          condition('CustomerId', customerId, 'equals'),
          `filter=${JSON.stringify({ Field: 'CustomerId', Value: customerId, Operator: 'equals' })}`,
        ],
        [
          condition('companyName', 'tip', 'substring'),
          `filter=${JSON.stringify({ Field: 'companyName', Value: 'tip', Operator: 'substring' })}`,
        ],
      ] as const) {
        for (const path of paths) {
          const [one, other] = [await client.get(`${path}?${described}`), await client.get(`${path}?${published}`)];
          assert.equal(one.status, 200, described);
          assert.ok(one.body.totalCount > 0, described);
          // Continuation tokens are signed, and so the same for the same page.
          assert.equal(one.text, other.text, described);
        }
      }
      assert.deepEqual(await found('auditRequest.startDate=2026-11-15'), [third, second]);
      assert.deepEqual(await found(condition('CustomerId', customerId, 'equals')), [second]);
    });

    test('are found by the published name where both are given', async () => {
      const [first, second] = await store({ at: today - 20 * day }, { at: today - 5 * day, customerId });
      assert.deepEqual(await found('startDate=2026-11-01&auditRequest.startDate=2026-11-20'), [second, first]);
      assert.deepEqual(await found('size=1&auditRequest.size=2'), [second]);
      const filter = JSON.stringify({ Field: 'CompanyName', Value: 'tip', Operator: 'substring' });
      const both = `filter=${filter}&${condition('CustomerId', customerId, 'equals')}`;
      assert.deepEqual(await found(both), [second, first]);
    });

    test('are refused for the same reasons', async () => {
      for (const [query, data] of [
        ['auditRequest.startDate=yesterday', 'startDate'],
        ['auditRequest.endDate=2020-01-01', 'endDate'],
        ['auditRequest.size=-1', 'auditRequest.size'],
        ['auditRequest.filter.field=CompanyName', 'filter'],
        [condition('CompanyName', 'tip', 'starts_with'), 'filter'],
        [condition('CompanyName', 'tip', '6'), 'filter'],
        ['auditRequest.filter.value=tip', 'filter'],
      ] as const) {
        const { status, body } = await client.get(`${paths[0]}?${query}`);
        assert.deepEqual([status, body.data], [400, [data]], query);
      }
    });
  });

  describe('a page', () => {
    const value = (bytes: number) => Buffer.from(JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) }));
    /** The ids on each page of the list, walked to its end. */
    const pages = async (size: number): Promise<string[][]> => {
      const walked: string[][] = [];
      let { body } = await client.get(`${paths[0]}?size=${size}`);
      for (;;) {
        walked.push(body.items.map(({ id }: Json) => id));
        if (body.continuationToken === undefined) return walked;
        const headers = { 'MS-ContinuationToken': body.continuationToken };
        ({ body } = await client.get(`${paths[0]}?seekOperation=Next`, { headers }));
      }
    };

    test('ends before its values are more than 4 MiB, and the next one goes on there', async () => {
      const ids = await store(
        ...Array.from({ length: 7 }, () => ({ oldValue: value(mebibyte), newValue: value(mebibyte / 2) })),
      );
      const [one, two, three, four, five, six, seven] = ids.toReversed();
      assert.deepEqual(await pages(500), [[one, two], [three, four], [five, six], [seven]]);
    });

    test('holds exactly 4 MiB when they fill it', async () => {
      const ids = await store(...Array.from({ length: 5 }, () => ({ newValue: value(mebibyte) })));
      const [one, two, three, four, five] = ids.toReversed();
      assert.deepEqual(await pages(500), [[one, two, three, four], [five]]);
      assert.deepEqual(await pages(3), [
        [one, two, three],
        [four, five],
      ]);
    });

    test('holds one record at least, however large', async () => {
      const ids = await store({}, { newValue: value(5 * mebibyte) }, { newValue: value(6 * mebibyte) }, {});
      const [one, two, three, four] = ids.toReversed();
      assert.deepEqual(await pages(500), [[one], [two], [three], [four]]);
    });
  });

  test('that an earlier build has written are told like those of today', async () => {
    const id = randomUUID();
    const billingProfile = { id: randomUUID(), companyName: 'Old Toys', attributes: { etag: '-1' } };
    const document = {
      commerceId: randomUUID(),
      email: 'a@old.example',
      address: { country: 'US' },
      customDomains: [],
    };
    const customer = {
      id,
      domain: 'old.onmicrosoft.com',
      companyName: 'Old Toys',
      relationshipToPartner: 'reseller',
      ...document,
    };
    const written = (values: object) => Buffer.from(JSON.stringify(values));
    const common = { customerId: id, customerName: 'Old Toys', customerNameKey: 'old toys', resourceType: 'customer' };
    await store(
      { ...common, operationType: 'add_customer', newValue: written({ ...customer, billingProfile }) },
      {
        ...common,
        operationType: 'delete_tip_customer',
        oldValue: written({ ...customer, billingProfile }),
        newValue: undefined,
      },
      // A word that was in use once, and is not any more.
      {
        ...common,
        resourceType: 'customer_billing_profile',
        operationType: 'replace_profile',
        customizedData: undefined,
      },
    );
    const { body } = await client.get(`${paths[0]}`);
    const [unknown, deletion, creation] = body.items;
    const data = ({ customizedData }: Json) =>
      Object.fromEntries(customizedData.map(({ key, value }: Json) => [key, value]));
    assert.deepEqual(
      [data(creation).PrimaryDomainName, data(creation).Relationship],
      ['old.onmicrosoft.com', 'Reseller'],
    );
    const shown = JSON.parse(creation.resourceNewValue);
    assert.deepEqual([shown.Domain, shown.BillingProfile.CompanyName], ['old.onmicrosoft.com', 'Old Toys']);
    assert.equal(deletion.resourceOldValue, creation.resourceNewValue);
    assert.equal('resourceNewValue' in deletion, false);
    assert.deepEqual([unknown.resourceType, unknown.operationType], ['undefined', 'undefined']);
    assert.deepEqual(
      [data(unknown).ResourceType, data(unknown).OperationType],
      ['customer_billing_profile', 'replace_profile'],
    );
    const filter = JSON.stringify({ Field: 'OperationType', Value: 'replace_profile', Operator: 'equals' });
    assert.deepEqual(await found(`filter=${filter}`), [unknown.id]);
  });
});
