import { postalCodeRule } from './country-data.ts';

/** Longest postal code that is looked at, in characters. */
export const maxPostalCodeLength = 20;

export interface PostalCodeProblem {
  readonly problem: 'missing' | 'invalid';
  readonly message: string;
}

const compiled = new Map<string, RegExp>();

/**
 * Checks a postal code by the country's pattern, without regard to case and with or without the country's own prefix
 * (`MD-2001`). Anything short enough passes where no pattern is known.
 */
export function checkPostalCode(country: string, value: string | undefined): PostalCodeProblem | undefined {
  const rule = postalCodeRule(country);
  const code = value?.trim().toUpperCase() ?? '';
  const form = rule.example === undefined ? '' : ` of the form ${rule.example}`;
  if (code === '') {
    if (!rule.isRequired) return undefined;
    return { problem: 'missing', message: `is required in ${country}: a postal code${form}` };
  }
  if (isWellFormed(country, code, rule.pattern)) return undefined;
  return { problem: 'invalid', message: `must be a postal code of ${country}${form}` };
}

function isWellFormed(country: string, code: string, pattern: string | undefined): boolean {
  // Before any pattern sees it, so that the length of the input never decides how long matching takes.
  if (code.length > maxPostalCodeLength) return false;
  if (pattern === undefined) return true;
  const form = compile(country, pattern);
  return form.test(code) || form.test(withoutPrefix(country, code));
}

function compile(country: string, pattern: string): RegExp {
  const known = compiled.get(country);
  if (known !== undefined) return known;
  const form = new RegExp(pattern);
  compiled.set(country, form);
  return form;
}

function withoutPrefix(country: string, code: string): string {
  if (!code.startsWith(country)) return code;
  return code.slice(country.length).replace(/^[ -]/, '');
}
