import { type Condition, invalidFilter, parseFilter } from '../lists/filter.ts';
import type { CustomerQuery } from '../store/customers.ts';
import { domainKey, nameKey } from './name-key.ts';

export type CustomerFilter = Pick<CustomerQuery, 'namePrefix' | 'domainPrefix' | 'associatedPartnerPrefix'>;

/**
 * Reads the filter of a list of customers (protocol, section 6.10).
 * @throws Refusal `invalidFilter`
 */
export function parseCustomerFilter(text: string | undefined): CustomerFilter {
  return parseFilter(text).map(prefixOf).reduce(merge, {});
}

function prefixOf({ field, operator, value }: Condition): CustomerFilter {
  if (operator !== 'startswith') return invalidFilter('the operator must be starts_with');
  switch (field) {
    case 'companyname':
      return { namePrefix: nameKey(value) };
    case 'domain':
      return { domainPrefix: domainKey(value) };
    case 'indirectreseller':
      return { associatedPartnerPrefix: value.toLowerCase() };
    default:
      return invalidFilter('the field must be CompanyName, Domain or IndirectReseller');
  }
}

/** A prefix that no key has: control characters are refused in names and domains. */
const noMatch = '\u0000';

/** Two prefixes of one field hold together when one begins with the other. */
function longer(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.startsWith(other)) return one;
  return other.startsWith(one) ? other : noMatch;
}

function merge(left: CustomerFilter, right: CustomerFilter): CustomerFilter {
  return {
    namePrefix: longer(left.namePrefix, right.namePrefix),
    domainPrefix: longer(left.domainPrefix, right.domainPrefix),
    associatedPartnerPrefix: longer(left.associatedPartnerPrefix, right.associatedPartnerPrefix),
  };
}
