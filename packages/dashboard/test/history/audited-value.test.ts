import { expect, test } from 'vitest';
import { readAudited } from '../../src/history/audited-value.ts';

test('members get the names of the other answers, at every depth', () => {
  const text = JSON.stringify({
    Id: '1',
    DefaultAddress: { City: 'Redmond', AddressLine1: 'One Microsoft Way' },
    ApplicationGrants: [{ EnterpriseApplicationId: '2', Scope: 'User.Read' }],
    Attributes: { Etag: '"3"', ObjectType: 'CustomerBillingProfile' },
  });
  expect(readAudited(text)).toEqual({
    id: '1',
    defaultAddress: { city: 'Redmond', addressLine1: 'One Microsoft Way' },
    applicationGrants: [{ enterpriseApplicationId: '2', scope: 'User.Read' }],
    attributes: { etag: '"3"', objectType: 'CustomerBillingProfile' },
  });
});

test('values stay as they are', () => {
  expect(readAudited('{"Name":"Über ÅB","Count":0,"Open":false,"None":null,"List":["A","B"]}')).toEqual({
    name: 'Über ÅB',
    count: 0,
    open: false,
    none: null,
    list: ['A', 'B'],
  });
});

test('a member with a dangerous name is data like any other', () => {
  const value = readAudited('{"__proto__":{"Polluted":true},"Constructor":"x"}');
  expect(Object.hasOwn(value ?? {}, '__proto__')).toBe(true);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test.each([undefined, '', 'null', '[]', '"text"', '7', '{', 'Elided: too large'])('%s is no resource', (text) => {
  expect(readAudited(text)).toBeUndefined();
});
