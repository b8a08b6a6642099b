import type { Scenario } from '../../scenario.ts';

export const customerInformation: Scenario = {
  name: 'CustomerInformation',
  group: 'Customers',
  title: 'Read all there is to know of one customer',
  credentials: 'app',
  async run({ partner, setting, show, check }) {
    const id = await setting('DefaultCustomerId');
    const customer = await partner.customers.byId(id).get();

    show({
      company: customer.companyProfile.companyName,
      domain: customer.companyProfile.domain,
      relationship: customer.relationshipToPartner,
      'billed at': customer.billingProfile?.email,
    });
    check(customer.id === id.toLowerCase(), 'The answer is the customer that was asked for');
  },
};
