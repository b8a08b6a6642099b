import type { Context } from '../operation.ts';
import { refuse } from '../refusal.ts';

/** How many customers and how many indirect resellers a partner of the sandbox can have, as published. */
const maxCustomers = 75;
const maxResellers = 5;

/** @throws Refusal `sandboxLimitMet` when a partner of the sandbox has all the customers it can have */
export async function checkCustomerLimit(context: Context): Promise<void> {
  if (!isLimited(context)) return;
  const customers = await context.store.listCustomers(context.principal.partner, { limit: maxCustomers });
  if (customers.length >= maxCustomers) refuse('sandboxLimitMet');
}

/** @throws Refusal `sandboxLimitMet` when a partner of the sandbox has all the resellers it can have */
export function checkResellerLimit(context: Context, resellers: readonly unknown[]): void {
  if (isLimited(context) && resellers.length >= maxResellers) refuse('sandboxLimitMet');
}

function isLimited({ settings, principal }: Context): boolean {
  return settings.sandboxLimits && settings.sandboxPartners.has(principal.partner);
}
