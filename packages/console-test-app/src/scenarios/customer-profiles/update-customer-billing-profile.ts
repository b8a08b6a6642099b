import type { Scenario } from '../../scenario.ts';

export const updateCustomerBillingProfile: Scenario = {
  name: 'UpdateCustomerBillingProfile',
  group: 'Customer profiles',
  title: 'Change a billing profile, on the version that was read',
  credentials: 'app',
  async run({ partner, setting, cleanUp, say, show, check }) {
    const { billing } = partner.customers.byId(await setting('DefaultCustomerId')).profiles;
    const before = await billing.get();
    cleanUp(() => billing.edit((profile) => ({ ...profile, email: before.email })));

    const email = `invoices.${before.email}`;
    const updated = await billing.update({ ...before, email });

    say('A full update: what the profile held goes back with it, changed or not.');
    show({ 'e-mail before': before.email, 'e-mail now': updated.email });
    show({ 'version before': before.attributes.etag, 'version now': updated.attributes.etag });
    const read = await billing.get();
    check(read.email === email, 'The change is there when the profile is read again');
    check(read.attributes.etag !== before.attributes.etag, 'The profile has a new version');
    check(read.companyName === before.companyName && read.lastName === before.lastName, 'All else stayed as it was');
  },
};
