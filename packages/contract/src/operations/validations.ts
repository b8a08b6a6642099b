import type { OperationTable } from '../operations.ts';

/** Checks of addresses, domains and customers. */
export const validations = {
  checkDomainAvailability: {
    method: 'HEAD',
    path: '/v1/domains/{domain}',
    summary: 'Check whether a domain is taken',
    credentials: 'both',
    origin: 'documented',
  },
  checkDomainPrefixAvailability: {
    method: 'GET',
    path: '/v1/validations/checkdomainavailability/{domainPrefix}',
    summary: 'Check whether a domain prefix is free',
    credentials: 'both',
    origin: 'observed',
  },
  validateAddress: {
    method: 'POST',
    path: '/v1/validations/address',
    summary: 'Validate a postal address',
    credentials: 'both',
    origin: 'documented',
  },
  getCountryValidationRules: {
    method: 'GET',
    path: '/v1/countryvalidationrules/{country}',
    summary: 'Get the rules for addresses and numbers of a country',
    credentials: 'both',
    origin: 'documented',
  },
  getValidationCodes: {
    method: 'GET',
    path: '/v1/customers/all/validations',
    summary: 'Get the validation codes of a partner for Government Community Cloud',
    credentials: 'both',
    origin: 'documented',
  },
  getCustomerValidations: {
    method: 'GET',
    path: '/v1/customers/{customerId}/validations',
    summary: 'Get the Government Community Cloud validation of a customer',
    credentials: 'both',
    origin: 'observed',
  },
  getCustomerValidationStatus: {
    method: 'GET',
    path: '/v1/customers/{customerId}/validationStatus',
    summary: 'Get how far the vetting of a customer is',
    credentials: 'app+user',
    origin: 'documented',
  },
} as const satisfies OperationTable;
