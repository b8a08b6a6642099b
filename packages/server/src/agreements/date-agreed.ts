const date = String.raw`\d{4}-\d{2}-\d{2}`;
const time = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?`;
const offset = String.raw`Z|[+-]\d{2}:\d{2}`;
export const dateAgreedForm = new RegExp(`^(${date})(?:T(${time})(${offset})?)?$`, 'i');

/**
 * A date, or a date and time, in ISO 8601; UTC where it has no offset, for clients send both.
 * @returns the moment as it is answered, in UTC with milliseconds, or `undefined` for anything that is no such date
 */
export function readDateAgreed(text: string): string | undefined {
  const [, day, clockTime = '00:00', zone = 'Z'] = dateAgreedForm.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const moment = new Date(`${day}T${clockTime}${zone.toUpperCase()}`);
  const inUtc = Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
  // An offset can lead out of the years that have four digits.
  return inUtc !== undefined && /^\d{4}-/.test(inUtc) ? inUtc : undefined;
}

/** `Date` takes the 30th of February for the 1st of March. */
function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}
