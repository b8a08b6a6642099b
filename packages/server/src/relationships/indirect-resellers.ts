import type { PartnerRelationship } from '@partnerite/contract/resources/partner-relationship.ts';
import { nameKey } from '../customers/name-key.ts';
import type { Context } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { firstVersion, listStored, readStored, type Stored } from '../resources/stored-resource.ts';
import type { Resource, ResourceKey } from '../store/resources.ts';
import type { SingleChange } from '../store/writes.ts';

/** An indirect reseller that a partner is the provider of. */
export interface IndirectReseller {
  /** Its tenant: a GUID in lower case. */
  readonly id: string;
  readonly name: string;
  /** Its number in the partner network. */
  readonly mpnId: string;
  /** ISO 3166-1 alpha-2 code. */
  readonly location: string;
  /** It has not signed the partner agreement. One that is created here signs at once. */
  readonly agreementUnsigned?: true;
}

const kind = 'indirectReseller';

function resellerKey(id: string): ResourceKey {
  return { kind, owner: '', id };
}

/** A new reseller as it is stored, with the domain of its tenant where it has one of its own. */
export function resellerResource(reseller: IndirectReseller, domainKey?: string): Resource {
  return firstVersion(resellerKey(reseller.id), reseller, { order: nameKey(reseller.name), domainKey });
}

export function readReseller(context: Context, id: string): Promise<Stored<IndirectReseller> | undefined> {
  return readStored<IndirectReseller>(context, resellerKey(id.toLowerCase()));
}

export async function listResellers(context: Context): Promise<readonly IndirectReseller[]> {
  return (await listStored<IndirectReseller>(context, kind, '')).map(({ value }) => value);
}

/**
 * Who can be named as the reseller of a customer: of a sandbox partner, its own resellers. Other partners gain theirs in
 * a portal, and no operation tells of it: there any id is taken.
 * @returns what the write that names the reseller requires, for it may be deleted meanwhile
 * @throws Refusal `invalidMembers`
 */
export async function requireReseller(context: Context, id: string): Promise<readonly SingleChange[]> {
  const { principal, settings } = context;
  if (!settings.sandboxPartners.has(principal.partner)) return [];
  const stored = await readReseller(context, id);
  if (stored !== undefined) {
    return [{ kind: 'requireResource', key: stored.resource, version: stored.resource.version }];
  }
  return refuse('invalidMembers', {
    values: ['associatedPartnerId must be the tenant id of an indirect reseller of this partner'],
    data: ['associatedPartnerId'],
  });
}

/** As the list of the partner's resellers shows it. */
export function relationshipOf({ id, name, mpnId, location }: IndirectReseller): PartnerRelationship {
  return {
    id,
    name,
    relationshipType: 'is_indirect_cloud_solution_provider_of',
    state: 'Active',
    mpnId,
    location,
    attributes: { objectType: 'PartnerRelationship' },
  };
}
