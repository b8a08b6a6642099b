import type { Json } from '../api-client.ts';

/** A value with the PascalCase members that values of audit records have. */
export function pascalCase(value: Json): Json {
  if (Array.isArray(value)) return value.map(pascalCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      pascalCase(member),
    ]),
  );
}
