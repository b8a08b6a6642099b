import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hashSecret } from '../../src/authority/secret-hash.ts';
import type { FileSettings } from '../../src/config.ts';
import type { Json } from '../api-client.ts';
import { partnerA, partnerB, random, startTestServer, type TestServerOptions } from '../running-server.ts';

const scope = 'openid profile offline_access https://api.partnercenter.microsoft.com/user_impersonation';
const password = 'Partnerite-demo-1';
const elsewhere = {
  name: 'Elsewhere',
  authority: 'https://issuer.example:8443/tenant/v2.0',
  clientId: 'dashboard',
  scope: 'openid api',
};

/** What the page is told before anybody is signed in, and the policy it has. */
async function told(options: TestServerOptions, host?: string) {
  const server = await startTestServer(options);
  try {
    const headers = host === undefined ? {} : { host: `${host}:${server.port}` };
    const local = `http://${host ?? '127.0.0.1'}:${server.port}`;
    const answer = await fetch(`${local}/dashboard.json`, { headers });
    const page = await fetch(`${local}/`, { headers });
    const policy = page.headers.get('content-security-policy') ?? '';
    const body: Json = answer.status === 200 ? await answer.json() : undefined;
    return { status: answer.status, headers: answer.headers, body, policy, page, origin: local };
  } finally {
    await server.dispose();
  }
}

describe('what the dashboard is told before anybody is signed in', () => {
  test('is the version and the demo partners, with their public credentials', async () => {
    const { status, headers, body, origin } = await told({});
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(body.version, /^\d+\.\d+\.\d+$/);
    assert.deepEqual(
      body.signIn,
      [
        ['Contoso Partner', partnerA],
        ['Fabrikam Partner', partnerB],
      ].map(([name, partner]) => {
        const { tenant, publicApp, user } = partner as typeof partnerA;
        const authority = `${origin}/${tenant}/v2.0`;
        return { name, authority, clientId: publicApp, scope, demo: { userName: user, password } };
      }),
    );
  });

  test('names the authority by the address that the browser knows, which is what its discovery document says too', async (context) => {
    const server = await startTestServer();
    context.after(() => server.dispose());
    for (const name of ['localhost', '127.0.0.1']) {
      const origin = `http://${name}:${server.port}`;
      const { signIn }: Json = await (await fetch(`${origin}/dashboard.json`)).json();
      for (const { authority } of signIn) {
        assert.ok(authority.startsWith(`${origin}/`));
        const discovery: Json = await (await fetch(`${authority}/.well-known/openid-configuration`)).json();
        assert.equal(discovery.issuer, authority);
        assert.ok(discovery.token_endpoint.startsWith(`${origin}/`));
      }
    }
  });

  test('holds the operator’s tenants that have a public application, without any password', async () => {
    const [first] = (await tenantSettings()).tenants;
    const { body, origin } = await told({ flags: ['--empty'], file: { authority: await tenantSettings() } });
    assert.deepEqual(body.signIn, [
      { name: 'Adatum', authority: `${origin}/${first?.id}/v2.0`, clientId: first?.apps[1]?.id, scope },
    ]);
  });

  test('holds the operator’s issuers, and the page may talk to them', async () => {
    const { body, policy } = await told({ flags: ['--empty'], file: { dashboard: { signIn: [elsewhere] } } });
    assert.deepEqual(body.signIn, [elsewhere]);
    assert.match(policy, /; connect-src 'self' https:\/\/issuer\.example:8443;/);
  });

  test('names no bundled authority where it is not served', async () => {
    const { body } = await told({ flags: ['--host', '0.0.0.0', '--allow-demo-on-network'] });
    assert.deepEqual(body.signIn, []);
  });

  test('is nothing where the dashboard is turned off', async () => {
    const { status, page } = await told({ file: { dashboard: { enabled: false } } });
    assert.deepEqual([status, page.status], [404, 404]);
  });
});

async function tenantSettings(): Promise<{ tenants: NonNullable<NonNullable<FileSettings['authority']>['tenants']> }> {
  const hash = await hashSecret('Adatum-4711', random);
  const app = { name: 'App', secretHashes: [hash], redirectUris: ['/'] };
  const id = (last: number) => `11111111-2222-4333-8444-55555555555${last}`;
  const confidential = { ...app, id: id(1), kind: 'confidential' as const };
  const publicApp = { id: id(2), name: 'Sign-in', kind: 'public' as const, redirectUris: ['/'] };
  return {
    tenants: [
      { id: id(3), domain: 'adatum.example', name: 'Adatum', apps: [confidential, publicApp], users: [] },
      { id: id(4), domain: 'other.example', name: 'Other', apps: [{ ...confidential, id: id(5) }], users: [] },
    ],
  };
}
