import { expect, test } from 'vitest';
import { isWanted, joinRequests, mostRequests, outcomeOf } from '../../src/activity/recorded-requests.ts';
import { activitySearch } from '../../src/activity/search.ts';
import { recorded } from './requests.ts';

const ids = (requests: readonly { readonly id: number }[]) => requests.map(({ id }) => id);

test('what has come since stands first, and nothing stands twice', () => {
  const known = [recorded({ id: 3 }), recorded({ id: 2 })];
  expect(ids(joinRequests(known, [recorded({ id: 5 }), recorded({ id: 4 }), recorded({ id: 3 })]))).toEqual([
    5, 4, 3, 2,
  ]);
  expect(ids(joinRequests([], known))).toEqual([3, 2]);
});

test('nothing new leaves the list as it is', () => {
  const known = [recorded()];
  expect(joinRequests(known, [])).toBe(known);
});

test('no more are kept than the server keeps', () => {
  const known = Array.from({ length: mostRequests }, (_, index) => recorded({ id: mostRequests - index }));
  const joined = joinRequests(known, [recorded({ id: mostRequests + 1 })]);
  expect([joined.length, joined[0]?.id, joined.at(-1)?.id]).toEqual([mostRequests, mostRequests + 1, 2]);
});

test.each([
  [200, 'done'],
  [204, 'done'],
  [304, 'redirected'],
  [412, 'refused'],
  [503, 'failed'],
] as const)('%i is told as %s', (status, outcome) => {
  expect(outcomeOf({ status })).toBe(outcome);
});

test('requests are looked for by path, operation, ids, application and user, in any case', () => {
  const request = recorded({ user: 'admin@contosopartner.example', applicationId: 'A3D1' });
  for (const text of ['PROFILES/billing', 'getcustomer', 'request-1', 'correlation', 'a3d1', 'Admin@']) {
    expect(isWanted(request, { text })).toBe(true);
  }
  expect(isWanted(request, { text: 'fabrikam' })).toBe(false);
});

test('requests are looked for by method and by status', () => {
  const stale = recorded({ method: 'PUT', status: 412 });
  expect(isWanted(stale, { method: 'PUT', status: '4xx' })).toBe(true);
  expect(isWanted(stale, { status: 'failures' })).toBe(true);
  expect(isWanted(stale, { status: '5xx' })).toBe(false);
  expect(isWanted(stale, { method: 'GET' })).toBe(false);
  expect(isWanted(recorded({ status: 304 }), { status: 'failures' })).toBe(false);
});

test('the address of the page says no more than it can', () => {
  expect(activitySearch({ text: 412, method: 'PUT', status: 'failures', request: 7, other: 'x' })).toEqual({
    text: '412',
    method: 'PUT',
    status: 'failures',
    request: 7,
  });
  expect(activitySearch({ text: '', method: 'put', status: '6xx', request: 'x' })).toEqual({});
});
