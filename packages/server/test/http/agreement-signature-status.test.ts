import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { createTestIssuer, issuerName, type TestIssuer } from './minted-tokens.ts';

const path = '/v1/compliance/csp/agreementstatus';
const signed = { isAgreementSigned: true };

/** A partner that nothing is known of but its tenant. */
const stranger = '0d1f5c1e-8a44-4e0a-9f0b-3f0f4c1f6b77';

describe('whether a partner has signed the partner agreement', () => {
  let issuer: TestIssuer;
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;
  /** Numbers in the partner network of the first reseller of each partner. */
  let signedReseller: string;
  let unsignedReseller: string;

  before(async () => {
    issuer = await createTestIssuer();
    const { settings } = issuer;
    server = await startTestServer({ file: { issuers: [{ ...settings, tenants: [stranger] }] } });
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
    const resellers = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    signedReseller = (await client.get(resellers)).body.items[0].mpnId;
    unsignedReseller = (await other.get(resellers)).body.items[0].mpnId;
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  test('of an indirect reseller, by its number or its tenant, and of the partner itself', async () => {
    for (const query of [
      `mpnId=${signedReseller}`,
      `mpnid=${signedReseller}&tenantid=`,
      `tenantId=${partnerA.reseller}`,
      `tenantId=${partnerA.reseller.toUpperCase()}`,
      `tenantId=${partnerA.tenant}`,
    ]) {
      const { status, body } = await client.get(`${path}?${query}`);
      assert.deepEqual([status, body], [200, signed], query);
    }
    assert.deepEqual((await client.get(`/v1/compliance/CSP/AgreementStatus?mpnId=${signedReseller}`)).body, signed);
  });

  test('a reseller that was created in the sandbox has signed', async () => {
    const name = `Reseller${crypto.randomUUID().slice(0, 8)}`;
    const created = await client.post('/v1/sandboxIndirectReseller', {
      mpnId: '6363276',
      tenant: {
        domainPrefix: name,
        name,
        displayName: name,
        adminUserName: 'admin',
        adminFirstName: 'Test',
        adminLastName: 'Test',
        adminAlternateEmail: 'test@reseller.example',
        country: 'US',
        culture: 'en-US',
      },
      legalBusinessProfile: {
        companyName: name,
        address: { country: 'FR', city: 'Issy-les-Moulineaux', addressLine1: '39 quai', postalCode: '92130' },
        primaryContact: { firstName: 'Test', lastName: 'Test', email: 'test@reseller.example' },
        culture: 'en-US',
      },
      organizationProfileLanguage: 'en',
    });
    assert.equal(created.status, 201, created.text);
    const { accountId, mpnId } = created.body;
    assert.deepEqual((await client.get(`${path}?tenantId=${accountId}`)).body, signed);
    const found = await client.get(`/v1/profiles/mpn?mpnId=${mpnId}`);
    assert.deepEqual([found.status, found.body.partnerName], [200, name]);
    await client.call('DELETE', `/v1/sandboxIndirectReseller/${accountId}`);
    assert.equal((await client.get(`${path}?tenantId=${accountId}`)).body.code, 2205);
  });

  test('what is not signed, not a reseller, or not known to this partner is refused', async () => {
    const ownNumber = (await client.get('/v1/profiles/mpn')).body.mpnId;
    for (const [caller, query, code, member] of [
      [other, `mpnId=${unsignedReseller}`, 2203, 'mpnId'],
      [other, `tenantId=${partnerB.reseller}`, 2206, 'tenantId'],
      [client, `mpnId=${ownNumber}`, 2204, 'mpnId'],
      [client, 'mpnId=9999999', 2200, 'mpnId'],
      [client, `mpnId=${unsignedReseller}`, 2200, 'mpnId'],
      [client, `tenantId=${partnerB.reseller}`, 2205, 'tenantId'],
      [client, `tenantId=${partnerB.tenant}`, 2205, 'tenantId'],
      [client, `tenantId=${crypto.randomUUID()}`, 2205, 'tenantId'],
    ] as const) {
      const { status, body } = await caller.get(`${path}?${query}`);
      assert.deepEqual([status, body.code, body.data], [400, code, [member]], query);
    }
  });

  test('of a partner that nothing is known of no signature is known', async () => {
    const claims = { iss: issuerName(stranger), tid: stranger, idtyp: 'user', scp: 'user_impersonation' };
    const unknown = apiClient(server, await issuer.mint({ claims }));
    assert.equal((await unknown.get(`${path}?tenantId=${stranger}`)).body.code, 2206);
  });

  test('a request names one of the two, in the right form', async () => {
    for (const [query, code, description] of [
      ['', 2001, 'Both MPN Id and Tenant Id cannot be empty.'],
      ['?mpnId=&tenantId=', 2001, 'Both MPN Id and Tenant Id cannot be empty.'],
      [`?mpnId=${signedReseller}&tenantId=${partnerA.tenant}`, 2000, 'Both MPN Id and Tenant Id should not be passed.'],
      ['?mpnId=12a', 2000, 'MPN Id must be numeric.'],
      ['?mpnId=%D9%A1%D9%A2', 2000, 'MPN Id must be numeric.'],
      ['?mpnId=-1', 2000, 'MPN Id must be numeric.'],
      ['?tenantId=contoso.com', 2000, 'Tenant Id must be a GUID.'],
    ] as const) {
      const { status, body } = await client.get(`${path}${query}`);
      assert.deepEqual([status, body.code, body.description], [400, code, description], query);
    }
    for (const query of [`mpnId=${'1'.repeat(51)}`, 'mpnId=1&mpnId=2', 'tenantId=%00']) {
      assert.equal((await client.get(`${path}?${query}`)).body.code, 3000, query);
    }
  });

  test('another programme is not there', async () => {
    const { status, body } = await client.get(`/v1/compliance/silver/agreementstatus?mpnId=${signedReseller}`);
    assert.deepEqual([status, body.code], [404, 1000]);
  });

  test('an application alone is not told', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    assert.equal((await app.get(`${path}?tenantId=${partnerA.tenant}`)).body.code, 2032);
  });
});
