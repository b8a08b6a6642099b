import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type ErrorCategory, PartnerError } from '../../src/index.ts';
import {
  answer,
  bareAnswer,
  dropBefore,
  type Fault,
  type FaultServer,
  silence,
  startFaultServer,
} from '../fault-server.ts';
import { errorOf, type PartnerAtOptions, partnerAt } from '../partner-at.ts';

const html = { 'content-type': 'text/html' };
const page = '<!DOCTYPE html>\n<html><head><TITLE>\n 502 Bad Gateway </TITLE></head><body><h1>502</h1></body></html>';

interface Expected {
  readonly category: ErrorCategory;
  readonly code?: number | string | undefined;
  readonly description: string;
  readonly data?: readonly string[];
  readonly retryAfter?: number;
}

type Case = readonly [name: string, status: number, body: unknown, expected: Expected];

const envelopes: readonly Case[] = [
  [
    'the standard one',
    400,
    { code: 3000, description: 'Invalid', data: ['defaultAddress.postalCode', 'email'], source: 'PartnerFD' },
    { category: 'BadInput', code: 3000, description: 'Invalid', data: ['defaultAddress.postalCode', 'email'] },
  ],
  [
    'the standard one without data',
    403,
    { code: 20002, description: 'No relationship', source: 'PartnerFD' },
    { category: 'Forbidden', code: 20002, description: 'No relationship' },
  ],
  [
    'the standard one with its code as text',
    404,
    { code: '60003', description: 'Not found', data: [] },
    { category: 'NotFound', code: 60003, description: 'Not found' },
  ],
  [
    'the standard one in other letters',
    400,
    { Code: 2000, Description: 'Tenant Id', Data: ['a'], Source: 'x' },
    { category: 'BadInput', code: 2000, description: 'Tenant Id', data: ['a'] },
  ],
  [
    'the standard one with code 0',
    500,
    { code: 0, description: 'Unforeseen', data: [] },
    { category: 'Server', code: 0, description: 'Unforeseen' },
  ],
  [
    'the one of 429',
    429,
    { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' },
    { category: 'TooManyRequests', description: 'Rate limit is exceeded. Try again in 57 seconds.', retryAfter: 57 },
  ],
  [
    'the long one of 600061',
    409,
    {
      code: 600061,
      message: 'exists',
      description: 'already exists',
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: 'InternalErrorCode=600061',
    },
    { category: 'Conflict', code: 600061, description: 'already exists' },
  ],
  [
    'the long one of 600074',
    404,
    {
      code: 600074,
      message: 'not found',
      description: 'was not found',
      errorName: 'AccountStatusNotFound',
      isRetryable: false,
      errorMessageExtended: 'InternalErrorCode=600074',
    },
    { category: 'NotFound', code: 600074, description: 'was not found' },
  ],
  [
    '{message}',
    503,
    { message: 'Service unavailable' },
    { category: 'ServerBusy', description: 'Service unavailable' },
  ],
  ['{Message}', 404, { Message: 'No HTTP resource' }, { category: 'NotFound', description: 'No HTTP resource' }],
  [
    'one with an inner error',
    401,
    { error: { code: 'InvalidAuthenticationToken', message: 'expired' } },
    { category: 'Unauthorized', code: 'InvalidAuthenticationToken', description: 'expired' },
  ],
  [
    'one of OAuth',
    401,
    { error: 'invalid_token', error_description: 'expired' },
    { category: 'Unauthorized', description: 'expired' },
  ],
  ['HTML', 502, page, { category: 'Server', description: '502 Bad Gateway' }],
  ['HTML without a title', 500, '<html></html>', { category: 'Server', description: 'HTTP 500' }],
  ['plain text', 400, 'Bad Request - Invalid URL', { category: 'BadInput', description: 'HTTP 400' }],
  ['nothing', 503, undefined, { category: 'ServerBusy', description: 'HTTP 503' }],
  ['blanks', 400, ' \r\n ', { category: 'BadInput', description: 'HTTP 400' }],
  ['{}', 400, {}, { category: 'BadInput', description: 'HTTP 400' }],
  ['JSON null', 400, 'null', { category: 'BadInput', description: 'HTTP 400' }],
  ['a JSON list', 500, '[1,{"description":"x"}]', { category: 'Server', description: 'HTTP 500' }],
  ['a JSON number', 404, '404', { category: 'NotFound', description: 'HTTP 404' }],
  ['half of JSON', 409, '{"code":1,', { category: 'Conflict', description: 'HTTP 409' }],
  [
    'JSON after a byte order mark',
    400,
    '\uFEFF{"code":3000,"description":"Invalid"}',
    { category: 'BadInput', code: 3000, description: 'Invalid' },
  ],
  [
    'data as an object',
    400,
    { code: 3000, description: 'x', data: { email: 'bad' } },
    { category: 'BadInput', code: 3000, description: 'x', data: ['{"email":"bad"}'] },
  ],
  [
    'data as text',
    400,
    { code: 3000, description: 'x', data: 'email' },
    { category: 'BadInput', code: 3000, description: 'x', data: ['email'] },
  ],
  [
    'data as nothing',
    400,
    { code: 3000, description: 'x', data: null },
    { category: 'BadInput', code: 3000, description: 'x' },
  ],
  [
    'data of other things than text',
    400,
    { code: 3000, description: 'x', data: [{ member: 'email' }, 7] },
    { category: 'BadInput', code: 3000, description: 'x', data: ['{"member":"email"}', '7'] },
  ],
  [
    'a stale ETag, whatever its status',
    400,
    { code: 2055, description: 'Etag is no longer valid', data: [] },
    { category: 'PreconditionFailed', code: 2055, description: 'Etag is no longer valid' },
  ],
  [
    'a stale ETag with its code as text',
    409,
    { code: '2055', description: 'stale' },
    { category: 'PreconditionFailed', code: 2055, description: 'stale' },
  ],
  [
    'members of other types than published',
    400,
    { code: { a: 1 }, description: ['x'], message: 7 },
    { category: 'BadInput', description: 'HTTP 400' },
  ],
  [
    'an empty description beside a message',
    400,
    { code: 1, description: '', message: 'said' },
    { category: 'BadInput', code: 1, description: 'said' },
  ],
  [
    'hostile members',
    400,
    '{"__proto__":{"code":1},"constructor":{"description":"x"},"code":3000,"description":"Invalid"}',
    { category: 'BadInput', code: 3000, description: 'Invalid' },
  ],
];

const categories: readonly (readonly [ErrorCategory, readonly number[]])[] = [
  ['BadInput', [400, 402, 405, 406, 411, 413, 414, 415, 422, 428, 431, 451]],
  ['Unauthorized', [401]],
  ['Forbidden', [403]],
  ['NotFound', [404, 410]],
  ['Conflict', [409]],
  ['PreconditionFailed', [412]],
  ['Timeout', [408]],
  ['TooManyRequests', [429]],
  ['ServerBusy', [503]],
  ['Server', [500, 501, 502, 504, 507, 599, 302]],
];

describe('an error', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined);
  });
  afterEach(() => server.close());

  const failing = (fault: Fault, options: PartnerAtOptions = {}): Promise<PartnerError> => {
    server.next(fault);
    const { partner } = partnerAt(server.url, { retry: { maxAttempts: 1 }, ...options });
    return errorOf(partner.customers.byId('a').profiles.billing.get());
  };

  describe('is read from', () => {
    for (const [name, status, body, expected] of envelopes) {
      test(name, async () => {
        const headers: Record<string, string> = status === 429 ? { 'retry-after': '57' } : {};
        const error = await failing(answer(status, body, headers));
        const { category, code, description, data, retryAfter } = error;
        assert.deepEqual(
          { status: error.status, category, code, description, data, retryAfter },
          { status, code: undefined, data: [], retryAfter: undefined, ...expected },
        );
        assert.ok(error.message.includes(expected.description));
      });
    }
  });

  for (const [category, statuses] of categories) {
    test(`is ${category} for ${statuses.join(', ')}`, async () => {
      for (const status of statuses) assert.equal((await failing(bareAnswer(status, html, ''))).category, category);
    });
  }

  test('is Network without an answer, Timeout when that takes too long, Parse when it is something else', async () => {
    const network = await failing(dropBefore);
    assert.deepEqual([network.category, network.status], ['Network', undefined]);
    const late = await failing(silence, { retry: { maxAttempts: 1, attemptTimeoutMs: 20 } });
    assert.deepEqual([late.category, late.status], ['Timeout', undefined]);
    for (const text of ['<html></html>', '', 'null', '7', '"text"', 'OK']) {
      const error = await failing(bareAnswer(200, html, text));
      assert.deepEqual([error.category, error.status], ['Parse', 200], JSON.stringify(text));
    }
  });

  test('is Parse when a list comes instead of a resource', async () => {
    assert.equal((await failing(answer(200, []))).category, 'Parse');
  });

  test('is Network when there is nobody at the address', async () => {
    const { url, close } = await startFaultServer(undefined);
    await close();
    const { partner } = partnerAt(url, { retry: { maxAttempts: 2 } });
    const error = await errorOf(partner.customers.byId('a').get());
    assert.deepEqual([error.category, error.attempts], ['Network', 2]);
  });

  test('holds the ids that were sent, whatever some gateway answers', async () => {
    const ids = { 'ms-requestid': 'theirs-1', 'ms-correlationid': 'theirs-2' };
    const context = { requestId: 'ours-1', correlationId: 'ours-2' };
    for (const fault of [answer(404, { code: 1 }), answer(404, { code: 1 }, ids), dropBefore, answer(200, 'null')]) {
      const ours = await failing(fault, { context });
      assert.deepEqual([ours.requestId, ours.correlationId], ['ours-1', 'ours-2'], ours.message);
    }
  });

  test('names the seconds of Retry-After, from a number or a date', async () => {
    const now = () => Date.UTC(2026, 0, 1, 12, 0, 0);
    const given: readonly (readonly [string, number | undefined])[] = [
      ['57', 57],
      ['0', 0],
      ['Thu, 01 Jan 2026 12:01:00 GMT', 60],
      ['Thu, 01 Jan 2026 12:00:00 GMT', 0],
      ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
      ['later', undefined],
      ['', undefined],
      ['-5', undefined],
      ['1.5', undefined],
      ['5 s', undefined],
    ];
    for (const [text, expected] of given) {
      const error = await failing(answer(503, undefined, { 'retry-after': text }), { environment: { now } });
      assert.equal(error.retryAfter, expected, `Retry-After: ${text}`);
    }
  });

  test('counts the tries', async () => {
    server.next(dropBefore, answer(500));
    assert.equal((await failing(answer(404), { retry: {} })).attempts, 3);
  });

  test('is an Error with a name, a message and a stack', async () => {
    const error = await failing(answer(404, { code: 1000, description: 'No such path' }));
    assert.ok(error instanceof Error && error instanceof PartnerError);
    assert.equal(error.name, 'PartnerError');
    assert.match(error.message, /No such path/);
    assert.match(String(error.stack), /No such path/);
  });
});
