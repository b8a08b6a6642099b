import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';
import { newCustomer } from './new-customer.ts';

export const removeCustomerRelationship: Scenario = {
  name: 'RemoveCustomerRelationship',
  group: 'Customers',
  title: 'End the relationship with a customer',
  credentials: 'app+user',
  async run({ partner, setting, say, show, check }) {
    say('Nobody should lose a customer to a sample: one is created first.');
    const { id } = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    const customer = partner.customers.byId(id);

    const { relationshipToPartner } = await customer.patch({ relationshipToPartner: 'none' });

    say('There is no way back, and nothing left to delete: the customer belongs to this partner no more.');
    const { category, code, description } = await refusal(customer.get(), 'Forbidden');
    show({ 'relationship answered': relationshipToPartner, 'read afterwards': `${category} ${code}`, description });
    check(relationshipToPartner === 'none', 'The answer says that the relationship has ended');
    check(category === 'Forbidden', 'The customer can no longer be read');
  },
};
