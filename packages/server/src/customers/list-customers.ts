import { listUri, type Page, pageAnswer, pageOf } from '../lists/page.ts';
import type { Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import type { CustomerPosition, CustomerRow } from '../store/customers.ts';
import { companyProfileRow, selfLink } from './customer-document.ts';
import { type CustomerFilter, parseCustomerFilter } from './customer-filter.ts';

/** Names the list in its tokens. */
const list = 'customers';

export const listCustomers: Handler<'listCustomers'> = {
  run: async (context, { query, continuationToken }) => {
    const page: Page<CustomerFilter, CustomerPosition> = pageOf(context, {
      list,
      query,
      continuationToken,
      filter: () => parseCustomerFilter(query.filter),
    });
    if (page.filter.associatedPartnerPrefix !== undefined && context.principal.kind === 'app') {
      refuse('tokenKindNotAllowed');
    }
    const { size, filter, position } = page;
    // One more than is shown tells whether there is a next page.
    const found = await context.store.listCustomers(context.principal.partner, {
      ...filter,
      after: position,
      limit: size + 1,
    });
    const rows = found.slice(0, size);
    const last = found.length > size ? rows.at(-1) : undefined;
    const { seekOperation } = query;
    return pageAnswer(context, {
      list,
      path: 'customers',
      items: rows.map(toItem),
      selfUri: listUri('/customers', { size: query.size, filter: query.filter, seekOperation }),
      next: last && { size, filter, position: { nameKey: last.nameKey, id: last.id } },
    });
  },
};

function toItem(row: CustomerRow) {
  const { id, relationship } = row;
  return {
    id,
    companyProfile: companyProfileRow(row),
    relationshipToPartner: relationship,
    links: selfLink(`/customers/${id}`),
    attributes: { objectType: 'Customer' },
  };
}
