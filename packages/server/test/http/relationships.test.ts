import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, indirectCustomer } from './customer-bodies.ts';
import { createTestIssuer, type TestIssuer } from './minted-tokens.ts';
import { newReseller } from './reseller-bodies.ts';

const nobody = '77777777-7777-4777-8777-777777777777';

describe('relationships', () => {
  let server: TestServer;
  let client: ApiClient;
  let app: ApiClient;
  let other: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    app = apiClient(server, await server.appToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());

  const firstUp = {
    id: partnerA.reseller,
    name: 'First Up Consultants',
    relationshipType: 'is_indirect_cloud_solution_provider_of',
    state: 'Active',
    mpnId: '4847383',
    location: 'US',
    attributes: { objectType: 'PartnerRelationship' },
  };

  const create = (body = newReseller(), as = client) => as.post('/v1/sandboxIndirectReseller', body);
  const remove = (id: string, as = client) => as.call('DELETE', `/v1/sandboxIndirectReseller/${id}`);
  const list = async (query = '', as = client): Promise<Json> => (await as.get(`/v1/relationships${query}`)).body;
  const ids = async (query = '', as = client) => (await list(query, as)).items.map(({ id }: Json) => id);
  const filter = (Field: string, Operator: string, Value: unknown) =>
    `?filter=${encodeURIComponent(JSON.stringify({ Field, Operator, Value }))}`;
  const records = () => server.store.readAuditRecords(partnerA.tenant, { limit: 1000 });

  describe('with indirect resellers', () => {
    test('are listed as published, without links', async () => {
      const listed = await list('?relationship_type=IsIndirectCloudSolutionProviderOf');
      assert.deepEqual(
        listed.items.find(({ id }: Json) => id === firstUp.id),
        firstUp,
      );
      assert.deepEqual(Object.keys(listed), ['totalCount', 'items', 'attributes']);
      assert.deepEqual(await list('?relationship_type=is_indirect_reseller_of'), {
        totalCount: 0,
        items: [],
        attributes: { objectType: 'Collection' },
      });
      assert.equal((await list('?relationship_type=IsFriendOf')).code, 3000);
    });

    test('are filtered by name', async () => {
      for (const [operator, value] of [
        ['substring', 'UP con'],
        ['StartsWith', 'first'],
        ['equals', 'FIRST UP CONSULTANTS'],
      ] as const) {
        assert.deepEqual(await ids(filter('Name', operator, value)), [firstUp.id], operator);
      }
      assert.deepEqual(await ids(filter('name', 'substring', 'nobody')), []);
      for (const wrong of [
        filter('MpnId', 'equals', '4847383'),
        filter('Name', 'greater_than', 'a'),
        filter('Name', 'substring', 7),
        '?filter={',
      ]) {
        assert.deepEqual([(await list(wrong)).code], [2000], wrong);
      }
    });

    test('are those of the partner alone', async () => {
      assert.deepEqual(await ids('', other), [partnerB.reseller]);
      assert.equal((await remove(partnerA.reseller, other)).status, 404);
    });
  });

  describe('in the sandbox', () => {
    test('are created, answered with the password of their administrator once, and listed', async () => {
      const body = newReseller();
      const { status, body: made } = await create(body);
      assert.equal(status, 201);
      const { password, ...tenant } = made.tenant;
      assert.equal(password.length, 16);
      assert.deepEqual(tenant, {
        id: made.accountId,
        adminUserAccount: `admin@${body.tenant.domainPrefix}.onmicrosoft.com`,
      });
      const { id, dateSigned, ...signature } = made.agreementSignature;
      assert.ok(id && !Number.isNaN(Date.parse(dateSigned)));
      assert.deepEqual(signature, {
        accountId: made.accountId,
        agreementId: '1e18c5b2-e42a-4b84-82c8-d0155aa94c6e',
        agreementType: 'ValueAddedReseller',
        signedByFirstName: partnerA.user,
        signedByUserPrincipalName: partnerA.user,
        signedByUserObjectId: '7472d262-4cb8-4f38-9e1d-b116a916dd5f',
        signedByUserTenantId: partnerA.tenant,
        attributes: { objectType: 'AgreementSignatureResponse' },
      });
      assert.deepEqual(made.partnerRelationship, {
        id: partnerA.tenant,
        name: 'Contoso Partner',
        relationshipType: 'is_indirect_reseller_of',
        state: 'Active',
        mpnId: '6363276',
        attributes: { objectType: 'PartnerRelationshipResponse' },
      });
      const listed = (await list()).items.find((one: Json) => one.id === made.accountId);
      assert.deepEqual([listed.name, listed.location, listed.mpnId], ['Tailspin Toys', 'FR', '6363276']);
      assert.equal((await ids('', other)).includes(made.accountId), false);
      assert.equal((await remove(made.accountId)).status, 204);
    });

    test('leave one record each when they are created and deleted, without the password', async () => {
      const { body: made } = await create();
      await remove(made.accountId);
      const texts = (await records())
        .filter(({ resourceType }) => resourceType === 'partner_relationship')
        .map(({ operationType, oldValue, newValue }) =>
          [operationType, Buffer.from(oldValue ?? []), Buffer.from(newValue ?? [])].join(' '),
        )
        .filter((text) => text.includes(made.accountId));
      assert.deepEqual(texts.map((text) => text.split(' ')[0]).toSorted(), [
        'create_partner_relationship',
        'remove_partner_relationship',
      ]);
      assert.equal(texts.join().includes(made.tenant.password), false);
    });

    test('repeated with the request id are answered the same, password included', async () => {
      const headers = { 'ms-requestid': 'one-reseller' };
      const body = newReseller();
      const first = await client.post('/v1/sandboxIndirectReseller', body, headers);
      const second = await client.post('/v1/sandboxIndirectReseller', body, headers);
      assert.equal(second.text, first.text);
      assert.equal((await remove(first.body.accountId)).status, 204);
    });

    test('have a domain of their own', async () => {
      const body = newReseller();
      const answers = await Promise.all([1, 2, 3].map(() => create(body)));
      assert.deepEqual(answers.map(({ status, body }) => [status, body.code ?? 0]).toSorted(), [
        [201, 0],
        [409, 1003],
        [409, 1003],
      ]);
      const wingtip = await create(newReseller({}, { domainPrefix: 'WingtipToys' }));
      assert.deepEqual([wingtip.status, wingtip.body.code], [409, 1003]);
      assert.equal((await create(body, other)).status, 201);
    });

    test('are gone when they are deleted, also those of the demo world', async () => {
      for (const id of [partnerB.reseller, (await create(newReseller(), other)).body.accountId]) {
        const { status, text } = await remove(id.toUpperCase(), other);
        assert.deepEqual([status, text], [204, '']);
        assert.equal((await remove(id, other)).status, 404);
        assert.equal((await ids('', other)).includes(id), false);
      }
      for (const id of [nobody, 'x', '%00']) assert.equal((await remove(id)).body.code, 404, id);
    });

    test('that have customers stay', async () => {
      const { body: made } = await create();
      const { body: customer } = await client.post('/v1/customers', indirectCustomer({ reseller: made.accountId }));
      const refused = await remove(made.accountId);
      assert.deepEqual([refused.status, refused.body.code], [403, 6003]);
      await client.call('DELETE', `/v1/customers/${customer.id}`);
      assert.equal((await remove(made.accountId)).status, 204);
    });

    test('that are deleted while customers are created for them leave no customer behind', async () => {
      for (let place = 0; place <= 20; place += 4) {
        const { accountId } = (await create()).body;
        const requests = Array.from(
          { length: 20 },
          () => () => client.post('/v1/customers', indirectCustomer({ reseller: accountId })),
        );
        const answers = await Promise.all(requests.toSpliced(place, 0, () => remove(accountId)).map((ask) => ask()));
        const [deletion, ...creations] = [...answers.splice(place, 1), ...answers];
        const created = creations.filter(({ status }) => status === 201).length;
        const refused = creations.filter(({ body }) => body.code === 3000).length;
        assert.equal(created + refused, 20);
        assert.deepEqual(
          [deletion?.status, (await ids()).includes(accountId)],
          created > 0 ? [403, true] : [204, false],
        );
        const filter = encodeURIComponent(
          `{"Field":"IndirectReseller","Operator":"starts_with","Value":"${accountId}"}`,
        );
        assert.equal((await client.get(`/v1/customers?filter=${filter}`)).body.totalCount, created);
      }
    });

    test('that are not valid are refused, member by member', async () => {
      const { legalBusinessProfile: profile } = newReseller();
      for (const [body, data] of [
        [{}, ['mpnId', 'tenant', 'legalBusinessProfile', 'organizationProfileLanguage']],
        [newReseller({ mpnId: 'abc' }), ['mpnId']],
        [newReseller({ tenant: 'x' }), ['tenant']],
        [newReseller({}, { domainPrefix: 'a.b' }), ['tenant.domainPrefix']],
        [newReseller({}, { domainPrefix: '-a' }), ['tenant.domainPrefix']],
        [newReseller({}, { domainPrefix: 'x'.repeat(64) }), ['tenant.domainPrefix']],
        [newReseller({}, { adminUserName: 'a@b', country: 'UK' }), ['tenant.adminUserName', 'tenant.country']],
        [
          newReseller({}, { culture: 'xx-XX', adminAlternateEmail: 'x' }),
          ['tenant.culture', 'tenant.adminAlternateEmail'],
        ],
        [newReseller({ organizationProfileLanguage: 'xx' }), ['organizationProfileLanguage']],
        [
          newReseller({ legalBusinessProfile: { ...profile, address: { ...profile.address, postalCode: 'x' } } }),
          ['legalBusinessProfile.address.postalCode'],
        ],
        [
          newReseller({ legalBusinessProfile: { ...profile, primaryContact: null } }),
          ['legalBusinessProfile.primaryContact'],
        ],
      ] as const) {
        const { status, body: error } = await create(body);
        assert.deepEqual([status, error.code], [400, 3000], JSON.stringify(data));
        assert.deepEqual(new Set(error.data), new Set(data));
      }
      assert.match((await create(newReseller({}, { country: 'UK' }))).body.description, /for this country it is GB$/);
    });

    test('need an app and a user', async () => {
      assert.equal((await create(newReseller(), app)).body.code, 2032);
      assert.equal((await remove(partnerA.reseller, app)).body.code, 2032);
      assert.equal((await app.get('/v1/relationships')).body.code, 2032);
    });
  });

  describe('of a customer', () => {
    const ofCustomer = async (id: string) => (await client.get(`/v1/customers/${id}/relationships`)).body;

    test('are with its reseller, or with none', async () => {
      const { body: indirect } = await client.post('/v1/customers', indirectCustomer({ reseller: partnerA.reseller }));
      const { state: _state, location: _location, ...shown } = firstUp;
      assert.deepEqual(await ofCustomer(indirect.id), {
        totalCount: 1,
        items: [shown],
        attributes: { objectType: 'Collection' },
      });
      const { body: direct } = await client.post('/v1/customers', directCustomer());
      assert.deepEqual((await ofCustomer(direct.id)).items, []);
    });

    test('are with resellers of this partner only', async () => {
      for (const wrong of [nobody, partnerA.tenant, partnerB.reseller]) {
        const { status, body } = await client.post('/v1/customers', indirectCustomer({ reseller: wrong }));
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['associatedPartnerId']]);
      }
    });
  });

  describe('with customers are asked for', () => {
    const path = '/v1/customers/relationshiprequests';

    test('by a link that names the partner', async () => {
      const { status, body } = await client.get(path);
      assert.equal(status, 200);
      assert.deepEqual(body, {
        url: `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${partnerA.tenant}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`,
        attributes: { objectType: 'RelationshipRequest' },
      });
      assert.equal((await app.get(path)).body.code, 2032);
    });

    test('for an indirect relationship are refused: the form of that link is not published', async () => {
      const { status, body } = await client.get(`${path}?indirectResellerId=${partnerA.reseller}`);
      assert.deepEqual([status, body.code, body.data], [400, 3000, ['indirectResellerId']]);
    });
  });
});

test('a reseller of the demo world that was deleted is not back at the next start', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const withServer = async (run: (client: ApiClient) => Promise<void>) => {
    const server = await startTestServer({ folder });
    try {
      await run(apiClient(server, await server.userToken(partnerA)));
    } finally {
      await server.dispose();
    }
  };
  await withServer(async (client) => {
    assert.equal((await client.get('/v1/relationships')).body.totalCount, 1);
    const { status } = await client.call('DELETE', `/v1/sandboxIndirectReseller/${partnerA.reseller}`);
    assert.equal(status, 204);
  });
  await withServer(async (client) => {
    assert.deepEqual((await client.get('/v1/relationships')).body.items, []);
  });
});

describe('outside the sandbox', () => {
  let issuer: TestIssuer;
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    issuer = await createTestIssuer();
    server = await startTestServer({ flags: ['--empty'], file: { issuers: [issuer.settings] } });
    const claims = { scp: 'user_impersonation', upn: 'user@example.com', idtyp: 'user', oid: nobody };
    client = apiClient(server, await issuer.mint({ claims }));
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  test('there are no resellers to begin with, and none are created or deleted', async () => {
    const created = await client.post('/v1/sandboxIndirectReseller', {
      mpnId: '1',
      tenant: {
        domainPrefix: 'x',
        name: 'x',
        displayName: 'x',
        adminUserName: 'x',
        adminFirstName: 'x',
        adminLastName: 'x',
        adminAlternateEmail: 'x@example.com',
        country: 'NO',
        culture: 'nb-NO',
      },
      legalBusinessProfile: {
        companyName: 'xy',
        address: { country: 'NO', city: 'Oslo', addressLine1: 'x', postalCode: '0150' },
        primaryContact: { firstName: 'x', lastName: 'x', email: 'x@example.com' },
        culture: 'nb-NO',
      },
      organizationProfileLanguage: 'en',
    });
    assert.deepEqual([created.status, created.body.code], [403, 6004], created.text);
    const deleted = await client.call('DELETE', `/v1/sandboxIndirectReseller/${partnerA.reseller}`);
    assert.deepEqual([deleted.status, deleted.body.code], [403, 6003]);
    assert.deepEqual((await client.get('/v1/relationships')).body.items, []);
  });

  test('a customer can be for any reseller: relationships are made in a portal, and nothing is known of them', async () => {
    const { status, body } = await client.post('/v1/customers', indirectCustomer({ reseller: nobody }));
    assert.equal(status, 201);
    assert.deepEqual((await client.get(`/v1/customers/${body.id}/relationships`)).body.items, [
      {
        id: nobody,
        relationshipType: 'is_indirect_cloud_solution_provider_of',
        attributes: { objectType: 'PartnerRelationship' },
      },
    ]);
  });
});
