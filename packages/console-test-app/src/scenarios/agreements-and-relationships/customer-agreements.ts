import type { NewAgreement } from '@partnerite/sdk';
import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';

export const customerAgreements: Scenario = {
  name: 'CustomerAgreements',
  group: 'Agreements and relationships',
  title: 'Confirm that a customer has accepted an agreement, and see where it can be read',
  credentials: 'app+user',
  async run({ partner, setting, cleanUp, show, check }) {
    const created = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    const customer = partner.customers.byId(created.id);
    cleanUp(() => customer.delete());

    const agreementType = 'MicrosoftCustomerAgreement';
    const { items } = await partner.agreementDetails.get({ agreementType });
    const templateId = items[0]?.templateId ?? '';
    const document = await partner.agreementTemplates
      .byId(templateId)
      .document.get({ language: 'fr-FR', country: 'FR' });
    const confirmation: NewAgreement = {
      primaryContact: { firstName: 'Toni', lastName: 'Poe', email: 'toni@adatum.example', phoneNumber: '7165550117' },
      templateId,
      dateAgreed: '2026-01-15T00:00:00Z',
      type: agreementType,
    };
    await customer.agreements.create(confirmation);
    const confirmed = await customer.agreements.get({ agreementType });

    show({ template: templateId, document: document.displayUri, language: document.language });
    check(confirmed.items[0]?.primaryContact.lastName === 'Poe', 'The confirmation is there, with who agreed');
    const error = await refusal(customer.agreements.create(confirmation), 'Conflict');
    check(error.code === 600061, 'The same contact does not confirm it twice');
    const direct = await customer.agreements.getDirectSignedCustomerAgreementStatus();
    check(!direct.isSigned, 'The customer has not signed it with the vendor itself');
  },
};
