import type { Domain } from '@partnerite/contract/resources/verified-domain.ts';
import type { Context } from '../operation.ts';
import { listStored } from '../resources/stored-resource.ts';
import type { Customer } from '../store/customers.ts';
import { verifiedDomainKind } from '../store/resources.ts';

/** The names of a customer's domains: the first, and those that were verified, as they were added. */
export async function customDomains(context: Context, { id, domain }: Customer): Promise<readonly string[]> {
  const added = await listStored<Domain>(context, verifiedDomainKind, id);
  return [domain, ...added.filter(({ value }) => value.status === 'verified').map(({ value }) => value.name)];
}
