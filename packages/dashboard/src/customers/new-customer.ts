import {
  type CountryValidationRules,
  type NewCustomer,
  type NewCustomerBillingProfile,
  PartnerError,
} from '@partnerite/sdk';
import { type AddressMember, type AddressText, textOf } from '../address/address-text.ts';
import { checkAddress } from '../address/check-address.ts';
import { checkConstraints, compile } from '../address/constraints.ts';
import { constraints } from '../address/generated/constraints.ts';
import type { LeftBehind } from '../address/move-to.ts';
import type { Problem } from '../address/problem.ts';
import { domainOf, isPrefix } from './domain-prefix.ts';

/** A new customer while somebody types it. */
export interface NewCustomerForm {
  readonly companyName: string;
  /** What stands before the domain of all new customers; `undefined` as long as it follows the company's name. */
  readonly prefix: string | undefined;
  readonly registrationNumber: string;
  readonly address: AddressText;
  readonly leftBehind: LeftBehind;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly culture: string;
  readonly language: string;
}

export const emptyForm: NewCustomerForm = {
  companyName: '',
  prefix: undefined,
  registrationNumber: '',
  address: {},
  leftBehind: {},
  firstName: '',
  lastName: '',
  email: '',
  culture: '',
  language: '',
};

/** Paths of the fields, as in errors of the service, but for what all members of the billing profile have in common. */
export const paths = {
  domain: 'companyProfile.domain',
  registrationNumber: 'companyProfile.organizationRegistrationNumber',
  address: 'defaultAddress.',
} as const;

const profileBase = 'billingProfile.';
const ownMembers = ['companyName', 'firstName', 'lastName', 'email', 'culture', 'language'] as const;

/** What is wrong by the schema of the service and the rules of the country, in the order of the form. */
export function checkNewCustomer(
  rules: CountryValidationRules | undefined,
  form: NewCustomerForm,
  prefix: string,
): readonly Problem[] {
  const { companyName, ...contact } = Object.fromEntries(
    ownMembers.map((member) => [member, constraints.billingProfile[member]]),
  );
  const valueAt = (path: string) => form[path as (typeof ownMembers)[number]];
  return [
    ...checkConstraints(companyName === undefined ? {} : { companyName }, valueAt),
    ...domainProblems(prefix),
    ...checkAddress(rules, form.address, paths.address),
    ...registrationNumberProblems(rules, form.registrationNumber.trim()),
    ...checkConstraints(contact, valueAt),
  ];
}

function domainProblems(prefix: string): readonly Problem[] {
  const path = paths.domain;
  if (prefix === '') return [{ path, kind: 'missing' }];
  return isPrefix(prefix) ? [] : [{ path, kind: 'invalid' }];
}

function registrationNumberProblems(rules: CountryValidationRules | undefined, number: string): readonly Problem[] {
  if (!asksRegistrationNumber(rules)) return [];
  const path = paths.registrationNumber;
  if (number === '') return rules.customerOrganizationRegistrationNumberRequired ? [{ path, kind: 'missing' }] : [];
  const pattern = compile(rules.customerOrganizationRegistrationNumberRegex, 'u');
  return pattern.test(number) ? [] : [{ path, kind: 'invalid' }];
}

/** Whether organisations of a country have a number that is asked for. */
export function asksRegistrationNumber(rules: CountryValidationRules | undefined): rules is CountryValidationRules {
  return (
    rules !== undefined && (rules.isRegistrationNumberSupported || rules.customerOrganizationRegistrationNumberRequired)
  );
}

/** What is sent: texts without blanks around them, empty ones left out. */
export function toNewCustomer(
  rules: CountryValidationRules | undefined,
  form: NewCustomerForm,
  prefix: string,
): NewCustomer {
  const { companyName, email, culture, language, registrationNumber, address } = form;
  const name = present({ firstName: form.firstName, lastName: form.lastName });
  const { country = '', city = '', addressLine1 = '', ...rest } = present(address);
  const number = asksRegistrationNumber(rules) ? present({ organizationRegistrationNumber: registrationNumber }) : {};
  return {
    companyProfile: { domain: domainOf(prefix), ...number },
    billingProfile: {
      ...name,
      email: email.trim(),
      culture,
      language,
      companyName: companyName.trim(),
      defaultAddress: { country: country.toUpperCase(), city, addressLine1, ...rest, ...name },
    } satisfies NewCustomerBillingProfile,
  };
}

function present<Texts extends Readonly<Record<string, string | undefined>>>(texts: Texts): Partial<Texts> {
  const entries = Object.entries(texts).map(([name, text]) => [name, text?.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== undefined && text !== '')) as Partial<Texts>;
}

/** An error of the service whose paths are those of the form. */
export function inTermsOfForm(error: unknown): unknown {
  if (!(error instanceof PartnerError)) return error;
  const { category, status, code, requestId, correlationId } = error;
  const strip = (path: string) => path.replace(profileBase, '');
  return new PartnerError({
    ...{ category, status, code, requestId, correlationId },
    data: error.data.map((path) => nameOfContact(strip(path))),
    description: error.description.replaceAll(profileBase, ''),
  });
}

/** The contact's name is asked for once and sent twice. */
function nameOfContact(path: string): string {
  return path === `${paths.address}firstName` || path === `${paths.address}lastName`
    ? path.slice(paths.address.length)
    : path;
}

/** Whether anything was typed. */
export function isTouched(form: NewCustomerForm): boolean {
  const { address, leftBehind: _leftBehind, ...texts } = form;
  return [
    ...Object.values(texts),
    ...Object.keys(address).map((member) => textOf(address, member as AddressMember)),
  ].some((text) => text !== undefined && text !== '');
}
