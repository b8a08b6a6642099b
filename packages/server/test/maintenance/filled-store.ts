import { randomBytes } from 'node:crypto';
import { storedProfile } from '../../src/customers/stored-profile.ts';
import type { BillingProfile, NewCustomer } from '../../src/store/customers.ts';
import { subscriberKind } from '../../src/store/deliveries.ts';
import type { Resource } from '../../src/store/resources.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Write } from '../../src/store/writes.ts';
import {
  aCustomer,
  aKeptAnswer,
  anAuditRecord,
  anEvent,
  aResource,
  aWrite,
  day,
  noon,
  partnerA,
  partnerB,
} from '../store/fixtures.ts';

const random = { bytes: (count: number) => randomBytes(count) };

/** A version of a profile as the service makes it. */
export function aRealProfile(customerId: string, id: string, version: number): BillingProfile {
  const defaultAddress = { country: 'SE', city: 'Malmö', addressLine1: 'Storgatan 1', postalCode: '21142' };
  const profile = {
    email: `v${version}@a.example`,
    culture: 'sv-SE',
    language: 'sv',
    companyName: 'Åkeri',
    defaultAddress,
  };
  return storedProfile({ id, customerId, version, profile, random });
}

export function aRealCustomer(): NewCustomer {
  const customer = aCustomer();
  return { customer, billingProfile: aRealProfile(customer.id, customer.id.replace(/^./, '0'), 1) };
}

/** An update with its audit record, as the service makes it. */
export function aRealUpdate(
  customer: string,
  current: BillingProfile,
  partner = partnerA,
): Write & { next: BillingProfile } {
  const next = aRealProfile(customer, current.id, current.version + 1);
  const audit = anAuditRecord({
    customerId: customer,
    operationType: 'update_customer_billing_profile',
    resourceType: 'customer',
    oldValue: current.bytes,
    newValue: next.bytes,
  });
  const change = {
    kind: 'replaceBillingProfile' as const,
    customerId: customer,
    expectedVersion: current.version,
    billingProfile: next,
  };
  return { ...aWrite(change, { audit, partner, event: anEvent({ line: customer }), kept: aKeptAnswer() }), next };
}

function anAddition(resource: Resource): Write {
  const audit = anAuditRecord({ customerId: resource.owner, operationType: 'add_resource' });
  return aWrite({ kind: 'putResource', resource, expectedVersion: 0 }, { audit, event: undefined });
}

export interface Filled {
  /** The first of partner A's customers: it has a history of three versions. */
  readonly customer: string;
  readonly customers: readonly string[];
}

/** Fills a store with something of everything, of two partners, as the service would have written it. */
export async function fill(store: Store, customersOfA = 5): Promise<Filled> {
  const customers = Array.from({ length: customersOfA }, aRealCustomer);
  await store.addCustomers(partnerA, customers);
  await store.addCustomers(partnerB, [aRealCustomer()]);
  const document = JSON.stringify({ events: ['customer-billing-profile-updated'] });
  const subscriber = aResource({ kind: subscriberKind, document });
  await store.commit(anAddition(subscriber));
  const [first] = customers;
  if (first === undefined) throw new Error('a store is filled with at least one customer');
  const { id } = first.customer;
  let current = first.billingProfile;
  for (let version = 2; version <= 3; version += 1) {
    const update = aRealUpdate(id, current);
    await store.commit(update);
    current = update.next;
  }
  const domain = aResource({ kind: 'verifiedDomain', owner: id, domainKey: `further-${id}.example` });
  await store.commit(anAddition(domain));
  await store.saveGrant({ tenant: partnerA, key: 'k', payload: '{"kind":"refresh"}', expiresAt: noon + day });
  await store.saveActivity([{ partner: partnerB, name: 'n', document: '{"requests":[]}', expiresAt: noon + day }]);
  await store.ensureSetting('continuation-key', 'secret');
  return { customer: id, customers: customers.map(({ customer }) => customer.id) };
}

/** Makes a data folder with a filled database and no server. */
export async function fillFolder(folder: string, customersOfA?: number): Promise<Filled> {
  const store = await openSqliteStore({ folder });
  try {
    return await fill(store, customersOfA);
  } finally {
    await store.close();
  }
}
