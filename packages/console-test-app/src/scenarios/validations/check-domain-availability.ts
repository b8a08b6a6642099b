import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';

export const checkDomainAvailability: Scenario = {
  name: 'CheckDomainAvailability',
  group: 'Validations',
  title: 'Check whether a domain is taken, before and after a customer has it',
  credentials: 'app',
  async run({ partner, setting, cleanUp, check }) {
    const customer = newCustomer(await setting('CustomerDomainSuffix'));
    const { domain } = customer.companyProfile;
    check(!(await partner.domains.byDomain(domain).exists()), `${domain} is free`);
    const created = await partner.customers.create(customer);
    cleanUp(() => partner.customers.byId(created.id).delete());
    check(await partner.domains.byDomain(domain).exists(), 'It is taken once a customer has it');
  },
};
