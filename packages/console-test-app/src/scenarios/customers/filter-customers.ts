import type { CustomerRow, Page } from '@partnerite/sdk';
import type { Scenario } from '../../scenario.ts';

/** How much of a name is searched for, in characters. */
const prefixLength = 4;

export const filterCustomers: Scenario = {
  name: 'FilterCustomers',
  group: 'Customers',
  title: 'Find customers by the beginning of their name or domain',
  credentials: 'app',
  async run({ partner, setting, say, show, check }) {
    const { id, companyProfile } = await partner.customers.byId(await setting('DefaultCustomerId')).get();
    const companyName = prefixOf(companyProfile.companyName ?? '');
    const domain = prefixOf(companyProfile.domain);

    say(`Customers whose name begins with ${companyName}:`);
    const byName = await partner.customers.list({ startsWith: { companyName } }).page();
    show(namesOf(byName));
    check(
      byName.items.some((customer) => customer.id === id),
      'The customer is found by its name',
    );

    say(`Customers whose domain begins with ${domain}:`);
    const byDomain = await partner.customers.list({ startsWith: { domain } }).page();
    show(namesOf(byDomain));
    check(
      byDomain.items.some((customer) => customer.id === id),
      'The customer is found by its domain',
    );
    check(
      byDomain.items.every((customer) => customer.companyProfile.domain.toLowerCase().startsWith(domain)),
      'No other domains are found',
    );
  },
};

function namesOf({ items }: Page<CustomerRow>): Record<string, string | undefined> {
  return Object.fromEntries(items.map(({ companyProfile }) => [companyProfile.domain, companyProfile.companyName]));
}

/** In lower case, for filters look at letters without regard to case. */
function prefixOf(text: string): string {
  return [...text].slice(0, prefixLength).join('').toLowerCase();
}
