import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTestIssuer, type TestIssuer } from '../http/minted-tokens.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';

/** One answer of each kind; those that hold something of somebody, or may, are never kept. */
const answers = [
  { path: '/', kept: true },
  { path: '/customers', kept: true },
  { path: '/icon.svg', kept: true },
  { path: '/openapi.json', kept: false },
  { path: '/dashboard.json', kept: false },
  { path: '/healthz', kept: false },
  { path: '/readyz', kept: false },
  { path: '/metrics', kept: false },
  { path: '/nowhere', kept: false },
  { path: '/assets/nowhere.js', kept: false },
  { path: '/v1/customers', kept: false },
  { path: `/v1/customers/${partnerA.customer}/profiles/billing`, kept: false },
  { path: '/v1/customers/not-a-guid', kept: false },
  { path: '/common/oauth2/authorize', kept: false },
  { path: '/common/oauth2/deviceauth', kept: false },
  { path: '/common/oauth2/logout', kept: false },
  { path: `/common/userrealm/${partnerA.user}`, kept: false },
  { path: `/${partnerA.tenant}/discovery/keys`, kept: true },
  { path: `/${partnerA.tenant}/.well-known/openid-configuration`, kept: true },
  { path: '/agreementdocuments/x/US/en-US', kept: false },
  { path: '/agreementdocuments/117a77b0-9360-443b-8795-c6dedc750cf9/US/en-US?expires=0', kept: false },
] as const;

describe('every kind of answer', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.userToken(partnerA);
  });
  after(() => server.dispose());

  for (const { path, kept } of answers) {
    for (const who of ['somebody', 'anybody']) {
      test(`${path} for ${who} is what it says it is${kept ? '' : ', and is not kept'}`, async () => {
        const headers = who === 'somebody' ? { authorization: `Bearer ${token}` } : {};
        const answer = await fetch(`${server.url}${path}`, { headers });
        const type = answer.headers.get('content-type') ?? '';
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
        if (!kept) assert.equal(answer.headers.get('cache-control'), 'no-store');
        if (type.startsWith('text/html')) {
          const policy = answer.headers.get('content-security-policy') ?? '';
          for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", 'form-action ']) {
            assert.ok(policy.includes(part), policy);
          }
          assert.ok(!policy.includes('unsafe'), policy);
          assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
        } else if (type !== 'image/svg+xml') {
          assert.match(type, /^(?:application\/json|text\/plain)/);
        }
        for (const name of ['server', 'x-powered-by']) assert.equal(answer.headers.get(name), null);
        const open = answer.headers.get('access-control-allow-origin');
        assert.equal(open, path.includes('/discovery/') || path.includes('/.well-known/') ? '*' : null);
        await answer.text();
      });
    }
  }
});

describe('where the public address is one of HTTPS', () => {
  let issuer: TestIssuer;
  before(async () => {
    issuer = await createTestIssuer();
  });
  after(() => issuer.dispose());

  const strictAt = async (publicUrl: string | undefined) => {
    const flags = ['--empty', ...(publicUrl === undefined ? [] : ['--public-url', publicUrl])];
    const server = await startTestServer({ flags, file: { issuers: [issuer.settings] } });
    try {
      const paths = ['/healthz', '/v1/customers', '/nowhere', '/', '/dashboard.json'];
      // Behind its public address the server itself is on loopback.
      const found = paths.map(async (path) => {
        const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
        return answer.headers.get('strict-transport-security');
      });
      return [...new Set(await Promise.all(found))];
    } finally {
      await server.dispose();
    }
  };

  test('browsers are told to use nothing else', async () => {
    assert.deepEqual(await strictAt('https://partnerite.example'), ['max-age=31536000']);
  });

  test('but not where that would be said for other services too: on loopback, at another port, by an IP address', async () => {
    for (const address of [
      undefined,
      'http://partnerite.example',
      'https://partnerite.example:4500',
      'https://192.0.2.1',
      'https://localhost',
    ]) {
      assert.deepEqual(await strictAt(address), [null], address);
    }
  });
});
