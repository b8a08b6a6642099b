import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';

export const addressValidation: Scenario = {
  name: 'AddressValidation',
  group: 'Validations',
  title: 'Validate addresses, and look up what a country asks of them',
  credentials: 'app',
  async run({ partner, say, show, check }) {
    const address = {
      addressLine1: '1 Microsoft Way',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      country: 'US',
    };
    const verified = await partner.validations.validateAddress(address);
    check(verified.status.startsWith('Verified'), `The address is ${verified.status}`);

    say('The same address with the state of another coast:');
    const corrected = await partner.validations.validateAddress({ ...address, state: 'NY' });
    const [suggested] = corrected.suggestedAddresses;
    show({ status: corrected.status, message: corrected.validationMessage, suggested: suggested?.state });
    check(suggested?.state === 'WA', 'The state of the postal code is suggested');

    const rules = await partner.countryValidationRules.byCountry('CA').get();
    show({
      states: rules.supportedStatesList?.join(', '),
      'postal codes': rules.postalCodeRegex,
      'calling code': rules.countryCallingCodesList?.join(', '),
    });
    check(rules.isStateRequired && rules.isPostalCodeRequired, 'Canada needs a state and a postal code');
    const error = await refusal(partner.countryValidationRules.byCountry('UK').get(), 'NotFound');
    check(error.description.includes('GB'), 'UK is no country code, and the error names the one that is');
  },
};
