import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlCommand } from '../../src/activity/curl-command.ts';
import { recorded } from './requests.ts';

const origin = 'http://127.0.0.1:4500';

/** What a real shell makes of the command: the words that curl would get. */
function wordsOf(command: string): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  return execFileSync('/bin/sh', ['-c', script], { env: { TOKEN: 'secret' }, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

test('a GET needs no more than its address and its headers', () => {
  const requestHeaders = [
    { key: 'Authorization', value: 'Bearer ***' },
    { key: 'X-Locale', value: 'fr-FR' },
  ];
  expect(curlCommand(recorded({ requestHeaders }), origin)).toBe(
    `curl http://127.0.0.1:4500/v1/customers/4d3c/profiles/billing \\
  -H "Authorization: Bearer $TOKEN" \\
  -H 'X-Locale: fr-FR'`,
  );
});

test('the shell puts its variable in place of the token', () => {
  const requestHeaders = [{ key: 'authorization', value: 'Bearer ***' }];
  expect(wordsOf(curlCommand(recorded({ requestHeaders }), origin))).toContain('Authorization: Bearer secret');
});

test.each([
  `{"name":"L'Été d'Åsa"}`,
  '$(touch /tmp/x) `id` "$HOME" \\ \\n !',
  "'; rm -rf / #",
  '@/etc/passwd',
  'several\nlines\n',
  '臺北',
])('a body reaches curl as it was: %s', (requestBody) => {
  const words = wordsOf(curlCommand(recorded({ method: 'PUT', requestBody }), origin));
  expect(words).toEqual(['-X', 'PUT', `${origin}/v1/customers/4d3c/profiles/billing`, '--data-raw', requestBody]);
});

test('a path and a header reach curl as they were', () => {
  const request = recorded({
    path: `/v1/customers?filter={"Value":"L'Été"}&size=[1]`,
    requestHeaders: [{ key: 'X-Note', value: `it's "$HOME"` }],
  });
  expect(wordsOf(curlCommand(request, origin))).toEqual([
    '--globoff',
    `${origin}/v1/customers?filter={"Value":"L'Été"}&size=[1]`,
    '-H',
    `X-Note: it's "$HOME"`,
  ]);
});

test('headers of the connection, of the browser and of one request alone are left out', () => {
  const names = ['Host', 'Content-Length', 'Connection', 'Cookie', 'Sec-Fetch-Mode', 'User-Agent', 'MS-RequestId'];
  const requestHeaders = names.map((key) => ({ key, value: 'x' }));
  expect(curlCommand(recorded({ requestHeaders }), origin)).not.toContain('-H');
});

test('a header without a value is sent all the same', () => {
  expect(wordsOf(curlCommand(recorded({ requestHeaders: [{ key: 'X-Empty', value: '' }] }), origin))).toContain(
    'X-Empty;',
  );
});

test('a HEAD waits for no body, and a method of any name is one word', () => {
  expect(wordsOf(curlCommand(recorded({ method: 'HEAD' }), origin))).toContain('--head');
  expect(wordsOf(curlCommand(recorded({ method: "A'B" }), origin)).slice(0, 2)).toEqual(['-X', "A'B"]);
});

test('an authorization that was taken out as a whole leaves nothing to say', () => {
  const requestHeaders = [{ key: 'Authorization', value: '***' }];
  expect(curlCommand(recorded({ requestHeaders }), origin)).toContain("-H 'Authorization: ***'");
});
