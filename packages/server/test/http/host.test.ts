import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from '../running-server.ts';
import { rawRequest } from './raw-http.ts';

describe('the host that a request names', () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer({ flags: ['--public-url', 'https://partnerite.example'] });
  });
  after(() => server.dispose());

  const statusFor = async (host: string) =>
    (await rawRequest(`http://127.0.0.1:${server.port}`, { path: '/healthz', headers: { host } })).status;

  for (const host of ['localhost', '127.0.0.1:1', '[::1]:80', 'LOCALHOST:4500', 'partnerite.example']) {
    test(`${host} is served`, async () => {
      assert.equal(await statusFor(host), 200);
    });
  }

  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.example:4500', 'x@localhost']) {
    test(`${host} is not, lest a foreign page reaches the service under a name of its own`, async () => {
      assert.equal(await statusFor(host), 421);
    });
  }
});
