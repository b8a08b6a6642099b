import type { PartnerRelationship } from '@partnerite/contract/resources/partner-relationship.ts';
import { nameKey } from '../customers/name-key.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import { type Condition, invalidFilter, parseFilter } from '../lists/filter.ts';
import type { Handler } from '../operation.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { listResellers, readReseller, relationshipOf } from './indirect-resellers.ts';

export const getPartnerRelationships: Handler<'getPartnerRelationships'> = {
  run: async (context, { query: { relationship_type: type, filter } }) => {
    const holds = parseFilter(filter).map(nameCondition);
    // Nothing makes a partner of this service the reseller of another.
    const resellers = type === 'is_indirect_reseller_of' ? [] : await listResellers(context);
    const items = resellers.filter(({ name }) => holds.every((condition) => condition(nameKey(name))));
    return collectionAnswer(items.map(relationshipOf));
  },
};

function nameCondition({ field, operator, value }: Condition): (key: string) => boolean {
  if (field !== 'name') return invalidFilter('the field must be Name');
  const key = nameKey(value);
  switch (operator) {
    case 'equals':
      return (name) => name === key;
    case 'startswith':
      return (name) => name.startsWith(key);
    case 'substring':
      return (name) => name.includes(key);
    default:
      return invalidFilter('the operator must be equals, starts_with or substring');
  }
}

export const getCustomerRelationships: Handler<'getCustomerRelationships'> = {
  run: async (context, { path: { customerId } }) => {
    const { associatedPartnerId } = await relatedCustomer(context, customerId);
    if (associatedPartnerId === undefined) return collectionAnswer([]);
    const stored = await readReseller(context, associatedPartnerId);
    const { name, mpnId } = stored?.value ?? {};
    return collectionAnswer([
      {
        id: associatedPartnerId,
        ...(name === undefined ? {} : { name }),
        relationshipType: 'is_indirect_cloud_solution_provider_of',
        ...(mpnId === undefined ? {} : { mpnId }),
        attributes: { objectType: 'PartnerRelationship' },
      },
    ]);
  },
};

/** The published lists of relationships have no links. */
function collectionAnswer(items: readonly PartnerRelationship[]) {
  return jsonAnswer({ totalCount: items.length, items, attributes: { objectType: 'Collection' } });
}
