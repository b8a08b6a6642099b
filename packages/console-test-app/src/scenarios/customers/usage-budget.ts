import type { Scenario } from '../../scenario.ts';
import { newCustomer } from './new-customer.ts';

export const usageBudget: Scenario = {
  name: 'CustomerUsageBudget',
  group: 'Customers',
  title: 'Limit what a customer may spend on usage, and take the limit away',
  credentials: 'app',
  async run({ partner, setting, cleanUp, show, check }) {
    const customer = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    const selected = partner.customers.byId(customer.id);
    cleanUp(() => selected.delete());

    const before = await selected.usageBudget.get();
    await selected.usageBudget.patch({ amount: 250.5 });
    const limited = await selected.usageBudget.get();
    await selected.usageBudget.patch({});
    const after = await selected.usageBudget.get();

    show({ customer: customer.id, budget: limited.amount });
    check(before.amount === undefined && after.amount === undefined, 'There is no budget at first, nor at the end');
    check(limited.amount === 250.5, 'In between there is one');
  },
};
