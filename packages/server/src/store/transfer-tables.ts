/** A `flag` is 0 or 1; `json` is compared by what it says, not by how it is written. */
export type ColumnKind = 'text' | 'integer' | 'flag' | 'bytes' | 'json';

/**
 * One of the tables that leave a store and enter another one. Both databases have them under these names; what a database
 * keeps beside them follows from them.
 */
export interface TransferTable {
  readonly name: string;
  /** The column that says whose a row is. */
  readonly partner?: string;
  /** Orders the rows. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** The last column of the key where it is a number that only orders the rows of a partner: each database has its own. */
  readonly numbered?: string;
  /** Rows that are read at once. */
  readonly pageRows: number;
}

/** Rows of some kilobytes. */
const pageRows = 500;
/** Rows of up to hundreds of kilobytes. */
const longPageRows = 20;

export const settingsTable: TransferTable = {
  name: 'settings',
  key: ['name'],
  columns: { name: 'text', value: 'text' },
  pageRows,
};

export const customersTable: TransferTable = {
  name: 'customers',
  partner: 'partner',
  key: ['partner', 'id'],
  columns: {
    partner: 'text',
    id: 'text',
    version: 'integer',
    company_name: 'text',
    name_key: 'text',
    domain: 'text',
    domain_key: 'text',
    relationship: 'text',
    associated_partner: 'text',
    document: 'text',
  },
  pageRows,
};

export const billingProfilesTable: TransferTable = {
  name: 'billing_profiles',
  partner: 'partner',
  key: ['partner', 'customer'],
  columns: {
    partner: 'text',
    customer: 'text',
    ended: 'flag',
    id: 'text',
    version: 'integer',
    etag: 'text',
    bytes: 'bytes',
  },
  pageRows,
};

export const resourcesTable: TransferTable = {
  name: 'resources',
  partner: 'partner',
  key: ['partner', 'kind', 'owner', 'id'],
  columns: {
    partner: 'text',
    kind: 'text',
    owner: 'text',
    id: 'text',
    version: 'integer',
    sort_key: 'text',
    unique_key: 'text',
    domain_key: 'text',
    expires_at: 'integer',
    document: 'text',
  },
  pageRows,
};

export const domainsTable: TransferTable = {
  name: 'domains',
  partner: 'partner',
  key: ['partner', 'domain_key'],
  columns: { partner: 'text', domain_key: 'text' },
  pageRows,
};

export const auditRecordsTable: TransferTable = {
  name: 'audit_records',
  partner: 'partner',
  key: ['partner', 'at', 'sequence'],
  columns: {
    partner: 'text',
    at: 'integer',
    sequence: 'integer',
    id: 'text',
    customer: 'text',
    customer_name: 'text',
    customer_name_key: 'text',
    resource_type: 'text',
    operation_type: 'text',
    application: 'text',
    user_principal_name: 'text',
    request_id: 'text',
    correlation_id: 'text',
    customized_data: 'text',
    old_value: 'bytes',
    new_value: 'bytes',
  },
  numbered: 'sequence',
  pageRows,
};

export const outgoingEventsTable: TransferTable = {
  name: 'outgoing_events',
  partner: 'partner',
  key: ['partner', 'id'],
  columns: {
    partner: 'text',
    id: 'text',
    name: 'text',
    resource_uri: 'text',
    resource_name: 'text',
    audit: 'text',
    at: 'integer',
  },
  pageRows,
};

export const deliveriesTable: TransferTable = {
  name: 'deliveries',
  partner: 'partner',
  key: ['partner', 'id'],
  columns: {
    partner: 'text',
    id: 'integer',
    subscriber: 'text',
    event: 'text',
    line: 'text',
    state: 'text',
    failures: 'integer',
    due_at: 'integer',
    lease: 'text',
    ended_at: 'integer',
    results: 'json',
  },
  numbered: 'id',
  pageRows,
};

export const keptAnswersTable: TransferTable = {
  name: 'kept_answers',
  partner: 'partner',
  key: ['partner', 'key'],
  columns: { partner: 'text', key: 'text', status: 'integer', etag: 'text', bytes: 'bytes', expires_at: 'integer' },
  pageRows,
};

export const grantsTable: TransferTable = {
  name: 'grants',
  partner: 'tenant',
  key: ['tenant', 'key'],
  columns: { tenant: 'text', key: 'text', payload: 'text', expires_at: 'integer' },
  pageRows,
};

export const activityTable: TransferTable = {
  name: 'activity',
  partner: 'partner',
  key: ['partner', 'name'],
  columns: { partner: 'text', name: 'text', document: 'text', expires_at: 'integer' },
  pageRows: longPageRows,
};

export const transferTables: readonly TransferTable[] = [
  settingsTable,
  customersTable,
  billingProfilesTable,
  resourcesTable,
  domainsTable,
  auditRecordsTable,
  outgoingEventsTable,
  deliveriesTable,
  keptAnswersTable,
  grantsTable,
  activityTable,
];
