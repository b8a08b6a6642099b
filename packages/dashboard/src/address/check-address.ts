import type { CountryValidationRules } from '@partnerite/sdk';
import { type AddressMember, type AddressText, textOf } from './address-text.ts';
import { checkConstraints, compile } from './constraints.ts';
import { constraints } from './generated/constraints.ts';
import { postalCodeExamples } from './generated/places.ts';
import type { Problem } from './problem.ts';

/**
 * Checks an address by the schema of the service and by the rules of its country, and names every problem by the path of
 * its member. Without rules, while they are on their way, only the schema is asked.
 *
 * @param base precedes each path, e.g. `defaultAddress.`
 */
export function checkAddress(
  rules: CountryValidationRules | undefined,
  address: AddressText,
  base = '',
): readonly Problem[] {
  const bySchema = checkConstraints(constraints.address, (path) => address[path as AddressMember]);
  const faulty = new Set(bySchema.map(({ path }) => path));
  const byCountry = rules === undefined ? [] : countryProblems(rules, address);
  return [...bySchema, ...byCountry.filter(({ path }) => !faulty.has(path))].map((problem) => ({
    ...problem,
    path: base + problem.path,
  }));
}

function countryProblems(rules: CountryValidationRules, address: AddressText): readonly Problem[] {
  return [stateProblem(rules, address), postalCodeProblem(rules, address), phoneNumberProblem(rules, address)].filter(
    (problem) => problem !== undefined,
  );
}

/** Codes of the states that the service takes, or `undefined` where it takes any. */
export function statesOf(rules: CountryValidationRules | undefined): readonly string[] | undefined {
  return rules?.supportedStatesList ?? rules?.states?.value;
}

function stateProblem(rules: CountryValidationRules, address: AddressText): Problem | undefined {
  const state = textOf(address, 'state');
  if (state === '') return rules.isStateRequired ? { path: 'state', kind: 'missing' } : undefined;
  const states = statesOf(rules);
  if (states === undefined || states.includes(state.toUpperCase())) return undefined;
  // Some countries take names, too, which only the service knows.
  const longestCode = Math.max(...states.map((code) => code.length));
  return state.length > longestCode ? undefined : { path: 'state', kind: 'invalid' };
}

function postalCodeProblem(rules: CountryValidationRules, address: AddressText): Problem | undefined {
  const path = 'postalCode';
  const code = textOf(address, path).toUpperCase();
  const example = postalCodeExamples[rules.iso2Code];
  const said = example === undefined ? {} : { example };
  if (code === '') return rules.isPostalCodeRequired ? { path, kind: 'missing', ...said } : undefined;
  if (rules.postalCodeRegex === undefined) return undefined;
  const pattern = compile(rules.postalCodeRegex);
  // The service takes a code behind that of its country, too: MD-2001.
  const bare = code.startsWith(rules.iso2Code) ? code.slice(rules.iso2Code.length).replace(/^[ -]/, '') : code;
  return pattern.test(code) || pattern.test(bare) ? undefined : { path, kind: 'invalid', ...said };
}

function phoneNumberProblem(rules: CountryValidationRules, address: AddressText): Problem | undefined {
  const path = 'phoneNumber';
  const number = textOf(address, path);
  if (number === '') return rules.customerOrganizationPhoneNumberRequired ? { path, kind: 'missing' } : undefined;
  // A number of another country begins with its calling code: only the service knows their plans.
  if (rules.phoneNumberRegex === undefined || number.startsWith('+')) return undefined;
  return compile(rules.phoneNumberRegex).test(number) ? undefined : { path, kind: 'invalid' };
}
