import type { Scenario } from '../../scenario.ts';

export const getCustomerBillingProfile: Scenario = {
  name: 'GetCustomerBillingProfile',
  group: 'Customer profiles',
  title: 'Read where and in what language a customer is billed',
  credentials: 'app',
  async run({ partner, setting, show, check }) {
    const customer = partner.customers.byId(await setting('DefaultCustomerId'));
    const profile = await customer.profiles.billing.get();

    const { companyName, firstName = '', lastName = '', email, culture, defaultAddress, attributes } = profile;
    show({
      company: companyName,
      contact: `${firstName} ${lastName}`.trim(),
      email,
      address: `${defaultAddress.addressLine1}, ${defaultAddress.city}, ${defaultAddress.country}`,
      culture,
      version: attributes.etag,
    });
    check(/^-?\d+$/.test(attributes.etag), 'The profile names its version, which an update needs');
  },
};
