import type { CustomerRow } from '@partnerite/sdk';

/** What the list shows of a customer: no more is kept, because there can be very many. */
export interface ListedCustomer {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly relationship: CustomerRow['relationshipToPartner'];
}

export function listedCustomer({ id, companyProfile, relationshipToPartner }: CustomerRow): ListedCustomer {
  const { companyName, domain } = companyProfile;
  return { id, name: companyName ?? domain, domain, relationship: relationshipToPartner };
}

/** A page of the list, as it is kept. */
export interface ListedPage {
  readonly customers: readonly ListedCustomer[];
  readonly continuationToken: string | undefined;
}

/** The pages without a customer that is no longer there. */
export function withoutCustomer(pages: readonly ListedPage[], id: string): ListedPage[] {
  return pages.map((page) => {
    const customers = page.customers.filter((customer) => customer.id !== id);
    return customers.length === page.customers.length ? page : { ...page, customers };
  });
}
