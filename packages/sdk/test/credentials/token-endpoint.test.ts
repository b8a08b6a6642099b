import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inspect } from 'node:util';
import { clientSecret } from '../../src/index.ts';
import { answer, bareAnswer, cutAnswer, dropBefore, type Fault, silence, startFaultServer } from '../fault-server.ts';
import { errorOf } from '../partner-at.ts';
import { getToken } from './credentials-at.ts';

const secret = 's3cret-of/the+application';
const credentials = clientSecret({ tenant: 'contoso.example', clientId: 'app', clientSecret: secret });
const now = Date.parse('2026-03-01T12:00:00Z');
const html = { 'content-type': 'text/html' };

/** An authority that answers once, in this way. */
async function ask(t: TestContext, fault: Fault) {
  const server = await startFaultServer(undefined);
  t.after(() => server.close());
  server.next(fault);
  return { server, token: getToken(credentials, server.url, { now: () => now }) };
}

test('the request is a form for the endpoint of the tenant, sent once', async (t) => {
  const { server, token } = await ask(t, answer(200, { access_token: 'token' }));
  await token;
  const [request, ...more] = server.requests;
  assert.deepEqual(more, []);
  assert.equal(request?.method, 'POST');
  assert.equal(request?.url, '/contoso.example/oauth2/v2.0/token');
  assert.match(request?.headers['content-type'] ?? '', /^application\/x-www-form-urlencoded/);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(request?.body)), {
    grant_type: 'client_credentials',
    client_id: 'app',
    client_secret: secret,
    scope: 'https://api.partnercenter.microsoft.com/.default',
  });
});

test('a life in seconds may be a number or a string; without a sensible one the token is kept for five minutes', async (t) => {
  const cases: readonly (readonly [unknown, number])[] = [
    [3600, 3600],
    ['3600', 3600],
    [86_399, 86_399],
    [undefined, 300],
    [null, 300],
    ['', 300],
    ['soon', 300],
    [0, 300],
    [-5, 300],
    [1e12, 300],
    [[3600], 300],
  ];
  for (const [expires_in, seconds] of cases) {
    const { token } = await ask(t, answer(200, { access_token: 'token', expires_in }));
    assert.deepEqual(await token, { value: 'token', expiresAt: now + seconds * 1000 }, String(expires_in));
  }
});

test('an answer may begin with a byte order mark and lack its content type', async (t) => {
  const { token } = await ask(t, bareAnswer(200, {}, '\ufeff{"access_token":"token"}'));
  assert.equal((await token).value, 'token');
});

const passing: Readonly<Record<string, readonly [Fault, object]>> = {
  '429 with Retry-After in seconds': [
    answer(429, { error: 'temporarily_unavailable', error_codes: [90055] }, { 'retry-after': '17' }),
    { category: 'TooManyRequests', status: 429, code: 90055, retryAfter: 17 },
  ],
  '429 with Retry-After as a date': [
    bareAnswer(429, { ...html, 'retry-after': 'Sun, 01 Mar 2026 12:00:05 GMT' }, '<h1>slow</h1>'),
    { category: 'TooManyRequests', status: 429, code: undefined, retryAfter: 5 },
  ],
  '503 with a page': [bareAnswer(503, html, '<h1>busy</h1>'), { category: 'ServerBusy', status: 503 }],
  '500 with nothing': [answer(500), { category: 'Server', status: 500 }],
  '502 with a page': [bareAnswer(502, html, '<h1>bad gateway</h1>'), { category: 'Server', status: 502 }],
  408: [answer(408), { category: 'Timeout', status: 408 }],
  'a lost connection': [dropBefore, { category: 'Network', status: undefined }],
  'half an answer': [cutAnswer('shorter than its length', '{"access_token":"eyJ'), { category: 'Network' }],
  'an answer without its last chunk': [
    cutAnswer('without its last chunk', '{"access_token":"eyJ'),
    { category: 'Network' },
  ],
};

for (const [what, [fault, expected]] of Object.entries(passing)) {
  test(`${what} may be better the next time, and is not tried again here`, async (t) => {
    const { server, token } = await ask(t, fault);
    const error = await errorOf(token);
    for (const [name, value] of Object.entries(expected)) assert.equal(error[name as 'code'], value, name);
    assert.equal(server.requests.length, 1);
  });
}

const unreadable: Readonly<Record<string, Fault>> = {
  'a page of HTML': bareAnswer(200, html, '<h1>hello</h1>'),
  'a refusal that is a page of HTML': bareAnswer(404, html, '<h1>not found</h1>'),
  nothing: answer(200),
  'an answer that ends too soon': cutAnswer('without saying so', '{"access_token":"eyJhbGciOi'),
  'a list': answer(200, ['token']),
  null: answer(200, 'null'),
  'a number': answer(200, '5'),
  'no token': answer(200, { token_type: 'Bearer' }),
  'an empty token': answer(200, { access_token: '' }),
  'a token that is none': answer(200, { access_token: { value: 'token' } }),
  'another success': answer(204),
  'a redirect': answer(302, '', { location: 'http://127.0.0.1:9/' }),
};

for (const [what, fault] of Object.entries(unreadable)) {
  test(`${what} is not what was promised`, async (t) => {
    const { token } = await ask(t, fault);
    const error = await errorOf(token);
    assert.equal(error.category, 'Parse');
    assert.doesNotMatch(inspect(error), /eyJ/);
  });
}

test('the number of a refusal is the first of its list, or the one in its text, or the word of OAuth', async (t) => {
  const noise = '\r\nTrace ID: 3\r\nCorrelation ID: 4\r\nTimestamp: 2026-03-01 12:00:00Z';
  const cases = [
    [{ error_codes: [7000222, 1], error_description: `AADSTS1: a${noise}` }, 7000222, 'AADSTS1: a'],
    [{ error_description: `AADSTS7000215: Wrong. Trace ID: 3 Correlation ID: 4` }, 7000215, 'AADSTS7000215: Wrong.'],
    [{ error: 'invalid_client', error_description: 'No.' }, 'invalid_client', 'No.'],
    [{ error: 'invalid_client' }, 'invalid_client', 'The token authority refused: invalid_client'],
    [{ error_codes: ['x'], error: 5, error_description: {} }, undefined, 'The token authority refused: 400'],
    [{}, undefined, 'The token authority refused: 400'],
  ] as const;
  for (const [body, code, description] of cases) {
    const { token } = await ask(t, answer(400, body));
    const error = await errorOf(token);
    assert.deepEqual(
      { category: error.category, code: error.code, description: error.description },
      { category: 'Unauthorized', code, description },
    );
  }
});

test('an authority that repeats the secret does not make it into the error', async (t) => {
  for (const status of [400, 401, 429, 500]) {
    const body = { error: secret, error_description: `You sent ${secret}${secret}.`, error_codes: [secret] };
    const { token } = await ask(t, answer(status, body));
    const error = await errorOf(token);
    assert.equal(error.description, 'You sent ******.');
    assert.ok(!inspect(error).includes(secret));
  }
});

test('a description is at most as long as those of the service', async (t) => {
  const { token } = await ask(t, answer(400, { error_description: 'x'.repeat(100_000) }));
  assert.equal((await errorOf(token)).description.length, 1024);
});

test('an authority that does not answer is given up after half a minute', async (t) => {
  const server = await startFaultServer(undefined);
  t.after(() => server.close());
  const asked = new Promise<void>((resolve) => {
    server.next((exchange) => {
      resolve();
      return silence(exchange);
    });
  });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const token = errorOf(getToken(credentials, server.url));
  await asked;
  t.mock.timers.tick(30_000);
  assert.equal((await token).category, 'Timeout');
});

test('whoever no longer waits ends the request', async (t) => {
  const controller = new AbortController();
  const server = await startFaultServer(undefined, () => controller.abort(new Error('changed my mind')));
  t.after(() => server.close());
  const { signal } = controller;
  await assert.rejects(getToken(credentials, server.url, { signal }), /changed my mind/);
});
