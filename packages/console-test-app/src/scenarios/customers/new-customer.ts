import type { NewCustomer } from '@partnerite/sdk';

/**
 * A customer that can be created: nobody has its domain yet.
 * @param domainSuffix what its domain ends in, e.g. `.onmicrosoft.com`
 */
export function newCustomer(domainSuffix: string): NewCustomer {
  const domain = `sample${crypto.randomUUID().slice(0, 8)}${domainSuffix}`;
  return {
    companyProfile: { domain },
    billingProfile: {
      companyName: 'Adatum Bicycles',
      firstName: 'Toni',
      lastName: 'Poe',
      email: `toni@${domain}`,
      culture: 'en-US',
      language: 'en',
      defaultAddress: {
        addressLine1: '4567 Main Street',
        city: 'Buffalo',
        state: 'NY',
        postalCode: '14201',
        country: 'US',
        phoneNumber: '7165550117',
        firstName: 'Toni',
        lastName: 'Poe',
      },
    },
  };
}
