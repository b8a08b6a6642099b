import { spelling } from '@partnerite/contract/headers.ts';
import type { QueryOf } from '@partnerite/contract/operations.ts';
import type { CustomerCollection } from '@partnerite/contract/resources/customer.ts';
import type { ResourceLinks } from '@partnerite/contract/resources/links.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import type { CustomerPosition, CustomerRow } from '../store/store.ts';
import { type Continuation, readContinuationToken, writeContinuationToken } from './continuation-token.ts';
import { companyProfileRow, selfLink } from './customer-document.ts';
import { type CustomerFilter, parseCustomerFilter } from './customer-filter.ts';

/** Default and maximum number of customers in one answer (protocol, section 6.9). */
const maxPageSize = 500;

/** Which customers are asked for. */
interface Page {
  readonly size: number;
  readonly filter: CustomerFilter;
  readonly position: CustomerPosition | undefined;
}

export const listCustomers: Handler<'listCustomers'> = {
  run: async (context, { query, continuationToken }) => {
    const page = pageOf(context, query, continuationToken);
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
    const next = last && { size, filter, position: { nameKey: last.nameKey, id: last.id } };
    return { bytes: Buffer.from(JSON.stringify(collection(context, rows, selfUri(query), next))) };
  },
};

function pageOf({ principal, settings }: Context, query: QueryOf<'listCustomers'>, token: string | undefined): Page {
  const seek = query.seekOperation?.toLowerCase() ?? 'next';
  if (seek !== 'next' && seek !== 'first') {
    refuse('invalidMembers', { values: ['seekOperation must be Next or First'], data: ['seekOperation'] });
  }
  if (token !== undefined) {
    const continuation = readContinuationToken(settings.continuationKey, principal.partner, token);
    return seek === 'first' ? { ...continuation, position: undefined } : continuation;
  }
  if (seek === 'next' && query.seekOperation !== undefined) {
    refuse('invalidContinuationToken', { data: [spelling.continuationToken] });
  }
  // A size of 0 means that none was given (protocol, section 1.9).
  const size = Math.min(query.size || maxPageSize, maxPageSize);
  return { size, filter: parseCustomerFilter(query.filter), position: undefined };
}

function selfUri({ size, filter, seekOperation }: QueryOf<'listCustomers'>): string {
  const parameters = [
    ...(size === undefined ? [] : [`size=${size}`]),
    ...(filter === undefined ? [] : [`filter=${encodeURIComponent(filter)}`]),
    ...(seekOperation === undefined ? [] : [`seekOperation=${encodeURIComponent(seekOperation)}`]),
  ];
  return parameters.length === 0 ? '/customers' : `/customers?${parameters.join('&')}`;
}

function collection(
  { principal, settings }: Context,
  rows: readonly CustomerRow[],
  self: string,
  next: Continuation | undefined,
): CustomerCollection {
  const token = next && writeContinuationToken(settings.continuationKey, principal.partner, next);
  return {
    totalCount: rows.length,
    items: rows.map(toItem),
    ...(token === undefined ? {} : { continuationToken: token }),
    links: { ...selfLink(self), ...(next && token ? nextLink(next.size, token) : {}) },
    attributes: { objectType: 'Collection' },
  };
}

/** Relative, without leading slash and `/v1`: the only form that every vendor client follows on every platform. */
function nextLink(size: number, token: string): Pick<ResourceLinks, 'next'> {
  const uri = `customers?size=${size}&seekOperation=Next`;
  return { next: { uri, method: 'GET', headers: [{ key: spelling.continuationToken, value: token }] } };
}

function toItem(row: CustomerRow) {
  const { id, relationship } = row;
  return {
    id,
    companyProfile: companyProfileRow(row),
    relationshipToPartner: relationship as 'reseller',
    links: selfLink(`/customers/${id}`),
    attributes: { objectType: 'Customer' },
  };
}
