import type { CustomerRow, Page, PagedList } from '@partnerite/sdk';
import type { Scenario } from '../../scenario.ts';

/** A real partner has more pages than anybody wants to see here. */
const maxPages = 3;

export const customerPaging: Scenario = {
  name: 'CustomerPaging',
  group: 'Customers',
  title: 'Read the list of customers page by page, and in one walk',
  credentials: 'app',
  async run({ partner, setting, say, show, check }) {
    const size = await setting('CustomerPageSize');
    const customers = partner.customers.list({ size });

    say(`Page by page, ${size} customers each:`);
    const pages = await firstPages(customers);

    const wanted = pages.reduce((count, { items }) => count + items.length, 0);
    say('The same in one walk, which turns the pages by itself:');
    const walked: CustomerRow[] = [];
    for await (const customer of customers) {
      walked.push(customer);
      if (walked.length >= wanted) break;
    }

    show(Object.fromEntries(walked.map(({ id, companyProfile }) => [id, companyProfile.companyName])));
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    check(new Set(ids).size === ids.length, 'No customer is on two pages');
    check(
      pages.every(({ items, continuationToken }) => items.length === size || continuationToken === undefined),
      'Every page but the last is full',
    );
    check(walked.map(({ id }) => id).join() === ids.join(), 'Both ways give the same customers in the same order');
  },
};

/** A continuation token leads to the next page; the last page has none. */
async function firstPages(list: PagedList<CustomerRow>): Promise<readonly Page<CustomerRow>[]> {
  const pages = [await list.page()];
  let continuationToken = pages[0]?.continuationToken;
  while (continuationToken !== undefined && pages.length < maxPages) {
    const page = await list.page({ continuationToken });
    pages.push(page);
    continuationToken = page.continuationToken;
  }
  return pages;
}
