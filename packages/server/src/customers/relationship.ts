import type { Context } from '../operation.ts';
import { refuse } from '../refusal.ts';

/**
 * The one answer for a customer that is not there and for one of another partner: they must not be told apart
 * (protocol, section 5.4).
 */
export function noRelationship({ principal }: Context, customerId: string): never {
  return refuse('noRelationship', { values: [principal.partner, customerId] });
}
