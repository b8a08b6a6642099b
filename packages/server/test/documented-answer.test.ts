import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { assertDocumented } from './documented-answer.ts';
import { problemsOfServer } from './documented-answers.ts';

const path = '/v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/usagebudget';
const budget = { amount: 5000, attributes: { objectType: 'SpendingBudget' } };
const refusal = { code: 20002, description: 'Refused.', data: [], source: 'PartnerApiServiceCore' };

const check =
  (body: unknown, status = 200, asked = path, method = 'GET') =>
  () =>
    assertDocumented({ method, path: asked, status, text: body === undefined ? '' : JSON.stringify(body) });

describe('an answer', () => {
  test('that is as documented passes, in whatever spelling its path is', () => {
    for (const asked of [path, `${path}?a=b`, path.toUpperCase(), `/${path}//`]) check(budget, 200, asked)();
    check(refusal, 403)();
    check({ statusCode: 429, message: 'Too many.' }, 429)();
    check(undefined, 200, path, 'HEAD')();
  });

  for (const [kind, wrong] of Object.entries({
    'with a member that is not documented': check({ ...budget, more: 1 }),
    'with such a member further in': check({ ...budget, attributes: { objectType: 'SpendingBudget', more: 1 } }),
    'without a required member': check({ amount: 5000 }),
    'with a value of another type': check({ ...budget, amount: '5000' }),
    'with null': check({ ...budget, amount: null }),
    'with no body': check(undefined, 200, '/v1/customers'),
    'with another status of success': check(budget, 201),
    'with a status of error that is not documented': check(refusal, 409),
    'with an error code that is not documented': check({ ...refusal, code: 20003 }, 403),
    'of a throttled request in the envelope of the others': check({ ...refusal, code: 429 }, 429),
    'with a body to a HEAD': check(budget, 200, path, 'HEAD'),
    'with a body to 204': check(budget, 204, '/v1/SelfServePolicy/x', 'DELETE'),
  })) {
    test(`${kind} is found`, () => {
      assert.throws(wrong, /not as documented|is not documented|is documented/);
    });
  }

  test('of another path than an operation’s is let pass', () => {
    check('anything', 299, '/health')();
  });
});

test('a server of this process is asked by others: what it answered otherwise than documented is told in the end', async (t) => {
  const server = createServer(({ url }, response) => {
    response.end(Buffer.from(JSON.stringify(url?.endsWith('wrong') ? { amount: 'much' } : budget)), 'latin1');
  });
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const url = `http://127.0.0.1:${address.port}${path}`;
  const good = problemsOfServer(address.port);
  await fetch(url);
  await fetch(url, { method: 'HEAD' });
  good.assertNone();
  const bad = problemsOfServer(address.port);
  await fetch(`${url}?wrong`);
  assert.throws(() => bad.assertNone(), /GET \/v1.*wrong.*not as documented/s);
});
