import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditedAddress } from '../../src/webhooks/audited-address.ts';

for (const [address, audited] of [
  ['https://example.com/events', 'https://example.com/events'],
  ['https://example.com/events?code=secret', 'https://example.com/events?code=***'],
  ['https://example.com/e?tenant=a&code=se=cret%26&v=', 'https://example.com/e?tenant=***&code=***&v=***'],
  ['https://example.com/?secret', 'https://example.com/?***'],
  ['https://example.com/?a=1&&secret', 'https://example.com/?a=***&&***'],
  ['https://example.com/?', 'https://example.com/?'],
  ['https://example.com/?a=1?b=2', 'https://example.com/?a=***'],
  ['https://example.com/#a=secret', 'https://example.com/#***'],
  ['https://example.com/?a=1#b?c=2', 'https://example.com/?a=***#***'],
] as const) {
  test(`the audit keeps ${audited} of ${address}`, () => assert.equal(auditedAddress(address), audited));
}
