import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { refreshToken } from '../../src/index.ts';
import { errorOf } from '../partner-at.ts';
import { assertReadsProfile, claimsOf, getToken, storedRefreshToken, useUp } from './credentials-at.ts';

const client = { tenant: partnerA.tenant, clientId: partnerA.publicApp };

describe('where a refresh token is for one use', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ file: { authority: { rotateRefreshTokens: true } } });
  });
  after(() => server.dispose());

  test('an application acts for a user who signed in before, and the API takes its tokens', async () => {
    const credentials = refreshToken({ ...client, refreshToken: await storedRefreshToken(server) });
    const token = await getToken(credentials, server.url);
    assert.equal(claimsOf(token).preferred_username, partnerA.user);
    assert.equal(claimsOf(token).scp, 'user_impersonation');
    await assertReadsProfile(server, token);
  });

  test('each new refresh token is told before its access token is there, and used the next time', async () => {
    const first = await storedRefreshToken(server);
    const events: string[] = [];
    const credentials = refreshToken({
      ...client,
      refreshToken: first,
      onRefreshToken: async (token) => {
        await Promise.resolve();
        events.push(token);
      },
    });
    for (let times = 1; times <= 3; times += 1) {
      const { value } = await getToken(credentials, server.url);
      events.push(value);
      assert.equal(events.length, 2 * times);
    }
    assert.equal(new Set([first, ...events]).size, 7);
  });

  test('a failure to store the new token fails the call; the token is kept and told again', async () => {
    const stored: string[] = [];
    let failures = 2;
    const credentials = refreshToken({
      ...client,
      refreshToken: await storedRefreshToken(server),
      onRefreshToken: (token) => {
        failures -= 1;
        if (failures >= 0) throw new Error('the vault is sealed');
        stored.push(token);
      },
    });
    await assert.rejects(getToken(credentials, server.url), /the vault is sealed/);
    await assert.rejects(getToken(credentials, server.url), /the vault is sealed/);
    assert.ok((await getToken(credentials, server.url)).value);
    assert.equal(stored.length, 1);
    const restarted = refreshToken({ ...client, refreshToken: stored[0] ?? '' });
    assert.ok((await getToken(restarted, server.url)).value);
  });

  test('a function is asked each time: what is new there counts, else the newest token of the authority', async () => {
    let store = await storedRefreshToken(server);
    const told: string[] = [];
    const onRefreshToken = (token: string) => {
      told.push(token);
    };
    const credentials = refreshToken({ ...client, refreshToken: async () => `${store}\n`, onRefreshToken });
    await getToken(credentials, server.url);
    await getToken(credentials, server.url);
    assert.equal(told.length, 2);
    await useUp(server, told[1] ?? '');
    assert.equal((await errorOf(getToken(credentials, server.url))).code, 70008);
    store = await storedRefreshToken(server);
    assert.ok((await getToken(credentials, server.url)).value);
  });

  test('a used refresh token is refused, and not repeated in the error', async () => {
    const used = await storedRefreshToken(server);
    await useUp(server, used);
    const error = await errorOf(getToken(refreshToken({ ...client, refreshToken: used }), server.url));
    assert.equal(error.category, 'Unauthorized');
    assert.equal(error.code, 70008);
    assert.ok(!error.description.includes(used));
  });
});

describe('where a refresh token is for many uses', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.dispose());

  test('a token that stays the same is not told', async () => {
    const onRefreshToken = () => assert.fail('there is nothing to store');
    const credentials = refreshToken({ ...client, refreshToken: await storedRefreshToken(server), onRefreshToken });
    await getToken(credentials, server.url);
    await getToken(credentials, server.url);
  });

  test('a token of another application is refused', async () => {
    const stored = await storedRefreshToken(server);
    const credentials = refreshToken({
      ...client,
      clientId: partnerA.app,
      clientSecret: partnerA.secret,
      refreshToken: stored,
    });
    assert.equal((await errorOf(getToken(credentials, server.url))).code, 70000);
  });

  test('a function that has no token is told so; one that fails, fails the call', async () => {
    for (const nothing of ['', '  \n', undefined, null]) {
      const credentials = refreshToken({ ...client, refreshToken: () => nothing as string });
      assert.equal((await errorOf(getToken(credentials, server.url))).category, 'Unauthorized');
    }
    const failing = refreshToken({ ...client, refreshToken: () => Promise.reject(new Error('no such file')) });
    await assert.rejects(getToken(failing, server.url), /no such file/);
  });

  test('settings that are missing are refused at once; a secret may be absent but not empty', () => {
    const right = { ...client, refreshToken: 'x' };
    for (const change of [{ tenant: '' }, { clientId: '' }, { refreshToken: '' }, { clientSecret: '' }]) {
      assert.throws(() => refreshToken({ ...right, ...change }), { category: 'BadInput', data: Object.keys(change) });
    }
  });
});
