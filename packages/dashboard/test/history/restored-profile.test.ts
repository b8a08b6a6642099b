import type { CustomerBillingProfile } from '@partnerite/sdk';
import { expect, test } from 'vitest';
import { restoredProfile, restoringChanges } from '../../src/history/restored-profile.ts';

const now: CustomerBillingProfile = {
  id: '1',
  email: 'now@wingtiptoys.example',
  firstName: 'Gena',
  culture: 'en-US',
  language: 'en',
  companyName: 'Wingtip Toys',
  defaultAddress: { country: 'US', city: 'Redmond', state: 'WA', addressLine1: 'One Microsoft Way' },
  attributes: { etag: '-9', objectType: 'CustomerBillingProfile' },
};
const { firstName: _firstName, ...withoutName } = now;
const earlier = {
  ...withoutName,
  email: 'then@wingtiptoys.example',
  unknownMember: { kept: true },
  links: { self: { uri: '/x' } },
  attributes: { etag: '-4' },
};

test('the whole earlier profile is sent, also what this page does not know, on the version of now', () => {
  expect(restoredProfile(earlier, now)).toEqual({
    ...withoutName,
    email: 'then@wingtiptoys.example',
    unknownMember: { kept: true },
    attributes: { etag: '-9' },
  });
});

test('the changes are told from now to then', () => {
  expect(restoringChanges(earlier, now)).toEqual([
    { path: ['email'], before: 'now@wingtiptoys.example', after: 'then@wingtiptoys.example' },
    { path: ['unknownMember', 'kept'], before: undefined, after: true },
    { path: ['firstName'], before: 'Gena', after: undefined },
  ]);
});

test('nothing would change when the profile is as it was', () => {
  expect(restoringChanges({ ...now, attributes: { etag: '-4' } }, now)).toEqual([]);
});
