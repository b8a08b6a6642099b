import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ConfigError, type ConfiguredPartner } from '../../src/config.ts';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { createTestIssuer, issuerName, type TestIssuer } from './minted-tokens.ts';

/** A partner that signs in elsewhere. */
const own = '0d1f5c1e-8a44-4e0a-9f0b-3f0f4c1f6b77';

describe('a partner of the configuration', () => {
  let issuer: TestIssuer;
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    issuer = await createTestIssuer();
    const { settings } = issuer;
    server = await startTestServer({
      file: {
        issuers: [{ ...settings, tenants: [...settings.tenants, own] }],
        partners: [
          {
            id: own.toUpperCase(),
            name: 'Adatum Partner',
            domain: 'adatum.example',
            mpnId: '5550001',
            agreementSigned: true,
            email: 'desk@adatum.example',
            language: 'SV',
            culture: 'sv-se',
          },
          { id: partnerA.tenant, mpnId: '5550002', agreementSigned: false },
        ],
      },
    });
    const claims = { iss: issuerName(own), tid: own, idtyp: 'user', scp: 'user_impersonation' };
    client = apiClient(server, await issuer.mint({ claims }));
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  test('has profiles that begin with what is said of it', async () => {
    const { body } = await client.get('/v1/profiles/organization');
    const { links: _, attributes: __, ...members } = body;
    assert.deepEqual(members, {
      id: own,
      tenantId: own,
      companyName: 'Adatum Partner',
      domain: 'adatum.example',
      email: 'desk@adatum.example',
      language: 'sv',
      culture: 'sv-SE',
      profileType: 'OrganizationProfile',
    });
    for (const path of ['/v1/profiles/billing', '/v1/profiles/legalbusiness']) {
      assert.equal((await client.get(path)).body.companyName, 'Adatum Partner');
    }
  });

  test('has its number in the network, and its agreement', async () => {
    assert.equal((await client.get('/v1/profiles/mpn')).body.mpnId, '5550001');
    assert.equal((await client.get('/v1/profiles/mpn?mpnId=5550001')).body.partnerName, 'Adatum Partner');
    const { body } = await client.get(`/v1/compliance/csp/agreementstatus?tenantId=${own}`);
    assert.deepEqual(body, { isAgreementSigned: true });
  });

  test('keeps what is known otherwise where nothing else is said', async () => {
    const demo = apiClient(server, await server.userToken(partnerA));
    assert.equal((await demo.get('/v1/profiles/mpn')).body.mpnId, '5550002');
    const { companyName, email, defaultAddress } = (await demo.get('/v1/profiles/organization')).body;
    assert.equal(companyName, 'Contoso Partner');
    assert.ok(email && defaultAddress.city);
    const { status, body } = await demo.get(`/v1/compliance/csp/agreementstatus?tenantId=${partnerA.tenant}`);
    assert.deepEqual([status, body.code], [400, 2206]);
  });

  const partner: ConfiguredPartner = { id: own, name: 'Adatum', domain: 'adatum.example' };
  for (const [partners, culprit] of [
    [[{ id: own, name: 'Adatum' }], /needs a name and a domain/],
    [[partner, { ...partner, id: own.toUpperCase() }], /twice/],
    [[{ ...partner, mpnId: '12a' }], /mpnId/],
    [[{ ...partner, culture: 'xx-YY' }], /culture/],
    [[{ ...partner, language: 'xx' }], /language/],
  ] as const) {
    test(`that is wrong is told to the operator: ${culprit.source}`, async () => {
      const starting = startTestServer({ file: { partners: [...partners] } });
      await assert.rejects(starting, (error) => error instanceof ConfigError && culprit.test(error.message));
    });
  }
});
