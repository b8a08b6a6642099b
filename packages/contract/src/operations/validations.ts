import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import { Address } from '../resources/address.ts';
import { AddressValidationResponse } from '../resources/address-validation.ts';
import { CountryValidationRules } from '../resources/country-validation-rules.ts';
import { CustomerValidation, ValidationCodes } from '../resources/validation-code.ts';
import { ValidationStatus, ValidationType } from '../resources/validation-status.ts';

/** What the vendor's clients do not have. */
const noVendorMethod = { dotnet: '-', java: '-' } as const;

/** Checks of addresses, domains and customers. */
export const validations = {
  checkDomainAvailability: {
    method: 'HEAD',
    path: '/v1/domains/{domain}',
    summary: 'Check whether a domain is taken',
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'domains.byDomain(domain).exists' },
    answer: { status: 200 },
    errors: ['domainFree', 'invalidMembers'],
  },
  checkDomainPrefixAvailability: {
    method: 'GET',
    path: '/v1/validations/checkdomainavailability/{domainPrefix}',
    summary: 'Check whether a domain prefix is free',
    credentials: 'both',
    origin: 'observed',
    client: { sdk: 'domains.byPrefix(domainPrefix).isAvailable', ...noVendorMethod },
    answer: { status: 200, schema: Type.Boolean() },
    errors: ['invalidMembers'],
  },
  validateAddress: {
    method: 'POST',
    path: '/v1/validations/address',
    summary: 'Validate a postal address',
    credentials: 'both',
    origin: 'documented',
    client: {
      // An answer that is always there must not read like a yes.
      sdk: 'validations.validateAddress',
      dotnet: 'Validations.IsAddressValid',
      java: 'getValidations().isAddressValid',
    },
    body: Address,
    answer: { status: 200, schema: AddressValidationResponse },
    errors: ['addressNotValid'],
  },
  getCountryValidationRules: {
    method: 'GET',
    path: '/v1/countryvalidationrules/{country}',
    summary: 'Get the rules for addresses and numbers of a country',
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'countryValidationRules.byCountry(country).get' },
    answer: { status: 200, schema: CountryValidationRules },
    errors: ['countryNotFound', 'countryNamedOtherwise'],
  },
  getValidationCodes: {
    method: 'GET',
    path: '/v1/customers/all/validations',
    summary: 'Get the validation codes of a partner for Government Community Cloud',
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'validations.getValidationCodes' },
    answer: { status: 200, schema: ValidationCodes },
    errors: [],
  },
  getCustomerValidations: {
    method: 'GET',
    path: '/v1/customers/{customerId}/validations',
    summary: 'Get the Government Community Cloud validation of a customer',
    credentials: 'both',
    origin: 'observed',
    client: { sdk: 'customers.byId(customerId).validations.get', ...noVendorMethod },
    answer: { status: 200, schema: CustomerValidation },
    errors: ['invalidCustomerId', 'noRelationship'],
  },
  getCustomerValidationStatus: {
    method: 'GET',
    path: '/v1/customers/{customerId}/validationStatus',
    summary: 'Get how far the vetting of a customer is',
    credentials: 'app+user',
    origin: 'documented',
    client: {
      sdk: 'customers.byId(customerId).validationStatus.get',
      dotnet: 'Customers.ById(customerId).ValidationStatus.GetValidationStatus',
      java: '-',
    },
    query: Type.Object({ type: Type.Optional(ValidationType) }),
    answer: { status: 200, schema: ValidationStatus },
    errors: ['invalidCustomerId', 'noRelationship', 'invalidMembers', 'accountStatusNotFound'],
  },
} as const satisfies OperationTable;
