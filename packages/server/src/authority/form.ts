import { fail } from './errors.ts';

/** Parameters of a form or a query, each at most once; an empty value is the same as none. */
export type Form = ReadonlyMap<string, string>;

const maxParameters = 100;

/**
 * Reads `application/x-www-form-urlencoded` text.
 * @throws AuthorityError `malformed` when a parameter is repeated (RFC 6749, section 3.1)
 */
export function parseForm(text: string): Form {
  const form = new Map<string, string>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > maxParameters) fail('malformed', 'it has too many parameters');
    if (value === '') continue;
    if (form.has(name)) fail('malformed', `the parameter ${name} is repeated`);
    form.set(name, value);
  }
  return form;
}

/** @throws AuthorityError `missingParameter` */
export function required(form: Form, name: string): string {
  return form.get(name) ?? fail('missingParameter', name);
}
