import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestServer, type TestServer } from '../../server/test/running-server.ts';
import { jsonLines } from '../src/json-text.ts';
import { runApp } from './app-process.ts';

const plain = (_style: string, text: string) => text;
const linesOf = (value: unknown, before?: unknown) =>
  jsonLines(JSON.stringify(value), plain, before === undefined ? undefined : JSON.stringify(before));

describe('a body', () => {
  test('is indented, and in one line where there is room', () => {
    const long = 'x'.repeat(60);
    assert.deepEqual(linesOf({ a: 1, b: [true, null] }), ['{ "a": 1, "b": [true, null] }']);
    assert.deepEqual(linesOf({ a: long, b: { c: long } }), [
      '{',
      `  "a": "${long}",`,
      `  "b": { "c": "${long}" }`,
      '}',
    ]);
    assert.deepEqual(linesOf({ a: {}, b: [] }), ['{ "a": {}, "b": [] }']);
  });

  test('shows no password, secret or token, however deep', () => {
    const hidden = {
      password: 'p',
      ClientSecret: { a: 's' },
      access_token: 't',
      refreshToken: 'r',
      oldPasswords: ['q'],
    };
    const text = linesOf([{ hidden }]).join('\n');
    assert.equal(text.split('"***"').length - 1, 5);
    assert.doesNotMatch(text, /"[pstrq]"/);
  });

  test('shows the continuation token, which opens nothing, and folds links', () => {
    const links = { next: { uri: 'customers', method: 'GET', headers: [] } };
    assert.deepEqual(linesOf({ continuationToken: 'abc', links }), ['{ "continuationToken": "abc", "links": { … } }']);
  });

  test('cuts long lists and long texts short', () => {
    assert.deepEqual(linesOf([1, 2, 3, 4, 5]), ['[1, 2, 3, … 2 more]']);
    assert.deepEqual(linesOf(['𝒳'.repeat(81)]), [`["${'𝒳'.repeat(80)}…"]`]);
  });

  test('of a resource that was shown before shows what is new', () => {
    const was = { id: 1, email: 'old', address: { city: 'Graz', zip: '8010' }, phone: '1' };
    const is = { id: 1, email: 'new', address: { city: 'Wien', zip: '8010' } };
    assert.deepEqual(linesOf(is, was), ['{ "email": "new", "address": { "city": "Wien", … }, "phone" is gone, … }']);
    assert.deepEqual(linesOf(was, was), ['{ … }']);
  });

  test('that is no JSON is shown as it is, and moves no cursor', () => {
    assert.deepEqual(jsonLines('<html>\x1b[2J\r\nno', plain), ['<html> [2J  no']);
    assert.deepEqual(linesOf({ '\x9b1m': 'a\x1b[31mb\u0007' }), ['{ " 1m": "a [31mb " }']);
  });
});

describe('colours', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.dispose());
  const print = async (change: NodeJS.ProcessEnv) =>
    (await runApp(['--endpoint', server.url, 'UnknownCustomer'], change)).stdout.includes('\x1b[');

  test('are left out where there is no terminal', async () => assert.equal(await print({}), false));
  test('are there when FORCE_COLOR asks for them', async () => assert.equal(await print({ FORCE_COLOR: '1' }), true));
  test('are left out with NO_COLOR', async () => assert.equal(await print({ NO_COLOR: '1' }), false));
});

test('--help and --list need neither server nor settings', async () => {
  const help = await runApp(['--help', '--settings', '/nowhere']);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /--endpoint URL/);
  const list = await runApp(['--list']);
  assert.equal(list.code, 0);
  assert.match(list.stdout, /^Customers\n {2}CustomerInformation +Read all .*\n[\s\S]*\n\nSafe updates\n/);
  assert.match(list.stdout, /GetCustomerCompanyProfile .* \(signs in a user\)\n/);
});
