import type { WebhookRegistration } from '@partnerite/sdk';
import { expect, test } from 'vitest';
import {
  draftOf,
  eventGroups,
  isCallbackAddress,
  registrationOf,
  sameRegistration,
} from '../../src/settings/registration-draft.ts';

const registration: WebhookRegistration = {
  webhookUrl: 'https://example.com/events',
  webhookEvents: ['customer-created', 'test-created'],
};

test('a new registration begins with the event of tests', () => {
  expect(draftOf(null)).toEqual({ url: '', events: ['test-created'], signatureInOwnHeader: false });
});

test('what is sent is what was shown, without blanks around the address', () => {
  expect(registrationOf({ ...draftOf(registration), url: ' https://example.com/events ' })).toEqual({
    ...registration,
    signatureTokenToMsSignatureHeader: false,
  });
});

test('registrations are the same whatever the order of their events', () => {
  const other: WebhookRegistration = { ...registration, webhookEvents: ['test-created', 'customer-created'] };
  expect(sameRegistration(registration, other)).toBe(true);
  expect(sameRegistration(registration, { ...other, webhookEvents: ['test-created'] })).toBe(false);
  expect(sameRegistration(registration, { ...other, webhookUrl: 'https://example.com/' })).toBe(false);
  expect(sameRegistration(registration, { ...other, signatureTokenToMsSignatureHeader: true })).toBe(false);
  expect(sameRegistration(null, registration)).toBe(false);
  expect(sameRegistration(null, null)).toBe(true);
});

test.each(['https://example.com/events', 'http://127.0.0.1:8080/', ' https://example.com '])(
  '%s is an address',
  (url) => {
    expect(isCallbackAddress(url)).toBe(true);
  },
);

test.each(['', 'example.com', 'ftp://example.com', 'javascript:alert(1)', 'https://'])('%s is none', (url) => {
  expect(isCallbackAddress(url)).toBe(false);
});

test('events that this service raises stand before those that are only published', () => {
  expect(eventGroups(['invoice-ready', 'test-created', 'customer-created'])).toEqual([
    ['test-created', 'customer-created'],
    ['invoice-ready'],
  ]);
  expect(eventGroups([])).toEqual([]);
});
