import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { challengeOf, unguessable } from '../../src/credentials/pkce.ts';
import { type AuthorizationCodeOptions, authorizationCode } from '../../src/index.ts';
import { errorOf } from '../partner-at.ts';
import {
  assertReadsProfile,
  claimsOf,
  getToken,
  redirectUri,
  signInAt,
  tokenRequest,
  useUp,
} from './credentials-at.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer({ file: { authority: { rotateRefreshTokens: true } } });
});
after(() => server.dispose());

const client = { tenant: partnerA.tenant, clientId: partnerA.publicApp, redirectUri };

function withAuthorize(authorize: AuthorizationCodeOptions['authorize']) {
  return authorizationCode({ ...client, authorize });
}

test('a user signs in on the page of the authority, and the API takes the token', async () => {
  const token = await getToken(
    withAuthorize((url) => signInAt(url)),
    server.url,
  );
  assert.equal(claimsOf(token).preferred_username, partnerA.user);
  await assertReadsProfile(server, token);
});

test('the address asks for a code by query, with a challenge and a state that are new each time', async () => {
  const urls: URL[] = [];
  const credentials = withAuthorize((url) => {
    urls.push(new URL(url));
    return 'http://localhost/';
  });
  await errorOf(getToken(credentials, server.url));
  await errorOf(getToken(credentials, server.url));
  const [first, second] = urls.map(({ searchParams }) => Object.fromEntries(searchParams));
  const { state, code_challenge, ...rest } = first ?? {};
  assert.equal(urls[0]?.origin, server.url);
  assert.equal(urls[0]?.pathname, `/${client.tenant}/oauth2/v2.0/authorize`);
  assert.deepEqual(rest, {
    client_id: client.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri,
    scope: 'https://api.partnercenter.microsoft.com/user_impersonation offline_access',
    code_challenge_method: 'S256',
  });
  for (const text of [state, code_challenge]) assert.match(text ?? '', /^[\w-]{43}$/);
  assert.notEqual(state, second?.state);
  assert.notEqual(code_challenge, second?.code_challenge);
});

test('afterwards the token is renewed, and the user asked again only when that is refused', async () => {
  const refreshTokens: string[] = [];
  let asked = 0;
  const credentials = authorizationCode({
    ...client,
    authorize: (url) => {
      asked += 1;
      return signInAt(url);
    },
    onRefreshToken: (token) => {
      refreshTokens.push(token);
    },
  });
  for (let times = 0; times < 3; times += 1) await getToken(credentials, server.url);
  assert.equal(asked, 1);
  assert.equal(new Set(refreshTokens).size, 3);
  await useUp(server, refreshTokens.at(-1) ?? '');
  await assertReadsProfile(server, await getToken(credentials, server.url));
  assert.equal(asked, 2);
});

test('a failure to store the refresh token fails the call, but the user need not sign in again', async () => {
  let asked = 0;
  let sealed = true;
  const credentials = authorizationCode({
    ...client,
    authorize: (url) => {
      asked += 1;
      return signInAt(url);
    },
    onRefreshToken: () => {
      if (sealed) throw new Error('the vault is sealed');
    },
  });
  await assert.rejects(getToken(credentials, server.url), /the vault is sealed/);
  sealed = false;
  await assertReadsProfile(server, await getToken(credentials, server.url));
  assert.equal(asked, 1);
});

test('a confidential application proves itself too', async () => {
  const confidential = { ...client, clientId: partnerA.app, authorize: (url: string) => signInAt(url) };
  const token = await getToken(authorizationCode({ ...confidential, clientSecret: partnerA.secret }), server.url);
  assert.equal(claimsOf(token).azpacr, '1');
  assert.equal((await errorOf(getToken(authorizationCode(confidential), server.url))).code, 7000218);
});

test('a path with a query is enough, as a server of the application receives it', async () => {
  const credentials = withAuthorize(async (url) => {
    const { pathname, search } = new URL(await signInAt(url));
    return pathname + search;
  });
  assert.ok((await getToken(credentials, server.url)).value);
});

test('a user who cancels ends it with what the authority says', async () => {
  const error = await errorOf(
    getToken(
      withAuthorize((url) => signInAt(url, 'cancel')),
      server.url,
    ),
  );
  assert.equal(error.category, 'Unauthorized');
  assert.equal(error.code, 65004);
  assert.equal(error.description, 'AADSTS65004: The user declined.');
});

const strayed = {
  'another state': (back: URL) => back.searchParams.set('state', 'forged'),
  'two states': (back: URL) => back.searchParams.append('state', 'forged'),
  'no state': (back: URL) => back.searchParams.delete('state'),
  'an error without state': (back: URL) => {
    back.search = '?error=access_denied&error_description=forged';
  },
  'no code': (back: URL) => back.searchParams.delete('code'),
  'an empty code': (back: URL) => back.searchParams.set('code', ''),
};

for (const [what, change] of Object.entries(strayed)) {
  test(`an address with ${what} earns no token, and nothing is sent`, async () => {
    const credentials = withAuthorize(async (url) => {
      const back = new URL(await signInAt(url));
      change(back);
      return back.href;
    });
    const fetch = () => assert.fail('nothing must be sent');
    const error = await errorOf(getToken(credentials, server.url, { fetch }));
    assert.equal(error.category, 'Unauthorized');
    assert.doesNotMatch(error.description, /forged/);
  });
}

test('what is no address earns no token', async () => {
  for (const back of ['http://', undefined, null, {}]) {
    const error = await errorOf(
      getToken(
        withAuthorize(() => back as string),
        server.url,
      ),
    );
    assert.equal(error.category, 'Unauthorized');
  }
});

test('a failure to bring the user there fails the call; the signal says when nobody waits any longer', async () => {
  const failing = withAuthorize(() => Promise.reject(new Error('no browser')));
  await assert.rejects(getToken(failing, server.url), /no browser/);
  const { signal } = tokenRequest(server.url);
  const signals: AbortSignal[] = [];
  const watching = withAuthorize((url, options) => {
    signals.push(options.signal);
    return signInAt(url);
  });
  await getToken(watching, server.url, { signal });
  assert.deepEqual(signals, [signal]);
});

test('settings that are missing are refused at once', () => {
  const right = { ...client, authorize: () => '' };
  const changes = [
    { tenant: '' },
    { clientId: '' },
    { redirectUri: '' },
    { redirectUri: '/back' },
    { clientSecret: '' },
  ];
  for (const change of changes) {
    assert.throws(() => authorizationCode({ ...right, ...change }), {
      category: 'BadInput',
      data: Object.keys(change),
    });
  }
});

test('the challenge is that of RFC 7636, appendix B', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  assert.equal(await challengeOf(verifier), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  assert.match(unguessable(), /^[\w-]{43}$/);
});
