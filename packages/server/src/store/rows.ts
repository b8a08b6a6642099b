import type { ActivityReport } from './activity.ts';
import type { CustomizedDatum, StoredAuditRecord } from './audit.ts';
import type { BillingProfile, Customer, CustomerRow } from './customers.ts';
import type { Backlog, Delivery, LeasedDelivery, OutgoingEvent } from './deliveries.ts';
import type { Grant } from './grants.ts';
import type { Resource } from './resources.ts';
import type { KeptAnswer } from './writes.ts';

/** One row by column name: integers as numbers, bytes as Uint8Array. */
export type Row = Readonly<Record<string, unknown>>;

/** A value of another type than the schema says: the database was changed by someone else. */
function unexpected(column: string): TypeError {
  return new TypeError(`The column ${column} holds a value of an unexpected type.`);
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') {
    throw unexpected(column);
  }
  return value;
}

function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') {
    throw unexpected(column);
  }
  return value;
}

function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) {
    throw unexpected(column);
  }
  return value;
}

function customizedData(row: Row, column: string): readonly CustomizedDatum[] {
  return JSON.parse(text(row, column));
}

/** SQL's NULL is the absence of a value. */
function optional<Value>(row: Row, column: string, read: (row: Row, column: string) => Value): Value | undefined {
  return row[column] === null ? undefined : read(row, column);
}

export function toBillingProfile(row: Row): BillingProfile {
  return {
    id: text(row, 'id'),
    version: integer(row, 'version'),
    etag: text(row, 'etag'),
    bytes: bytes(row, 'bytes'),
  };
}

export function toCustomer(row: Row): Customer {
  return {
    id: text(row, 'id'),
    version: integer(row, 'version'),
    companyName: text(row, 'company_name'),
    nameKey: text(row, 'name_key'),
    domain: text(row, 'domain'),
    domainKey: text(row, 'domain_key'),
    relationship: text(row, 'relationship'),
    associatedPartnerId: optional(row, 'associated_partner', text),
    document: text(row, 'document'),
  };
}

export function toCustomerRow(row: Row): CustomerRow {
  return {
    id: text(row, 'id'),
    companyName: text(row, 'company_name'),
    nameKey: text(row, 'name_key'),
    domain: text(row, 'domain'),
    relationship: text(row, 'relationship'),
  };
}

export function toResource(row: Row): Resource {
  return {
    kind: text(row, 'kind'),
    owner: text(row, 'owner'),
    id: text(row, 'id'),
    version: integer(row, 'version'),
    order: text(row, 'sort_key'),
    uniqueKey: optional(row, 'unique_key', text),
    domainKey: optional(row, 'domain_key', text),
    expiresAt: optional(row, 'expires_at', integer),
    document: text(row, 'document'),
  };
}

export function toKeptAnswer(row: Row): KeptAnswer {
  return {
    key: text(row, 'key'),
    status: integer(row, 'status'),
    etag: optional(row, 'etag', text),
    bytes: optional(row, 'bytes', bytes),
    expiresAt: integer(row, 'expires_at'),
  };
}

export function toActivityReport(row: Row): ActivityReport {
  return {
    partner: text(row, 'partner'),
    name: text(row, 'name'),
    document: text(row, 'document'),
    expiresAt: integer(row, 'expires_at'),
  };
}

export function toGrant(row: Row): Grant {
  return {
    tenant: text(row, 'tenant'),
    key: text(row, 'key'),
    payload: text(row, 'payload'),
    expiresAt: integer(row, 'expires_at'),
  };
}

function toEvent(row: Row): OutgoingEvent {
  return {
    id: text(row, 'event'),
    name: text(row, 'name'),
    resourceUri: text(row, 'resource_uri'),
    resourceName: text(row, 'resource_name'),
    auditId: text(row, 'audit'),
    at: integer(row, 'at'),
    line: text(row, 'line'),
  };
}

export function toLeasedDelivery(row: Row): LeasedDelivery {
  return {
    id: integer(row, 'delivery'),
    partner: text(row, 'partner'),
    event: toEvent(row),
    failures: integer(row, 'failures'),
    subscriber: text(row, 'subscriber'),
  };
}

export function toDelivery(row: Row): Delivery {
  return {
    id: integer(row, 'delivery'),
    event: toEvent(row),
    subscriber: text(row, 'subscriber'),
    // Both are written by `deliveries.ts` alone.
    state: text(row, 'state') as Delivery['state'],
    results: JSON.parse(text(row, 'results')),
    nextTryAt: optional(row, 'next_try_at', integer),
  };
}

export function toBacklog(row: Row): Backlog {
  return { open: integer(row, 'open'), oldestAt: optional(row, 'oldest_at', integer) };
}

export function toAuditRecord(row: Row): StoredAuditRecord {
  return {
    sequence: integer(row, 'sequence'),
    id: text(row, 'id'),
    at: integer(row, 'at'),
    customerId: text(row, 'customer'),
    customerName: text(row, 'customer_name'),
    customerNameKey: text(row, 'customer_name_key'),
    resourceType: text(row, 'resource_type'),
    operationType: text(row, 'operation_type'),
    applicationId: text(row, 'application'),
    userPrincipalName: optional(row, 'user_principal_name', text),
    requestId: text(row, 'request_id'),
    correlationId: text(row, 'correlation_id'),
    customizedData: optional(row, 'customized_data', customizedData),
    oldValue: optional(row, 'old_value', bytes),
    newValue: optional(row, 'new_value', bytes),
  };
}
