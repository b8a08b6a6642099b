import type { HistorySearch } from './search.ts';

/** In milliseconds. */
const dayLength = 24 * 60 * 60 * 1000;
const defaultDays = 30;
/** Before this no service kept records: what `for good` begins with. */
const beginning = '2000-01-01T00:00:00.000Z';

/** What the service is asked for: instants, as its days are those of UTC and not those of the person. */
export interface Period {
  readonly startDate: string;
  /** Absent where the period goes on. */
  readonly endDate?: string;
}

/**
 * The time that is asked for, as far as the service keeps records.
 * @param retention in days; 0 when records are kept for good
 * @returns `undefined` when there can be no records in it
 */
export function periodOf({ days, from, to }: HistorySearch, now: Date, retention: number): Period | undefined {
  const end = to === undefined ? undefined : endOfDay(to);
  const oldest = retention === 0 ? new Date(beginning) : oldestKept(now, retention);
  const wanted = from === undefined ? daysBefore(end ?? now, days ?? defaultDays) : startOfDay(from);
  const start = wanted < oldest ? oldest : wanted;
  if (end !== undefined && end < start) return undefined;
  return { startDate: start.toISOString(), ...(end && { endDate: end.toISOString() }) };
}

/** Records are removed by whole days of UTC. */
export function oldestKept(now: Date, retention: number): Date {
  return new Date(now.getTime() - (now.getTime() % dayLength) - retention * dayLength);
}

/** The beginning of the day so many days ago: the day of the end counts too. */
function daysBefore(end: Date, days: number): Date {
  return new Date(end.getFullYear(), end.getMonth(), end.getDate() - days);
}

function startOfDay(text: string): Date {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, date);
}

function endOfDay(text: string): Date {
  const start = startOfDay(text);
  return new Date(start.getFullYear(), start.getMonth(), start.getDate(), 23, 59, 59, 999);
}

/** `yyyy-mm-dd` of the person's time zone. */
export function dayText(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
