import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkAddress } from '../../src/countries/address-rules.ts';
import { normaliseCulture, normaliseLanguage } from '../../src/countries/locale-rules.ts';
import { registrationCountries } from '../../src/countries/registration-number.ts';
import { type DemoCustomer, demoCustomers } from '../../src/demo/demo-customers.ts';
import { seededCustomers } from '../../src/demo/seeded-customers.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function assertObeysTheRules(customer: DemoCustomer): Promise<void> {
  const { id, commerceId, billingProfileId, domain, culture, language, address } = customer;
  for (const each of [id, commerceId, billingProfileId]) assert.match(each, guid);
  assert.match(domain, /^[a-z0-9]+\.onmicrosoft\.com$/);
  assert.equal(normaliseCulture(culture), culture);
  assert.equal(normaliseLanguage(language), language);
  assert.deepEqual(await checkAddress(address), [], customer.companyName);
  assert.ok(!registrationCountries.has(address.country), 'has no registration number');
}

describe('the demo customers', () => {
  test('obey the rules of their countries', async () => {
    for (const { customers } of demoCustomers) for (const customer of customers) await assertObeysTheRules(customer);
  });

  test('begin with Wingtip Toys and Relecloud', () => {
    const firsts = demoCustomers.map(({ customers }) => [customers[0]?.id, customers[0]?.companyName]);
    assert.deepEqual(firsts, [
      ['4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04', 'Wingtip Toys'],
      ['0c39d6d5-c70d-4c55-bc02-f620844f3fd1', 'Relecloud'],
    ]);
    assert.equal(demoCustomers[0]?.customers[0]?.billingProfileId, 'a58ceba5-60ac-48e4-a0bc-2a855811807a');
  });

  test('are in France, Sweden, Taiwan and the Netherlands too', () => {
    const countries = new Set(demoCustomers[0]?.customers.map((customer) => customer.address.country));
    for (const country of ['US', 'FR', 'SE', 'TW', 'NL']) assert.ok(countries.has(country), country);
  });
});

describe('seeded customers', () => {
  const customers = [...seededCustomers(2000)];

  test('obey the rules of their countries', async () => {
    for (const customer of customers) await assertObeysTheRules(customer);
  });

  test('share no id and no domain', () => {
    const ids = customers.flatMap(({ id, commerceId, billingProfileId }) => [id, commerceId, billingProfileId]);
    assert.equal(new Set(ids).size, 3 * customers.length);
    assert.equal(new Set(customers.map((customer) => customer.domain)).size, customers.length);
  });

  test('are the same in every run, however many there are', () => {
    assert.deepEqual([...seededCustomers(20)], customers.slice(0, 20));
    assert.deepEqual(customers[0]?.id, '770b96a2-974f-4bf5-af38-6769ad0f0a8e');
  });

  test('have names of many beginnings, in many countries', () => {
    assert.ok(new Set(customers.map((customer) => customer.companyName.slice(0, 3))).size > 100);
    assert.ok(new Set(customers.map((customer) => customer.address.country)).size > 10);
  });

  test('are made one by one, so that there may be any number', () => {
    const endless = seededCustomers(Number.MAX_SAFE_INTEGER);
    assert.notEqual(endless.next().value?.id, endless.next().value?.id);
  });
});
