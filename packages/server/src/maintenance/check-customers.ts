import { endedRelationship } from '../store/customers.ts';
import type { TransferRow } from '../store/transfer.ts';
import { billingProfilesTable, customersTable, domainsTable, resourcesTable } from '../store/transfer-tables.ts';
import type { ProfileHistories } from './check-audit.ts';
import type { Findings } from './findings.ts';
import { digestOf } from './profile-history.ts';
import type { Report, RowReader } from './row-reader.ts';
import { member, parsed, text } from './row-values.ts';

interface Customers {
  /** What is known of each, by partner and id. */
  readonly known: Map<string, 'live' | 'ended' | 'seen'>;
  /** Domains that a customer or a resource has, by partner and key. */
  readonly domains: Set<string>;
}

/** Customers, their profiles, what else belongs to them, and that each domain has one owner. */
export async function checkCustomers(
  reader: RowReader,
  histories: ProfileHistories | undefined,
  findings: Findings,
): Promise<void> {
  const customers: Customers = { known: new Map(), domains: new Set() };
  const allCustomers = await reader.read(customersTable, (row, report) => checkCustomer(customers, row, report));
  const allProfiles = await reader.read(billingProfilesTable, (row, report) => {
    checkProfile(row, report);
    if (histories !== undefined) checkProfileHistory(histories, row, report);
    if (allCustomers) checkOwner(customers, row, report);
  });
  if (allCustomers && allProfiles) checkMissingProfiles(customers, histories, findings);
  const allResources = await reader.read(resourcesTable, (row, report) => {
    if (parsed(text(row, 'document')) === undefined) report('the document is not JSON');
    claimDomain(customers, row, report);
    const owner = text(row, 'owner');
    if (allCustomers && owner !== '' && !customers.known.has(`${text(row, 'partner')} ${owner}`)) {
      report('belongs to a customer that is not there');
    }
  });
  const { domains: owned } = customers;
  const allDomains = await reader.read(domainsTable, (row, report) => {
    const held = owned.delete(`${text(row, 'partner')} ${text(row, 'domain_key')}`);
    if (!held && allCustomers && allResources) report('belongs to nobody');
  });
  if (!allDomains) return;
  for (const domain of owned)
    findings.add(domainsTable.name, domain, 'is missing, and a customer or a resource has it');
}

function checkCustomer(customers: Customers, row: TransferRow, report: Report): void {
  const id = `${text(row, 'partner')} ${text(row, 'id')}`;
  customers.known.set(id, text(row, 'relationship') === endedRelationship ? 'ended' : 'live');
  if (parsed(text(row, 'document')) === undefined) report('the document is not JSON');
  if (text(row, 'domain').toLowerCase() !== text(row, 'domain_key')) report('the key of the domain is not the domain');
  claimDomain(customers, row, report);
}

function claimDomain({ domains }: Customers, row: TransferRow, report: Report): void {
  const key = text(row, 'domain_key');
  if (key === '') return;
  const domain = `${text(row, 'partner')} ${key}`;
  if (domains.has(domain)) report(`the domain ${key} belongs to another one too`);
  domains.add(domain);
}

/** The bytes are what is answered, and say the same as the columns beside them. */
function checkProfile(row: TransferRow, report: Report): void {
  const { bytes } = row;
  const profile = bytes instanceof Uint8Array ? parsed(bytes) : undefined;
  if (profile === undefined) {
    report('the profile is not JSON');
    return;
  }
  if (member(profile, 'id') !== row.id) report('the profile has another id than its row');
  if (member(member(profile, 'attributes'), 'etag') !== row.etag) report('the profile has another ETag than its row');
}

function checkProfileHistory(histories: ProfileHistories, row: TransferRow, report: Report): void {
  const history = histories.get(`${text(row, 'partner')} ${text(row, 'customer')}`);
  if (history === undefined || !(row.bytes instanceof Uint8Array)) return;
  if (history.made.size === 0 && history.replaced.size === 0) return;
  if (!history.made.has(digestOf(row.bytes))) report('the profile is not what the last audit record says');
}

function checkOwner({ known }: Customers, row: TransferRow, report: Report): void {
  const id = `${text(row, 'partner')} ${text(row, 'customer')}`;
  const customer = known.get(id);
  if (customer === undefined) {
    report('belongs to a customer that is not there');
    return;
  }
  if ((customer === 'ended') !== (row.ended === 1)) {
    report('does not say the same as its customer about whether the relationship has ended');
  }
  known.set(id, 'seen');
}

function checkMissingProfiles({ known }: Customers, histories: ProfileHistories | undefined, findings: Findings): void {
  for (const [id, state] of known) {
    if (state !== 'seen') findings.add(customersTable.name, id, 'has no billing profile');
  }
  for (const [id, { made }] of histories ?? []) {
    if (made.size > 0 && known.get(id) !== 'seen') {
      findings.add(billingProfilesTable.name, id, 'is missing, and no audit record tells of its removal');
    }
  }
}
