import type { Scenario } from '../../scenario.ts';

export const getCustomerCompanyProfile: Scenario = {
  name: 'GetCustomerCompanyProfile',
  group: 'Customer profiles',
  title: "Read the company's own data: domain, address",
  credentials: 'app+user',
  async run({ partner, setting, show, check }) {
    const id = await setting('DefaultCustomerId');
    const company = await partner.customers.byId(id).profiles.company.get();

    show({
      company: company.companyName,
      domain: company.domain,
      tenant: company.tenantId,
      city: company.address?.city,
    });
    check(company.tenantId === id.toLowerCase(), 'The tenant is the customer that was asked for');
  },
};
