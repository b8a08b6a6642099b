import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';
import { newCustomer } from './new-customer.ts';

export const deleteCustomer: Scenario = {
  name: 'DeleteCustomer',
  group: 'Customers',
  title: 'Delete a customer, in the sandbox only',
  credentials: 'app',
  async run({ partner, setting, customerIdToDelete, say, show, check }) {
    if (customerIdToDelete === undefined) say('CustomerIdToDelete is blank: a customer is created first.');
    const id =
      customerIdToDelete ?? (await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')))).id;

    await partner.customers.byId(id).delete();

    const { category } = await refusal(partner.customers.byId(id).get(), 'Forbidden', 'NotFound');
    show({ id, 'read afterwards': category });
    check(category === 'Forbidden' || category === 'NotFound', 'The customer is gone');
  },
};
