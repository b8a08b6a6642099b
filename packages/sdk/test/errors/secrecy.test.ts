import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { inspect } from 'node:util';
import { accessToken, createPartner } from '../../src/index.ts';
import {
  answer,
  bareAnswer,
  cutAnswer,
  dropBefore,
  type Fault,
  type FaultServer,
  startFaultServer,
} from '../fault-server.ts';
import { errorOf, partnerAt } from '../partner-at.ts';

/** Shown in one piece, so that a part of it would be found as well. */
const secret = 'NobodyMaySeeThis';
const shortToken = `eyJ0eXAi.${secret}.c2ln`;
const longToken = `eyJ0eXAi.${secret.repeat(80)}.c2ln`;

/** Everything that a program could show or log of an error. */
function shown(error: Error): string {
  return [
    inspect(error, { depth: null, showHidden: true, maxStringLength: null }),
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    String(error),
    error.message,
    error.stack,
  ].join('\n');
}

type Echo = readonly [where: string, fault: (token: string) => Fault];

const echoes: readonly Echo[] = [
  ['its description', (token) => answer(400, { code: 1, description: `Bearer ${token} and ${token} again` })],
  ['its message', (token) => answer(500, { message: token })],
  ['its code', (token) => answer(400, { code: token, description: 'x' })],
  ['its data', (token) => answer(400, { code: 1, description: 'x', data: [token, { header: token }, [token]] })],
  ['its data as an object', (token) => answer(400, { code: 1, description: 'x', data: { [token]: token } })],
  ['a page', (token) => bareAnswer(502, {}, `<html><title>Bad ${token}</title>${token}</html>`)],
  ['its request id', (token) => answer(400, { code: 1 }, { 'ms-requestid': token })],
  ['its correlation id', (token) => answer(400, { code: 1 }, { 'ms-correlationid': `x${token}` })],
  ['its Retry-After', (token) => answer(429, { message: 'x' }, { 'retry-after': token })],
  ['a redirect', (token) => answer(302, undefined, { location: `https://other.example/?token=${token}` })],
  ['a member nobody knows', (token) => answer(400, { code: 1, description: 'x', request: { authorization: token } })],
  ['an inner error', (token) => answer(401, { error: { code: token, message: token } })],
  ['what is no JSON', (token) => answer(200, `{${token}}`)],
  ['what is no page of HTML either', (token) => answer(200, token)],
  ['half an answer', (token) => cutAnswer('shorter than its length', `{"token":"${token}"`)],
];

describe('the token is in no error', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined);
  });
  afterEach(() => server.close());

  for (const [where, fault] of echoes) {
    for (const [length, token] of Object.entries({ short: shortToken, long: longToken })) {
      test(`though the service repeats it in ${where} (a ${length} one)`, async () => {
        server.next(fault(token));
        const { partner } = partnerAt(server.url, { token, retry: { maxAttempts: 1 } });
        const error = await errorOf(partner.customers.byId('a').get());
        assert.equal(server.requests[0]?.headers.authorization, `Bearer ${token}`);
        assert.ok(!shown(error).includes(secret), shown(error).slice(0, 500));
      });
    }
  }

  test('of a lost connection', async () => {
    server.next(dropBefore);
    const { partner } = partnerAt(server.url, { token: shortToken, retry: { maxAttempts: 1 } });
    assert.ok(!shown(await errorOf(partner.customers.byId('a').get())).includes(secret));
  });

  for (const broken of [`${shortToken}\r\nX-Evil: 1`, `${shortToken} `, `${shortToken}\u0000`, `é${shortToken}`]) {
    test(`which cannot be sent: ${JSON.stringify(broken.replace(secret, '...'))}`, async () => {
      const cloud = { apiRoot: server.url, authority: server.url };
      const { customers } = createPartner({ credentials: accessToken(broken), cloud });
      const error = await errorOf(customers.byId('a').get());
      assert.equal(error.category, 'Unauthorized');
      assert.ok(!shown(error).includes(secret));
      assert.deepEqual(server.requests, []);
    });
  }
});
