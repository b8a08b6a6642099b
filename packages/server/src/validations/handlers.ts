import { validateAddress } from './address-validation.ts';
import { getCountryValidationRules } from './country-validation-rules.ts';
import { domainHandlers } from './domains.ts';
import { validationCodeHandlers } from './validation-codes.ts';
import { getCustomerValidationStatus } from './validation-status.ts';

/** Checks of addresses, domains and customers. */
export const validationHandlers = {
  ...domainHandlers,
  ...validationCodeHandlers,
  validateAddress,
  getCountryValidationRules,
  getCustomerValidationStatus,
};
