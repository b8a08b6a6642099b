import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';
import { createTestIssuer, issuerName, type TestIssuer } from './minted-tokens.ts';
import { rawRequest } from './raw-http.ts';
import { writtenEvents } from './written-events.ts';

/** A partner that is trusted but not said to be a sandbox partner, and one that is. */
const ordinaryPartner = '2c1f0a55-7a6b-4d6e-9b0e-5a4f3c2d1e01';
const sandboxPartner = '2c1f0a55-7a6b-4d6e-9b0e-5a4f3c2d1e02';

describe('the end of a customer', () => {
  let issuer: TestIssuer;
  let server: TestServer;
  let token: string;
  let client: ApiClient;
  let app: ApiClient;

  before(async () => {
    issuer = await createTestIssuer();
    const settings = { ...issuer.settings, tenants: [ordinaryPartner, sandboxPartner] };
    server = await startTestServer({ file: { issuers: [settings], sandboxPartners: [sandboxPartner.toUpperCase()] } });
    token = await server.userToken(partnerA);
    client = apiClient(server, token);
    app = apiClient(server, await server.appToken(partnerA));
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  const create = async (as = client, domain = freshDomain()): Promise<Json> =>
    (await as.post('/v1/customers', directCustomer({ domain }))).body;
  const remove = (id: string, as = client) => as.call('DELETE', `/v1/customers/${id}`);
  const patch = (id: string, body: unknown, as = client) => as.call('PATCH', `/v1/customers/${id}`, { body });
  const records = () => server.store.readAuditRecords(partnerA.tenant, { limit: 1000 });

  /** Whatever is asked of the customer is refused as for one that never was, and no list shows it. */
  const assertGone = async ({ id, companyProfile }: Json) => {
    const path = `/v1/customers/${id}`;
    const answers = [
      await client.get(path),
      await client.get(`${path}/profiles/company`),
      await client.get(`${path}/profiles/billing`),
      await client.put(
        `${path}/profiles/billing`,
        (await client.get(`/v1/customers/${partnerA.customer}/profiles/billing`)).body,
      ),
      await patch(id, { allowDelegatedAccess: false }),
      await remove(id),
    ];
    for (const { status, body } of answers) assert.deepEqual({ status, code: body.code }, { status: 403, code: 20002 });
    const filter = { Field: 'Domain', Value: companyProfile.domain, Operator: 'starts_with' };
    const { body } = await client.get(`/v1/customers?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    assert.equal(body.totalCount, 0);
  };

  describe('by DELETE', () => {
    test('is 204, and the customer is gone', async () => {
      const customer = await create();
      assert.equal((await remove(customer.id)).status, 204);
      await assertGone(customer);
    });

    test('is open to an app alone, and to an id in upper case', async () => {
      const { id } = await create();
      assert.equal((await remove(id.toUpperCase(), app)).status, 204);
    });

    test('frees the domain', async () => {
      const domain = freshDomain();
      const { id } = await create(client, domain);
      await remove(id);
      assert.equal((await client.post('/v1/customers', directCustomer({ domain }))).status, 201);
    });

    test('writes one audit record with what was there, and one event', async () => {
      const { id } = await create();
      const before = (await records()).length;
      const events = (await writtenEvents(server)).length;
      await remove(id);
      const [record, ...more] = (await records()).slice(before);
      assert.deepEqual(more, []);
      assert.equal(record?.operationType, 'delete_tip_customer');
      assert.ok(Buffer.from(record?.oldValue ?? []).includes(id));
      assert.deepEqual((await writtenEvents(server)).slice(events), ['customer-deleted']);
    });

    test('is done once when asked for by many at the same moment', async () => {
      const { id } = await create();
      const answers = await Promise.all(Array.from({ length: 5 }, () => remove(id)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 403, 403, 403, 403]);
    });

    for (const headers of [{ 'content-type': 'application/json' }, { 'content-length': '0' }]) {
      test(`takes a request without a body that says ${JSON.stringify(headers)}`, async () => {
        const { id } = await create();
        const all = { authorization: `Bearer ${token}`, ...headers };
        const { status, bytes } = await rawRequest(server.url, {
          method: 'DELETE',
          path: `/v1/customers/${id}`,
          headers: all,
        });
        assert.deepEqual({ status, length: bytes.length }, { status: 204, length: 0 });
      });
    }

    const partner = async (tid: string) =>
      apiClient(server, await issuer.mint({ claims: { iss: issuerName(tid), tid } }));

    test('is refused to a partner that is no sandbox partner, and the customer stays', async () => {
      const ordinary = await partner(ordinaryPartner);
      const { id } = await create(ordinary);
      const { status, body } = await remove(id, ordinary);
      assert.deepEqual({ status, code: body.code }, { status: 403, code: 403 });
      assert.equal((await ordinary.get(`/v1/customers/${id}`)).status, 200);
    });

    test('is open to a partner that the configuration calls a sandbox partner', async () => {
      const sandbox = await partner(sandboxPartner);
      const { id } = await create(sandbox);
      assert.equal((await remove(id, sandbox)).status, 204);
    });

    test('tells a partner that is no sandbox partner nothing of customers that are not its own', async () => {
      const { status, body } = await remove(partnerA.customer, await partner(ordinaryPartner));
      assert.deepEqual({ status, code: body.code }, { status: 403, code: 20002 });
    });
  });

  describe('by PATCH with relationshipToPartner none', () => {
    for (const body of [
      { relationshipToPartner: 'none' },
      { RelationshipToPartner: 'None', Attributes: { ObjectType: 'Customer' } },
    ]) {
      test(`is answered with what was asked, and the customer is gone: ${Object.keys(body)[0]}`, async () => {
        const customer = await create();
        const answer = await patch(customer.id, body);
        assert.deepEqual(
          { status: answer.status, body: answer.body },
          { status: 200, body: { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } } },
        );
        await assertGone(customer);
      });
    }

    test('keeps the domain in use', async () => {
      const domain = freshDomain();
      const { id } = await create(client, domain);
      await patch(id, { relationshipToPartner: 'none' });
      assert.equal((await client.post('/v1/customers', directCustomer({ domain }))).status, 409);
    });

    test('writes one audit record with what was and what is', async () => {
      const { id } = await create();
      const before = (await records()).length;
      await patch(id, { relationshipToPartner: 'none' });
      const [record, ...more] = (await records()).slice(before);
      assert.deepEqual(more, []);
      assert.equal(record?.operationType, 'remove_partner_customer_relationship');
      const relationship = (value: Uint8Array = Buffer.from('{}')) =>
        JSON.parse(Buffer.from(value).toString()).relationshipToPartner;
      assert.deepEqual([relationship(record?.oldValue), relationship(record?.newValue)], ['reseller', 'none']);
    });
  });

  describe('of delegated access', () => {
    test('is answered with what was asked; the customer stays, address and domains are hidden', async () => {
      const { id } = await create();
      const before = (await client.get(`/v1/customers/${id}`)).body;
      assert.deepEqual([before.allowDelegatedAccess, before.customDomains.length], [true, 1]);
      assert.ok(before.companyProfile.address && before.companyProfile.email);
      const { status, body } = await patch(id, { allowDelegatedAccess: false });
      assert.deepEqual(
        { status, body },
        { status: 200, body: { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } } },
      );
      const { body: seen } = await client.get(`/v1/customers/${id}`);
      assert.deepEqual([seen.allowDelegatedAccess, 'customDomains' in seen], [false, false]);
      const company = (await client.get(`/v1/customers/${id}/profiles/company`)).body;
      assert.deepEqual(['address' in company, 'email' in company], [false, false]);
      assert.equal(seen.relationshipToPartner, 'reseller');
    });

    test('is taken together with the relationship of the whole object, as a vendor client sends it', async () => {
      const { id } = await create();
      const sent = { Id: id, RelationshipToPartner: 'unknown', AllowDelegatedAccess: false, CompanyProfile: null };
      assert.equal((await patch(id, sent)).status, 200);
      assert.equal((await client.get(`/v1/customers/${id}`)).body.allowDelegatedAccess, false);
    });
  });

  describe('PATCH is refused', () => {
    for (const [body, data] of [
      [{}, ['relationshipToPartner']],
      [{ relationshipToPartner: 'reseller' }, ['relationshipToPartner']],
      [{ relationshipToPartner: 'nobody' }, ['relationshipToPartner']],
      [{ relationshipToPartner: 7, allowDelegatedAccess: 'no' }, ['allowDelegatedAccess', 'relationshipToPartner']],
      [{ allowDelegatedAccess: true }, ['allowDelegatedAccess']],
      [{ relationshipToPartner: null, allowDelegatedAccess: null }, ['relationshipToPartner']],
    ] as const) {
      test(`with ${JSON.stringify(body)}, and nothing changes`, async () => {
        const path = `/v1/customers/${partnerA.customer}`;
        const before = [(await client.get(path)).text, (await records()).length];
        const answer = await patch(partnerA.customer, body);
        assert.deepEqual({ status: answer.status, code: answer.body.code }, { status: 400, code: 3000 });
        assert.deepEqual([...answer.body.data].sort(), data);
        assert.deepEqual([(await client.get(path)).text, (await records()).length], before);
      });
    }

    test('to an app alone', async () => {
      const { status, body } = await patch(partnerA.customer, { relationshipToPartner: 'none' }, app);
      assert.deepEqual({ status, code: body.code }, { status: 403, code: 2032 });
    });
  });
});
