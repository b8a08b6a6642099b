import type { Scenario } from '../../scenario.ts';
import { newCustomer } from './new-customer.ts';

export const createCustomer: Scenario = {
  name: 'CreateCustomer',
  group: 'Customers',
  title: 'Create a customer, whose first password is answered once',
  credentials: 'app',
  async run({ partner, setting, leaveNothing, cleanUp, say, show, check }) {
    const created = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    if (leaveNothing) cleanUp(() => partner.customers.byId(created.id).delete());
    const read = await partner.customers.byId(created.id).get();

    const { userCredentials } = created;
    show({ id: created.id, domain: created.companyProfile.domain, user: userCredentials?.userName });
    check(userCredentials !== undefined && userCredentials.password !== '', 'The creation answers a password: keep it');
    check(read.userCredentials === undefined, 'It is never answered again');
    check(read.companyProfile.domain === created.companyProfile.domain, 'The customer can be read');
    if (!leaveNothing) say(`To remove it, set CustomerIdToDelete to ${created.id} and run DeleteCustomer.`);
  },
};
