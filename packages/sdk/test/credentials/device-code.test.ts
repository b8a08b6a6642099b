import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { type Credentials, type DeviceCodeMessage, deviceCode } from '../../src/index.ts';
import { answer, dropBefore, type Fault, startFaultServer } from '../fault-server.ts';
import { errorOf } from '../partner-at.ts';
import { assertReadsProfile, claimsOf, getToken, signInDevice, useUp } from './credentials-at.ts';

const { tenant, publicApp: clientId, user } = partnerA;

/** Time that passes only while the device waits. */
function patience(whileWaiting: () => void | Promise<void> = () => {}) {
  let now = Date.now();
  const waits: number[] = [];
  const request = {
    now: () => now,
    sleep: async (milliseconds: number, signal: AbortSignal) => {
      waits.push(milliseconds);
      now += milliseconds;
      await whileWaiting();
      signal.throwIfAborted();
    },
  };
  return { waits, request };
}

describe('with the bundled authority', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ file: { authority: { rotateRefreshTokens: true } } });
  });
  after(() => server.dispose());

  /** Credentials whose user does something once the device has waited a second time. */
  function device(act: (message: DeviceCodeMessage) => Promise<unknown>) {
    const messages: DeviceCodeMessage[] = [];
    const refreshTokens: string[] = [];
    const credentials = deviceCode({
      tenant,
      clientId,
      prompt: (message) => {
        messages.push(message);
      },
      onRefreshToken: (token) => {
        refreshTokens.push(token);
      },
    });
    const { waits, request } = patience(async () => {
      const message = messages.at(-1);
      if (message !== undefined && waits.length % 2 === 0) await act(message);
    });
    return { credentials, messages, refreshTokens, waits, request };
  }

  test('the user signs in elsewhere while the device asks at the pace of the authority', async () => {
    const { credentials, messages, waits, request } = device((message) => signInDevice(message));
    const start = request.now();
    const token = await getToken(credentials, server.url, request);
    assert.deepEqual(waits, [5_000, 5_000]);
    assert.equal(claimsOf(token).preferred_username, user);
    await assertReadsProfile(server, token);
    const [{ message = '', userCode = '', verificationUri = '', expiresAt = 0 } = {}] = messages;
    assert.equal(verificationUri, `${server.url}/common/oauth2/deviceauth`);
    assert.match(message, new RegExp(userCode));
    assert.equal(expiresAt, start + 900_000);
  });

  test('afterwards the token is renewed, and the user asked again only when that is refused', async () => {
    const { credentials, messages, refreshTokens, request } = device((message) => signInDevice(message));
    for (let times = 0; times < 3; times += 1) await getToken(credentials, server.url, request);
    assert.equal(messages.length, 1);
    assert.equal(new Set(refreshTokens).size, 3);
    await useUp(server, refreshTokens.at(-1) ?? '');
    await assertReadsProfile(server, await getToken(credentials, server.url, request));
    assert.equal(messages.length, 2);
  });

  test('a renewal that fails for the moment does not trouble the user', async (t) => {
    const { credentials, messages, request } = device((message) => signInDevice(message));
    await getToken(credentials, server.url, request);
    const faulty = await startFaultServer(server.url);
    t.after(() => faulty.close());
    faulty.next(answer(503), answer(401, { error: 'invalid_client' }), dropBefore);
    for (const category of ['ServerBusy', 'Unauthorized', 'Network']) {
      assert.equal((await errorOf(getToken(credentials, faulty.url, request))).category, category);
    }
    await getToken(credentials, faulty.url, request);
    assert.equal(messages.length, 1);
  });

  test('a user who declines ends it', async () => {
    const { credentials, request } = device((message) => signInDevice(message, 'cancel'));
    const error = await errorOf(getToken(credentials, server.url, request));
    assert.equal(error.category, 'Unauthorized');
    assert.equal(error.code, 65004);
  });

  test('a user who never comes ends it with the code', async () => {
    const { credentials, waits, request } = device(async () => {});
    const error = await errorOf(getToken(credentials, server.url, request));
    assert.equal(error.category, 'Unauthorized');
    assert.equal(error.code, 'expired_token');
    assert.equal(waits.length, 180);
  });

  test('whoever ends the wait gets the reason back', async () => {
    const controller = new AbortController();
    const { credentials, request } = device(async () => controller.abort(new Error('changed my mind')));
    const { signal } = controller;
    await assert.rejects(getToken(credentials, server.url, { ...request, signal }), /changed my mind/);
  });

  test('a prompt that fails, fails the call', async () => {
    const failing = deviceCode({ tenant, clientId, prompt: () => Promise.reject(new Error('no screen')) });
    await assert.rejects(getToken(failing, server.url), /no screen/);
  });

  test('an unknown application is told so before the user is asked', async () => {
    const prompt = () => assert.fail('there is nothing to sign in to');
    const error = await errorOf(getToken(deviceCode({ tenant, clientId: tenant, prompt }), server.url));
    assert.equal(error.code, 700016);
  });
});

describe('with an authority in trouble', () => {
  const codes = {
    device_code: 'the-device-code',
    user_code: 'ABC',
    verification_uri: 'https://login.example/device',
    expires_in: '900',
    interval: '2',
  };
  const granted = answer(200, { access_token: 'token', expires_in: 3600 });
  const refuse = (error: string) => answer(400, { error, error_description: 'Code the-device-code\r\nTrace ID: 1' });
  const quiet: Credentials = deviceCode({ tenant, clientId, prompt: () => {} });

  async function play(t: { after(work: () => Promise<void>): void }, ...faults: readonly Fault[]) {
    const server = await startFaultServer(undefined);
    t.after(() => server.close());
    server.next(...faults);
    const { waits, request } = patience();
    return { waits, outcome: getToken(quiet, server.url, request) };
  }

  test('it waits five seconds more each time it is told to slow down, and as long as Retry-After says', async (t) => {
    const { waits, outcome } = await play(
      t,
      answer(200, codes),
      refuse('authorization_pending'),
      refuse('slow_down'),
      answer(429, '', { 'retry-after': '30' }),
      refuse('authorization_pending'),
      answer(503, 'busy'),
      dropBefore,
      granted,
    );
    assert.equal((await outcome).value, 'token');
    assert.deepEqual(waits, [2_000, 2_000, 7_000, 30_000, 30_000, 35_000, 40_000]);
  });

  for (const error of ['authorization_declined', 'access_denied', 'expired_token', 'bad_verification_code']) {
    test(`${error} ends it, and the error does not repeat the device code`, async (t) => {
      const { waits, outcome } = await play(t, answer(200, codes), refuse(error));
      const { category, code, description } = await errorOf(outcome);
      assert.deepEqual([category, code, description], ['Unauthorized', error, 'Code ***']);
      assert.equal(waits.length, 1);
    });
  }

  test('an interval or a life that makes no sense is replaced by the usual one', async (t) => {
    for (const interval of [undefined, null, 0, -1, 'soon', 1e9, {}]) {
      const { waits, outcome } = await play(t, answer(200, { ...codes, interval, expires_in: interval }), granted);
      await outcome;
      assert.deepEqual(waits, [5_000]);
    }
  });

  test('an answer without codes is none', async (t) => {
    for (const member of ['device_code', 'user_code', 'verification_uri']) {
      const { outcome } = await play(t, answer(200, { ...codes, [member]: undefined }));
      assert.equal((await errorOf(outcome)).category, 'Parse');
    }
  });
});
