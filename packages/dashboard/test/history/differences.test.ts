import { expect, test } from 'vitest';
import { differencesOf } from '../../src/history/differences.ts';

const redmond = { country: 'US', city: 'Redmond', state: 'WA', addressLine1: 'One Microsoft Way', postalCode: '98052' };

test('only members that changed are told, each with its path', () => {
  const before = { email: 'a@x.example', culture: 'en-US', defaultAddress: redmond };
  const after = { email: 'b@x.example', culture: 'en-US', defaultAddress: { ...redmond, city: 'Bellevue' } };
  expect(differencesOf(before, after)).toEqual([
    { path: ['email'], before: 'a@x.example', after: 'b@x.example' },
    { path: ['defaultAddress', 'city'], before: 'Redmond', after: 'Bellevue' },
  ]);
});

test('a member can come and go', () => {
  expect(differencesOf({ lastName: 'Soto' }, { firstName: 'Gena' })).toEqual([
    { path: ['firstName'], before: undefined, after: 'Gena' },
    { path: ['lastName'], before: 'Soto', after: undefined },
  ]);
});

test('null is the same as absent', () => {
  expect(differencesOf({ firstName: null }, {})).toEqual([]);
  expect(differencesOf(null, undefined)).toEqual([]);
});

test('what belongs to the service is left out at every depth', () => {
  const profile = (etag: string) => ({ id: etag, email: 'a', links: { self: etag }, attributes: { etag } });
  expect(differencesOf(profile('1'), profile('2'))).toEqual([]);
  expect(differencesOf({ billingProfile: profile('1') }, { billingProfile: profile('2') })).toEqual([]);
});

test('an address that is new or gone is one difference', () => {
  expect(differencesOf(undefined, { email: 'a', defaultAddress: redmond })).toEqual([
    { path: ['email'], before: undefined, after: 'a' },
    { path: ['defaultAddress'], before: undefined, after: redmond },
  ]);
  expect(differencesOf({ defaultAddress: redmond }, {})).toEqual([
    { path: ['defaultAddress'], before: redmond, after: undefined },
  ]);
});

test('a list of plain values is one difference, a list of resources is compared item by item', () => {
  expect(differencesOf({ domains: ['a', 'b'] }, { domains: ['a', 'c'] })).toEqual([
    { path: ['domains'], before: ['a', 'b'], after: ['a', 'c'] },
  ]);
  expect(differencesOf({ domains: ['a'] }, { domains: ['a'] })).toEqual([]);
  const grants = (scope: string) => ({ grants: [{ scope: 'same' }, { scope }] });
  expect(differencesOf(grants('User.Read'), grants('User.Write'))).toEqual([
    { path: ['grants', '2', 'scope'], before: 'User.Read', after: 'User.Write' },
  ]);
});

test('a plain value can become a resource', () => {
  expect(differencesOf({ owner: 'Gena' }, { owner: { name: 'Gena' } })).toEqual([
    { path: ['owner'], before: 'Gena', after: undefined },
    { path: ['owner', 'name'], before: undefined, after: 'Gena' },
  ]);
});

test('passwords and other secrets are never told, but that one must be changed is', () => {
  const user = { passwordProfile: { password: 'Hidden-1', forceChangePassword: true }, clientSecret: 'Hidden-2' };
  expect(differencesOf(undefined, user)).toEqual([
    { path: ['passwordProfile', 'forceChangePassword'], before: undefined, after: true },
  ]);
});
