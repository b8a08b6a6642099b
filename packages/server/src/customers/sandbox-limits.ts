import type { Context } from '../operation.ts';
import { maxListed } from '../resources/stored-resource.ts';

/** How many customers and how many indirect resellers a partner of the sandbox can have, as published. */
const maxCustomers = 75;
const maxResellers = 5;

/** How many customers a partner can have. */
export function customerLimit(context: Context): number | undefined {
  return isLimited(context) ? maxCustomers : undefined;
}

/** How many indirect resellers a partner can have. */
export function resellerLimit(context: Context): number {
  return isLimited(context) ? maxResellers : maxListed;
}

function isLimited({ settings, principal }: Context): boolean {
  return settings.sandboxLimits && settings.sandboxPartners.has(principal.partner);
}
