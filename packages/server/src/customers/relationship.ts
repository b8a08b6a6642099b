import type { Context } from '../operation.ts';
import { refuse } from '../refusal.ts';
import type { Customer } from '../store/customers.ts';

/**
 * The one answer for a customer that is not there and for one of another partner: they must not be told apart
 * (protocol, section 5.4).
 */
export function noRelationship({ principal }: Context, customerId: string): never {
  return refuse('noRelationship', { values: [principal.partner, customerId] });
}

/** @throws Refusal `noRelationship` when this partner has no such customer */
export async function relatedCustomer(context: Context, customerId: string): Promise<Customer> {
  const customer = await context.store.readCustomer(context.principal.partner, customerId);
  return customer ?? noRelationship(context, customerId);
}
