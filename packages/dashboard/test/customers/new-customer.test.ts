import { type CountryValidationRules, PartnerError } from '@partnerite/sdk';
import { expect, test } from 'vitest';
import { isPrefix, proposedPrefix, typedPrefix } from '../../src/customers/domain-prefix.ts';
import {
  checkNewCustomer,
  emptyForm,
  inTermsOfForm,
  isTouched,
  type NewCustomerForm,
  toNewCustomer,
} from '../../src/customers/new-customer.ts';
import { isSameName } from '../../src/customers/same-name.ts';

const rules = {
  iso2Code: 'PL',
  isStateRequired: false,
  isPostalCodeRequired: true,
  postalCodeRegex: '^\\d{2}-\\d{3}$',
  isRegistrationNumberSupported: true,
  customerOrganizationRegistrationNumberRequired: true,
  customerOrganizationRegistrationNumberRegex: '^[\\p{L}\\p{Nd}]{1,50}$',
  customerOrganizationPhoneNumberRequired: true,
} as CountryValidationRules;
const elsewhere = {
  ...rules,
  isRegistrationNumberSupported: false,
  customerOrganizationRegistrationNumberRequired: false,
  customerOrganizationPhoneNumberRequired: false,
};

const whole: NewCustomerForm = {
  ...emptyForm,
  companyName: ' Żabka Książki ',
  registrationNumber: '0000123456',
  address: {
    country: 'pl',
    city: 'Warszawa',
    addressLine1: 'Marszałkowska 1',
    addressLine2: ' ',
    postalCode: '00-001',
    phoneNumber: '+48 22 555 01 12',
  },
  firstName: 'Zofia',
  email: ' zofia@ksiazki.example ',
  culture: 'pl-PL',
  language: 'pl',
};
const problems = (form: NewCustomerForm, prefix = 'ksiazki', of: CountryValidationRules = rules) =>
  checkNewCustomer(of, form, prefix).map(({ path, kind }) => `${path} ${kind}`);

test('a whole form has no problems', () => {
  expect(problems(whole)).toEqual([]);
});

test('an empty form is told all that it needs, in its order', () => {
  expect(checkNewCustomer(undefined, emptyForm, '').map(({ path }) => path)).toEqual([
    'companyName',
    'companyProfile.domain',
    'defaultAddress.country',
    'defaultAddress.city',
    'defaultAddress.addressLine1',
    'email',
    'culture',
    'language',
  ]);
});

test('the country decides whether a registration number is asked for', () => {
  const path = 'companyProfile.organizationRegistrationNumber';
  expect(problems({ ...whole, registrationNumber: ' ' })).toEqual([`${path} missing`]);
  expect(problems({ ...whole, registrationNumber: '12#34' })).toEqual([`${path} invalid`]);
  expect(problems({ ...whole, registrationNumber: '' }, 'ksiazki', elsewhere)).toEqual([]);
});

test('a prefix is one part of a domain name', () => {
  expect(problems(whole, '-ksiazki')).toEqual(['companyProfile.domain invalid']);
  for (const prefix of ['a', 'a-b', '0'.repeat(63)]) expect(isPrefix(prefix)).toBe(true);
  for (const prefix of ['', '-a', 'a-', 'a.b', 'ä', '0'.repeat(64)]) expect(isPrefix(prefix)).toBe(false);
  expect(typedPrefix(' Contoso.OnMicrosoft.com ')).toBe('contoso');
});

test('a prefix is proposed from the name of the company', () => {
  expect(proposedPrefix('Épicerie du Vieux-Port')).toBe('epicerieduvieuxport');
  expect(proposedPrefix('Große Ærø & Søn')).toBe('grosseaeroson');
  expect(proposedPrefix('大安茶業股份有限公司')).toBe('');
  expect(proposedPrefix('x'.repeat(300)).length).toBeLessThan(30);
});

test('what is sent has no blanks around it, nothing empty, and the contact in both places', () => {
  expect(toNewCustomer(rules, whole, 'ksiazki')).toEqual({
    companyProfile: { domain: 'ksiazki.onmicrosoft.com', organizationRegistrationNumber: '0000123456' },
    billingProfile: {
      firstName: 'Zofia',
      email: 'zofia@ksiazki.example',
      culture: 'pl-PL',
      language: 'pl',
      companyName: 'Żabka Książki',
      defaultAddress: {
        country: 'PL',
        city: 'Warszawa',
        addressLine1: 'Marszałkowska 1',
        postalCode: '00-001',
        phoneNumber: '+48 22 555 01 12',
        firstName: 'Zofia',
      },
    },
  });
  expect(toNewCustomer(elsewhere, whole, 'ksiazki').companyProfile).toEqual({ domain: 'ksiazki.onmicrosoft.com' });
});

test('errors of the service are told by the paths of the form', () => {
  const error = new PartnerError({
    category: 'BadInput',
    code: 3000,
    description: 'Invalid property: billingProfile.email is required; companyProfile.domain must be a domain name',
    data: ['billingProfile.email', 'billingProfile.defaultAddress.lastName', 'companyProfile.domain'],
    requestId: '1',
  });
  expect(inTermsOfForm(error)).toMatchObject({
    category: 'BadInput',
    code: 3000,
    requestId: '1',
    description: 'Invalid property: email is required; companyProfile.domain must be a domain name',
    data: ['email', 'lastName', 'companyProfile.domain'],
  });
  const other = new Error('nothing of the service');
  expect(inTermsOfForm(other)).toBe(other);
});

test('only a form in which something was typed is kept', () => {
  expect(isTouched(emptyForm)).toBe(false);
  expect(isTouched({ ...emptyForm, address: { country: '' } })).toBe(false);
  expect(isTouched({ ...emptyForm, address: { city: 'Warszawa' } })).toBe(true);
  expect(isTouched({ ...emptyForm, prefix: 'a' })).toBe(true);
});

test('a name is typed as it is written, but for blanks and how its letters are composed', () => {
  expect(isSameName(' Épicerie  du Vieux-Port ', 'E\u0301picerie du Vieux-Port')).toBe(true);
  expect(isSameName('epicerie du vieux-port', 'Épicerie du Vieux-Port')).toBe(false);
  expect(isSameName('', 'Wingtip Toys')).toBe(false);
});
