import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';
import { rawRequest } from './raw-http.ts';

describe('whether a domain is taken', () => {
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());

  const head = async (domain: string, as = client) => (await as.call('HEAD', `/v1/domains/${domain}`)).status;
  const isFree = (prefix: string, as = client) => as.get(`/v1/validations/checkdomainavailability/${prefix}`);
  const create = async (domain: string): Promise<string> => {
    const { status, text, body } = await client.post('/v1/customers', directCustomer({ domain }));
    assert.equal(status, 201, text);
    return body.id;
  };

  test('200 for one of a customer, without regard to case, 404 for any other, both without a body', async () => {
    const domain = freshDomain();
    assert.equal(await head(domain), 404);
    await create(domain);
    assert.equal(await head(domain), 200);
    assert.equal(await head(domain.toUpperCase()), 200);
    // Neither what begins like it nor what ends like it.
    assert.equal(await head(`${domain}.au`), 404);
    assert.equal(await head(`x${domain}`), 404);
    const authorization = `Bearer ${await server.appToken(partnerA)}`;
    for (const at of [domain, freshDomain()]) {
      const request = { method: 'HEAD', path: `/v1/domains/${at}`, headers: { authorization } };
      const { status, headers, bytes } = await rawRequest(server.url, request);
      assert.equal(bytes.length, 0);
      if (status === 200) assert.equal(headers['content-length'], '0');
    }
  });

  test('a domain is free again when its customer is deleted, but not when the relationship has ended', async () => {
    const deleted = freshDomain();
    await client.call('DELETE', `/v1/customers/${await create(deleted)}`);
    assert.equal(await head(deleted), 404);
    const ended = freshDomain();
    const id = await create(ended);
    await client.call('PATCH', `/v1/customers/${id}`, { body: { relationshipToPartner: 'none' } });
    assert.equal(await head(ended), 200);
    assert.equal((await client.post('/v1/customers', directCustomer({ domain: ended }))).status, 409);
  });

  test('a domain that a customer has verified is taken too', async () => {
    const [first, further] = [freshDomain(), freshDomain()];
    const id = await create(first);
    const { status, text } = await client.post(`/v1/customers/${id}/verifieddomain`, {
      VerifiedDomainName: further,
      Domain: {
        AuthenticationType: 'Managed',
        Capability: 'Email',
        IsDefault: false,
        IsInitial: false,
        Name: further,
        RootDomain: null,
        Status: 'Verified',
        VerificationMethod: 'DnsRecord',
      },
    });
    assert.ok(status < 300, text);
    assert.equal(await head(further), 200);
  });

  test('another partner is not told', async () => {
    const domain = freshDomain();
    await create(domain);
    assert.equal(await head(domain, other), 404);
    const [prefix = ''] = domain.split('.');
    assert.equal((await isFree(prefix, other)).body, true);
  });

  test('a prefix is free until a customer has it before onmicrosoft.com', async () => {
    const prefix = `p${crypto.randomUUID()}`;
    const free = await isFree(prefix);
    assert.deepEqual([free.status, free.body], [200, true]);
    await create(`${prefix}.example.com`);
    assert.equal((await isFree(prefix)).body, true);
    await create(`${prefix}.onmicrosoft.com`);
    assert.equal((await isFree(prefix)).body, false);
    assert.equal((await isFree(prefix.toUpperCase())).body, false);
  });

  for (const domain of [
    'contoso',
    'a..b',
    '-a.com',
    'a b.com',
    'é.com',
    '%00.com',
    `${'x'.repeat(64)}.com`,
    'a_b.com',
    '.com',
  ]) {
    test(`${JSON.stringify(domain)} is no domain: 400`, async () => {
      assert.equal(await head(encodeURIComponent(domain)), 400);
    });
  }

  for (const prefix of ['a.b', '-a', 'a-', 'a b', "' OR 1=1", '__proto__', 'x'.repeat(64)]) {
    test(`${JSON.stringify(prefix)} is no prefix: 400`, async () => {
      const { status, body } = await isFree(encodeURIComponent(prefix));
      assert.deepEqual([status, body.code, body.data], [400, 3000, ['domainPrefix']]);
    });
  }

  test('other methods than HEAD are refused', async () => {
    const { status, headers } = await client.get('/v1/domains/contoso.com');
    assert.deepEqual([status, headers.get('allow')], [405, 'HEAD']);
  });
});
