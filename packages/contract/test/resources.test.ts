import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TObject } from 'typebox';
import { Check } from 'typebox/value';
import { Address } from '../src/resources/address.ts';
import { BillingProfile, BillingProfileUpdate, NewBillingProfile } from '../src/resources/billing-profile.ts';
import { CompanyProfile } from '../src/resources/company-profile.ts';
import { Customer, CustomerCollection, CustomerPatch, CustomerRow, NewCustomer } from '../src/resources/customer.ts';

const customerId = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';

const address = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: 'One Microsoft Way',
  postalCode: '98052',
  firstName: 'Test',
  lastName: 'Test',
  phoneNumber: '',
};

const newProfile = {
  email: 'test@outlook.com',
  culture: 'en-US',
  language: 'en',
  companyName: 'test company',
  defaultAddress: address,
};

const profile = {
  id: 'd17c0275-da92-5c33-9032-782ef1d0b69b',
  ...newProfile,
  attributes: { etag: '5920358838484612121', objectType: 'CustomerBillingProfile' },
};

const companyProfile = {
  tenantId: customerId,
  domain: 'xyz.ccsctp.net',
  attributes: { objectType: 'CustomerCompanyProfile' },
};

const customer = {
  id: customerId,
  commerceId: '0a4ce58a-6f96-4273-8035-d9c7d31b9ba4',
  companyProfile,
  billingProfile: profile,
  enableGDAPByDefault: false,
  relationshipToPartner: 'none',
  userCredentials: { userName: 'admin', password: 'secret' },
  attributes: { objectType: 'Customer' },
};

const row = {
  id: customerId,
  companyProfile: { ...companyProfile, companyName: 'Contoso' },
  relationshipToPartner: 'reseller',
  links: { self: { uri: `/customers/${customerId}`, method: 'GET', headers: [] } },
  attributes: { objectType: 'Customer' },
};

describe('an answer as it is published', () => {
  const answers: readonly [string, TObject, object][] = [
    ['a billing profile', BillingProfile, profile],
    ['a company profile', CompanyProfile, companyProfile],
    ['a created customer', Customer, customer],
    ['a customer in a list', CustomerRow, row],
    [
      'a page of customers',
      CustomerCollection,
      { totalCount: 1, items: [row], attributes: { objectType: 'Collection' } },
    ],
  ];
  for (const [name, schema, answer] of answers) {
    test(`${name} has the shape of its schema, its members in the same order`, () => {
      assert.ok(Check(schema, answer));
      const published = Object.keys(answer);
      assert.deepEqual(
        Object.keys(schema.properties).filter((member) => published.includes(member)),
        published,
      );
    });
  }

  test('an address has its members in the published order', () => {
    const published = Object.keys(address);
    assert.deepEqual(
      Object.keys(Address.properties).filter((member) => published.includes(member)),
      published,
    );
  });
});

describe('a request', () => {
  test('an update is the profile as it was answered, with or without the members of the server', () => {
    assert.ok(Check(BillingProfileUpdate, profile));
    assert.ok(Check(BillingProfileUpdate, newProfile));
  });

  test('a new customer needs a domain and a billing profile', () => {
    const body = { companyProfile: { domain: 'xyz.ccsctp.net' }, billingProfile: newProfile };
    assert.ok(Check(NewCustomer, body));
    for (const member of Object.keys(body)) assert.ok(!Check(NewCustomer, { ...body, [member]: undefined }), member);
  });

  test('a patch may leave out everything', () => {
    assert.ok(Check(CustomerPatch, {}));
    assert.ok(Check(CustomerPatch, { relationshipToPartner: 'none' }));
    assert.ok(Check(CustomerPatch, { allowDelegatedAccess: false }));
  });

  const refused: readonly [string, object][] = [
    ['no e-mail address', { email: undefined }],
    ['a malformed e-mail address', { email: 'not an address' }],
    ['no culture', { culture: undefined }],
    ['no language', { language: undefined }],
    ['no company name', { companyName: undefined }],
    ['a company name of one character', { companyName: 'x' }],
    ['a company name of 256 characters', { companyName: 'x'.repeat(256) }],
    ['an empty first name', { firstName: '' }],
    ['a last name of 51 characters', { lastName: 'x'.repeat(51) }],
    ['a name that is a number', { firstName: 5 }],
    ['no address', { defaultAddress: undefined }],
    ['an address without a country', { defaultAddress: { ...address, country: undefined } }],
    ['a country of three letters', { defaultAddress: { ...address, country: 'USA' } }],
    ['an address without a city', { defaultAddress: { ...address, city: undefined } }],
    ['an address without its first line', { defaultAddress: { ...address, addressLine1: undefined } }],
    ['an address line of 201 characters', { defaultAddress: { ...address, addressLine2: 'x'.repeat(201) } }],
    ['a state of 51 characters', { defaultAddress: { ...address, state: 'x'.repeat(51) } }],
  ];
  for (const [name, change] of refused) {
    test(`a profile with ${name} is not one`, () => {
      assert.ok(!Check(NewBillingProfile, { ...newProfile, ...change }));
      assert.ok(!Check(BillingProfileUpdate, { ...newProfile, ...change }));
    });
  }

  const accepted: readonly [string, object][] = [
    ['a company name of two characters', { companyName: '台積' }],
    ['a company name of 255 characters', { companyName: 'x'.repeat(255) }],
    ['an address line of 200 characters', { defaultAddress: { ...address, addressLine1: 'x'.repeat(200) } }],
    ['no phone number', { defaultAddress: { ...address, phoneNumber: undefined } }],
    ['no state and no postal code', { defaultAddress: { ...address, state: undefined, postalCode: undefined } }],
  ];
  for (const [name, change] of accepted) {
    test(`a profile may have ${name}`, () => {
      assert.ok(Check(BillingProfileUpdate, { ...newProfile, ...change }));
    });
  }
});
