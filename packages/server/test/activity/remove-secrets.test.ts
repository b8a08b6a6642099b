import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  cleanAddress,
  cleanFields,
  cleanJson,
  cleanParameters,
  cleanText,
  withoutCredentials,
} from '../../src/activity/remove-secrets.ts';

test('a token is not even kept, however its header is written, and the request stays as it was', () => {
  for (const [name, sent, kept] of [
    ['Authorization', 'Bearer s3cr3t', 'Bearer ***'],
    ['authorization', 'bearer  s3cr3t more', 'bearer ***'],
    ['AUTHORIZATION', 's3cr3t', '***'],
  ] as const) {
    const fields = ['Host', 'Bearer of news', name, sent, name, sent];
    assert.deepEqual(withoutCredentials(fields), ['Host', 'Bearer of news', name, kept, name, kept]);
    assert.equal(fields[3], sent);
  }
});

describe('secrets are taken out of', () => {
  for (const [before, after] of [
    ['{"password":"a","Password" : "b","n":1}', '{"password":"***","Password" : "***","n":1}'],
    [
      '{"clientSecret":"a","access_token":"b","client-assertion":"c"}',
      '{"clientSecret":"***","access_token":"***","client-assertion":"***"}',
    ],
    ['{"a":[{"refreshToken":"x\\"y"}]}', '{"a":[{"refreshToken":"***"}]}'],
    ['{"secret":12.5e3,"b":"c"}', '{"secret":"***","b":"c"}'],
    ['{"password":["a",[1,"b"]],"n":["c"]}', '{"password":["***",["***","***"]],"n":["c"]}'],
    ['{"secret":{"value":"a","b":{"c":-1}},"n":1}', '{"secret":{"value":"***","b":{"c":"***"}},"n":1}'],
    ['{"passwordProfile":{"password":"a","n":"b"}}', '{"passwordProfile":{"password":"***","n":"b"}}'],
    ['{"pwd":"a","privateKey":"b","authorization":"c"}', '{"pwd":"***","privateKey":"***","authorization":"***"}'],
    ['{"secret":"cut', '{"secret":"***"'],
    ['{"secret":"cut\\', '{"secret":"***"'],
    ['{"secret":', '{"secret":'],
    ['{"pass\\u0077ord":"x"}', '{"pass\\u0077ord":"***"}'],
    [
      '{"WebhookUrl":"https://a:b@example.com/x?code=1&y=2"}',
      '{"WebhookUrl":"https://***@example.com/x?code=***&y=***"}',
    ],
    ['{"webhookUrl":"https://a@b:c@example.com/"}', '{"webhookUrl":"https://***@example.com/"}'],
    ['{"webhookUrl":"https:a:b@example.com/"}', '{"webhookUrl":"https:***@example.com/"}'],
    ['{"webhookUrl":["https://example.com/?a"]}', '{"webhookUrl":["https://example.com/?***"]}'],
    ['{"user_code":"T","Token":"a"}', '{"user_code":"***","***oken":"***"}'],
    ['{"user_code":"BCDFG","message":"enter BCDFG"}', '{"user_code":"***","message":"enter ***"}'],
  ] as const) {
    test(`JSON: ${before}`, () => assert.equal(cleanJson(before), after));
  }

  for (const same of [
    '{"code":2000,"key":"a","continuationToken":"x","token_type":"Bearer"}',
    '{"passwordProfile":{"forceChangePassword":true}}',
    '{"text":"the \\"password\\":\\"is shown\\" as text"}',
    '{"webhookUrl":"https://example.com/hook","webhookEvents":["test-created",1]}',
    '{"token_endpoint":"https://example.com/","token_endpoint_auth_methods_supported":["client_secret_post"]}',
    '  {\n  "name" : "a" }',
    '',
  ]) {
    test(`JSON, and nothing else: ${same}`, () => assert.equal(cleanJson(same), same));
  }

  for (const [before, after] of [
    ['grant_type=password&password=a&code=b', 'grant_type=password&password=***&code=***'],
    ['client%5Fsecret=a&x', 'client%5Fsecret=***&x'],
    ['client_assertion_type=urn&client_assertion=a', 'client_assertion_type=urn&client_assertion=***'],
    ['password=a?b#c;d&e=f', 'password=***&e=f'],
    ['a=1;access_token=b&c=d', 'a=1;access_token=***&c=d'],
    ['%2570assword=a', '%2570assword=***'],
    ['next=https%3A%2F%2Fh%2F%3Fa%3Db%26access_token%3Dc%zz', 'next=***'],
    ['%=1&=2&', '%=1&=2&'],
  ] as const) {
    test(`a form: ${before}`, () => assert.equal(cleanParameters(before), after));
  }

  for (const [before, after] of [
    ['/v1/customers?filter=%7B%7D&token=a', '/v1/customers?filter=%7B%7D&token=***'],
    ['http://u:p@localhost/a?code=1#access_token=2', 'http://***@localhost/a?code=***'],
    ['http://localhost/a?b=1#access_token=2', 'http://localhost/a?b=1#access_token=***'],
    ['/plain/password', '/plain/password'],
  ] as const) {
    test(`an address: ${before}`, () => assert.equal(cleanAddress(before), after));
  }

  for (const [name, before, after] of [
    ['Authorization', 'Bearer a.b.c', 'Bearer ***'],
    ['authorization', 'a.b.c', '***'],
    ['Cookie', 'a=b=c; d=e; f', 'a=***; d=***; ***'],
    ['Set-Cookie', 'a=b; Path=/; HttpOnly', 'a=***; Path=/; HttpOnly'],
    ['Location', 'http://localhost/?code=a&state=b', 'http://localhost/?code=***&state=b'],
    ['X-Api-Key', 'a', '***'],
    ['X-Forwarded-Authorization', 'a', '***'],
    ['X-Ms-Authorization-Auxiliary', 'Bearer a', '***'],
    ['Ocp-Apim-Subscription-Key', 'a', '***'],
    ['X-Auth', 'Bearer a', '***'],
    ['X-Original-Uri', '/a?access_token=b&c=d', '/a?access_token=***&c=d'],
    ['WWW-Authenticate', 'Bearer realm="a"', 'Bearer realm="a"'],
    ['MS-ContinuationToken', 'a', 'a'],
    ['MS-RequestId', 'a', 'a'],
  ] as const) {
    test(`the header ${name}: ${before}`, () => {
      assert.deepEqual(cleanFields([name, before]), [{ key: name, value: after }]);
    });
  }

  test('a text of no known form', () => {
    const text = `password: 'a b', my_secret = "c" token:d; name: e`;
    assert.equal(cleanText(text), 'password: ***, my_secret = *** token:***; name: e');
  });

  test('a text of no known form, up to the end of a string', () => {
    assert.equal(
      cleanText(`"password":"a\\"b", secret:'a\\'b', "token":"***"`),
      '"password":***, secret:***, "token":"***"',
    );
  });

  test('whatever somebody makes up, in no time to speak of', () => {
    const hostile = [
      'a',
      '"',
      '\\',
      '"a":',
      '?a',
      '&=',
      'token',
      'password',
      '-secret',
      '%25',
      '[',
      '<input ',
      ' ',
      ':',
      '=',
      ';=',
      '{"token":"',
    ];
    for (const part of hostile) {
      const text = part.repeat((16 * 1024) / part.length);
      for (const clean of [cleanJson, cleanParameters, cleanAddress, cleanText]) {
        assert.equal(typeof clean(text), 'string');
      }
      for (const name of ['authorization', 'cookie', 'set-cookie', 'location']) cleanFields([name, text]);
    }
  });
});
