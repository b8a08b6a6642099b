import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';

export const customerQualifications: Scenario = {
  name: 'CustomerQualifications',
  group: 'Agreements and relationships',
  title: 'Ask for a qualification of a customer, and follow it',
  credentials: 'app+user',
  async run({ partner, setting, cleanUp, show, check }) {
    const created = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    const { qualification, delete: remove } = partner.customers.byId(created.id);
    cleanUp(() => remove());

    const asked = await qualification.createQualifications({
      qualification: 'Education',
      educationSegment: 'HigherEducation',
      website: 'adatum.example',
    });
    await qualification.createQualifications({ qualification: 'StateOwnedEntity' });
    const found = await qualification.getQualifications();

    show(Object.fromEntries(found.map((one) => [one.qualification, one.vettingStatus ?? 'needs no vetting'])));
    check(asked.vettingStatus === 'InReview', 'Education is looked into first');
    check(found.length === 2, 'A customer can have several qualifications');
    check((await qualification.get()) === 'none', 'The older form shows what is in force: nothing yet');
  },
};
