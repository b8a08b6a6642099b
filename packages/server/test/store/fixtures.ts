import { randomUUID } from 'node:crypto';
import type { AuditRecord } from '../../src/store/audit.ts';
import type { BillingProfile, Customer, NewCustomer } from '../../src/store/customers.ts';
import type { OutgoingEvent } from '../../src/store/deliveries.ts';
import type { Resource } from '../../src/store/resources.ts';
import type { Change, KeptAnswer, Write } from '../../src/store/writes.ts';

/** The time at which the tests happen, in Unix milliseconds. */
export const noon = Date.UTC(2026, 0, 15, 12);
export const day = 24 * 60 * 60 * 1000;

export const partnerA = '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01';
export const partnerB = '8d4c6e21-2a7f-4b93-a5d8-1e9f3b7c6a11';

export function aCustomer(values: Partial<Customer> = {}): Customer {
  const id = values.id ?? randomUUID();
  const companyName = values.companyName ?? `Company ${id}`;
  const domain = values.domain ?? `${id}.onmicrosoft.com`;
  return {
    id,
    version: 1,
    companyName,
    nameKey: companyName.toLowerCase(),
    domain,
    domainKey: domain.toLowerCase(),
    relationship: 'reseller',
    associatedPartnerId: undefined,
    document: '{"companyProfile":{"city":"Malmö"}}',
    ...values,
  };
}

export function aProfile(values: Partial<BillingProfile> = {}): BillingProfile {
  const version = values.version ?? 1;
  const bytes = Uint8Array.from(Buffer.from(`{"version":${version},"companyName":"統一超商"}`));
  return { id: randomUUID(), version, etag: `-424234804855492932${version}`, bytes, ...values };
}

export function aNewCustomer(values: Partial<Customer> = {}): NewCustomer {
  return { customer: aCustomer(values), billingProfile: aProfile() };
}

export function anAuditRecord(values: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: randomUUID(),
    at: noon,
    customerId: randomUUID(),
    customerName: 'Wingtip Toys',
    customerNameKey: 'wingtip toys',
    resourceType: 'customer_billing_profile',
    operationType: 'update_customer_billing_profile',
    applicationId: randomUUID(),
    userPrincipalName: undefined,
    requestId: randomUUID(),
    correlationId: randomUUID(),
    customizedData: undefined,
    oldValue: undefined,
    newValue: Uint8Array.from(Buffer.from('{"new":true}')),
    ...values,
  };
}

export function anEvent(values: Partial<OutgoingEvent> = {}): OutgoingEvent {
  return {
    id: randomUUID(),
    name: 'customer-billing-profile-updated',
    resourceUri: '/v1/customers/x/profiles/billing',
    resourceName: 'Customer',
    auditId: randomUUID(),
    at: noon,
    line: 'x',
    ...values,
  };
}

export function aKeptAnswer(values: Partial<KeptAnswer> = {}): KeptAnswer {
  const bytes = Uint8Array.from(Buffer.from('{"kept":true}'));
  return { key: randomUUID(), status: 200, etag: '"1"', bytes, expiresAt: noon + day, ...values };
}

export function aWrite(change: Change, values: Partial<Write> = {}): Write {
  const customerId = customerOf(change);
  return { partner: partnerA, change, audit: anAuditRecord({ customerId }), event: anEvent(), ...values };
}

function customerOf(change: Change): string {
  if ('customer' in change) return change.customer.id;
  if ('customerId' in change) return change.customerId;
  return randomUUID();
}

export function aResource(values: Partial<Resource> = {}): Resource {
  const id = values.id ?? randomUUID();
  const document = JSON.stringify({ id, name: '統一' });
  const keys = { uniqueKey: undefined, domainKey: undefined, expiresAt: undefined };
  return { kind: 'note', owner: '', id, version: 1, order: '', ...keys, document, ...values };
}

/** An update of the profile from one version to the next. */
export function aProfileUpdate(customerId: string, expectedVersion: number, values: Partial<Write> = {}): Write {
  const billingProfile = aProfile({ version: expectedVersion + 1 });
  return aWrite({ kind: 'replaceBillingProfile', customerId, expectedVersion, billingProfile }, values);
}
