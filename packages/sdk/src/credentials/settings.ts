import { badInput } from '../errors/bad-input.ts';

/**
 * Refuses credentials that cannot work before anything is sent.
 * @throws PartnerError `BadInput` when one of the settings is missing or empty, or the tenant would change the path
 */
export function requireSettings(
  settings: Readonly<Record<string, unknown>> & { readonly tenant: string },
  optional: Readonly<Record<string, unknown>> = {},
): void {
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  for (const [name, value] of [...Object.entries(settings), ...given]) {
    if (typeof value !== 'string' || value.trim() === '') throw badInput(`The credentials lack ${name}`, name);
  }
  if (/^\.\.?$/.test(settings.tenant) || !settings.tenant.isWellFormed()) {
    throw badInput('tenant must be an id or a domain', 'tenant');
  }
}
