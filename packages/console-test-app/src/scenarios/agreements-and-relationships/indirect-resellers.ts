import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';

export const indirectResellers: Scenario = {
  name: 'IndirectResellers',
  group: 'Agreements and relationships',
  title: 'Create an indirect reseller in the sandbox, and a customer for it',
  credentials: 'app+user',
  async run({ partner, setting, cleanUp, show, check }) {
    const customer = newCustomer(await setting('CustomerDomainSuffix'));
    const { companyName, defaultAddress, culture } = customer.billingProfile;
    const contact = { firstName: 'Toni', lastName: 'Poe', email: customer.billingProfile.email };
    const reseller = await partner.sandboxIndirectResellers.create({
      mpnId: '6363276',
      tenant: {
        domainPrefix: `reseller${crypto.randomUUID().slice(0, 8)}`,
        name: companyName,
        displayName: companyName,
        adminUserName: 'admin',
        adminFirstName: contact.firstName,
        adminLastName: contact.lastName,
        adminAlternateEmail: contact.email,
        country: 'US',
        culture,
      },
      legalBusinessProfile: { companyName, address: defaultAddress, primaryContact: contact, culture },
      organizationProfileLanguage: 'en',
    });
    const { delete: removeReseller } = partner.sandboxIndirectResellers.byId(reseller.accountId);
    cleanUp(() => removeReseller());

    const { id } = await partner.customers.create({ ...customer, associatedPartnerId: reseller.accountId });
    cleanUp(() => partner.customers.byId(id).delete());
    const known = await partner.relationships.get({ relationshipType: 'is_indirect_cloud_solution_provider_of' });
    const ofCustomer = await partner.customers.byId(id).relationships.get();
    const found = await partner.customers.list({ startsWith: { indirectReseller: reseller.accountId } }).page();

    show({ reseller: reseller.accountId, administrator: reseller.tenant.adminUserAccount, customer: id });
    check(
      known.items.some((one) => one.id === reseller.accountId),
      'The partner has the reseller in its list',
    );
    check(ofCustomer.items[0]?.id === reseller.accountId, 'The customer belongs to the reseller');
    check(found.items.length === 1 && found.items[0]?.id === id, 'The customers of the reseller are found');
    const error = await refusal(removeReseller(), 'Forbidden');
    check(error.code === 6003, 'A reseller that has customers stays');
  },
};
