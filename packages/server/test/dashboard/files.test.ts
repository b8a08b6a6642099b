import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rawRequest } from '../http/raw-http.ts';
import { startTestServer, type TestServer } from '../running-server.ts';
import { type BuiltDashboard, built, newBuild } from './built-dashboard.ts';

describe('the built dashboard', () => {
  let build: BuiltDashboard;
  let server: TestServer;

  before(async () => {
    build = await newBuild();
    server = await startTestServer({ dashboardFolder: build.folder });
  });
  after(async () => {
    await server.dispose();
    await build.dispose();
  });

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${server.url}${path}`, { method, headers: { 'accept-encoding': 'identity', ...headers } });

  const pages = [
    '/',
    '/customers',
    '/customers/',
    '/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/account',
    '/activity',
    '/settings',
  ];

  for (const path of pages) {
    test(`is shown at ${path}`, async () => {
      const answer = await get(path);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(answer.headers.get('cache-control'), 'no-cache');
      assert.equal(await answer.text(), built['index.html']);
      const head = await get(path, {}, 'HEAD');
      assert.deepEqual([head.status, await head.text()], [200, '']);
      assert.equal(head.headers.get('content-length'), String(built['index.html'].length));
      assert.equal(head.headers.get('etag'), answer.headers.get('etag'));
    });
  }

  test('is not sent again to who has it', async () => {
    const etag = (await get('/')).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const answer = await get('/activity', { 'if-none-match': known });
      assert.deepEqual([answer.status, await answer.text()], [304, '']);
    }
    assert.equal((await get('/', { 'if-none-match': '"x"' })).status, 200);
  });

  for (const [acceptEncoding, encoding, body] of [
    ['gzip, deflate, br', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
    ['br;q=0, GZIP;q=0.5', 'gzip', 'gzip'],
    ['gzip;q=0.000', null, built['assets/index-1a2b.js']],
    ['zstd', null, built['assets/index-1a2b.js']],
  ] as const) {
    test(`has its assets for a year, for who takes ${acceptEncoding}`, async () => {
      const { status, headers, bytes } = await rawRequest(server.url, {
        path: '/assets/index-1a2b.js',
        headers: { 'accept-encoding': acceptEncoding },
      });
      assert.equal(status, 200);
      assert.equal(bytes.toString(), body);
      assert.equal(headers['content-encoding'] ?? null, encoding);
      assert.equal(headers.vary, 'Accept-Encoding');
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
    });
  }

  for (const path of [
    '/nowhere',
    '/customersx',
    '/customer',
    '/index.html',
    '/private.json',
    '/icon.svg/x',
    '/.vite/manifest.json',
    '/assets',
    '/assets/',
    '/assets/index-9.js',
    '/assets/index-1a2b.js.br',
    '/assets/notes.unknown',
    '/assets/INDEX-1a2b.js',
    '/assets/..%2findex.html',
    '/assets/%2e%2e%2fprivate.json',
    '/assets/..%5cprivate.json',
    '/assets/../private.json',
    '/assets/%00',
    '/assets/__proto__',
    '/v1/nowhere',
  ]) {
    test(`has nothing at ${path}`, async () => {
      const { status, bytes } = await rawRequest(server.url, { path });
      assert.deepEqual([status, JSON.parse(bytes.toString()).code], [404, 1000]);
    });
  }

  test('is only read', async () => {
    for (const path of ['/', '/customers', '/settings', '/assets/index-1a2b.js']) {
      assert.equal((await get(path, {}, 'POST')).status, 404);
    }
  });

  test('may do nothing but what it needs', async () => {
    for (const path of ['/', '/assets/index-1a2b.js', '/icon.svg']) {
      const { headers } = await get(path);
      const policy = new Map(
        headers
          .get('content-security-policy')
          ?.split('; ')
          .map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]),
      );
      assert.deepEqual(Object.fromEntries(policy), {
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
        'img-src': "'self' data:",
        'font-src': "'self'",
        'connect-src': "'self'",
        'frame-ancestors': "'none'",
        'form-action': "'none'",
        'base-uri': "'none'",
      });
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
      assert.equal(headers.get('x-frame-options'), 'DENY');
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/);
    }
  });

  test('is another one as soon as it is built anew', async (context) => {
    const again = await newBuild();
    context.after(() => again.dispose());
    const own = await startTestServer({ dashboardFolder: again.folder });
    context.after(() => own.dispose());
    const ask = async (path: string) => {
      const answer = await fetch(`${own.url}${path}`);
      return [answer.status, await answer.text()];
    };
    assert.deepEqual(await ask('/'), [200, built['index.html']]);
    await again.write({ 'assets/index-5e6f.js': '', 'index.html': 'new' });
    assert.deepEqual(await ask('/'), [200, 'new']);
    assert.deepEqual(await ask('/assets/index-5e6f.js'), [200, '']);
  });
});

test('where there is no build, a page says how to make one, and the service goes on', async (context) => {
  const build = await newBuild({ 'readme.txt': '' });
  context.after(() => build.dispose());
  const server = await startTestServer({ dashboardFolder: build.folder });
  context.after(() => server.dispose());
  for (const path of ['/', '/customers']) {
    const answer = await fetch(`${server.url}${path}`);
    assert.equal(answer.status, 503);
    assert.match(await answer.text(), /npm run build/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  }
  assert.equal((await fetch(`${server.url}/assets/index-1a2b.js`)).status, 404);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
});
