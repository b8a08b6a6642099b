import { PartnerError } from './partner-error.ts';

/** The error of what cannot be sent, or cannot work, as it is. */
export function badInput(description: string, member?: string, cause?: unknown): PartnerError {
  return new PartnerError({ category: 'BadInput', description, data: member === undefined ? [] : [member], cause });
}

/** An option that is a number. @throws PartnerError `BadInput` for anything else: `NaN` would switch a limit off */
export function numberOption(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || Number.isNaN(value)) throw badInput(`${name} must be a number`, name);
  return value;
}
