import { PartnerError } from '@partnerite/sdk';
import { expect, test } from 'vitest';
import { refusalsOf } from '../src/address/field-problems.ts';

function refusal(description: string, data: readonly string[]) {
  return new PartnerError({ category: 'BadInput', status: 400, code: 3000, description, data });
}

test('what the service says of several members is said at each', () => {
  const description =
    'Invalid property: firstName is too long; defaultAddress.firstName must be a string; email is required';
  const said = refusalsOf(refusal(description, ['defaultAddress.firstName', 'email', 'firstName']));
  expect(Object.fromEntries(said)).toEqual({
    firstName: 'is too long',
    'defaultAddress.firstName': 'must be a string',
    email: 'is required',
  });
});

test('a description that names no member stands at the member of the error as a whole', () => {
  const said = refusalsOf(refusal('A phone number is missing.', ['defaultAddress.phoneNumber']));
  expect(said.get('defaultAddress.phoneNumber')).toBe('A phone number is missing.');
});

test('an error of no member is said at none', () => {
  expect(refusalsOf(refusal('No.', [])).size).toBe(0);
  expect(refusalsOf(new Error('unforeseen')).size).toBe(0);
});
