import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';

export const selfServePolicies: Scenario = {
  name: 'SelfServePolicies',
  group: 'Self-serve policies',
  title: 'Allow a customer to buy by itself, change that, and withdraw it',
  credentials: 'app+user',
  async run({ partner, setting, cleanUp, show, check }) {
    const customer = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    cleanUp(() => partner.customers.byId(customer.id).delete());

    const created = await partner.selfServePolicies.create({
      selfServeEntity: { selfServeEntityType: 'customer', tenantID: customer.id },
      grantor: { grantorType: 'billToPartner', tenantID: await setting('PartnerTenantId') },
      permissions: [{ resource: 'AzureReservedInstances', action: 'Purchase' }],
    });
    const policy = partner.selfServePolicies.byId(created.id);
    const changed = await policy.edit((current) => ({
      ...current,
      permissions: [...current.permissions, { resource: 'AzureSavingsPlan', action: 'Purchase' }],
    }));
    const { items } = await partner.selfServePolicies.get({ entityId: customer.id });
    await policy.delete();

    show({ policy: created.id, 'may buy': changed.permissions.map(({ resource }) => resource).join(', ') });
    check(changed.permissions.length === 2, 'The second permission joined the first');
    check(items.length === 1 && items[0]?.id === created.id, 'The customer had this one policy');
    const error = await refusal(policy.get(), 'NotFound');
    check(error.code === 600039, 'The withdrawn policy is gone');
  },
};
