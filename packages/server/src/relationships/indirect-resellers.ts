import type { PartnerRelationship } from '@partnerite/contract/resources/partner-relationship.ts';
import type { Context } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { listStored, readStored, type Stored } from '../resources/stored-resource.ts';
import type { ResourceKey } from '../store/store.ts';

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
  /** It was there from the start and has been deleted. */
  readonly deleted?: true;
}

const kind = 'indirectReseller';

export function resellerKey(id: string): ResourceKey {
  return { kind, owner: '', id };
}

/** Those that a partner of the demo world begins with. */
function startingResellers({ principal, settings }: Context): readonly IndirectReseller[] {
  return settings.demoResellers.get(principal.partner) ?? [];
}

/** A reseller of this partner; `stored` is absent while it is as it was at the start. */
export interface KnownReseller {
  readonly reseller: IndirectReseller;
  readonly stored: Stored<IndirectReseller> | undefined;
}

export async function readReseller(context: Context, id: string): Promise<KnownReseller | undefined> {
  const stored = await readStored<IndirectReseller>(context, resellerKey(id.toLowerCase()));
  const reseller = stored?.value ?? startingResellers(context).find((one) => one.id === id.toLowerCase());
  return reseller === undefined || reseller.deleted === true ? undefined : { reseller, stored };
}

export async function listResellers(context: Context): Promise<readonly IndirectReseller[]> {
  const stored = (await listStored<IndirectReseller>(context, kind, '')).map(({ value }) => value);
  const known = new Set(stored.map(({ id }) => id));
  const untouched = startingResellers(context).filter(({ id }) => !known.has(id));
  return [...untouched, ...stored].filter(({ deleted }) => deleted !== true);
}

/**
 * Who can be named as the reseller of a customer: of a sandbox partner, its own resellers. Other partners gain theirs in
 * a portal, and no operation tells of it: there any id is taken.
 * @throws Refusal `invalidMembers`
 */
export async function checkReseller(context: Context, associatedPartnerId: string): Promise<void> {
  const { principal, settings } = context;
  if (!settings.sandboxPartners.has(principal.partner)) return;
  if ((await readReseller(context, associatedPartnerId)) !== undefined) return;
  refuse('invalidMembers', {
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
