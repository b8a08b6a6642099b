import { type Problem, refuseProblems } from '../refusal.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** In milliseconds, as everything here. */
export const day = 24 * hour;

/** How far back records go when no start is given, in days. */
const defaultDays = 30;

/** What was asked for: from inclusive, to exclusive, in Unix milliseconds. */
export interface DateRange {
  readonly from: number;
  readonly to?: number | undefined;
}

export interface DateQuery {
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
}

/**
 * Reads the dates of a query. A start is by default 30 days before the end, or before today; it must not be older than the
 * retention. An end that names a day includes the day.
 * @param retention in days; 0 when records are kept for good
 * @throws Refusal `invalidMembers`
 */
export function dateRange({ startDate, endDate }: DateQuery, now: number, retention: number): DateRange {
  const problems: Problem[] = [];
  const [start, end] = [read('startDate', startDate, problems), read('endDate', endDate, problems)];
  refuseProblems(problems);
  const today = now - (now % day);
  const oldest = retention === 0 ? Number.MIN_SAFE_INTEGER : today - retention * day;
  const to = end && end.at + (end.isDay ? day : 1);
  const byDefault = Math.min(end?.at ?? today, today) - defaultDays * day;
  const from = start?.at ?? Math.max(byDefault, oldest);
  if (start !== undefined && from < oldest) {
    problems.push({ path: 'startDate', message: `must not be more than ${retention} days ago` });
  } else if (to !== undefined && to <= from) {
    problems.push({ path: 'endDate', message: start ? 'must not be before startDate' : `must not be so long ago` });
  }
  refuseProblems(problems);
  return { from, to };
}

function read(path: string, text: string | undefined, problems: Problem[]): Moment | undefined {
  if (text === undefined || text === '') return undefined;
  const moment = parseMoment(text);
  if (moment === undefined) {
    problems.push({ path, message: 'must be a date such as 2026-11-01, 2026-11-01T08:30:00Z or 11/01/2026 00:00:00' });
  }
  return moment;
}

export interface Moment {
  /** Unix milliseconds. */
  readonly at: number;
  /** A day was named, not an instant. */
  readonly isDay: boolean;
}

const isoForm =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<date>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?(?<zone>Z|[+ -]\d{2}:?\d{2})?)?$/i;

/** What .NET makes of a date for a culture of the United States; newer versions put a narrow space before AM and PM. */
const dotnetForm =
  /^(?<month>\d{1,2})\/(?<date>\d{1,2})\/(?<year>\d{4})(?: (?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2})(?:\s(?<half>[AP]M))?)?$/i;

/** A time without a zone is UTC. Midnight in the form of .NET stands for the day: it cannot say a day otherwise. */
export function parseMoment(text: string): Moment | undefined {
  const iso = isoForm.exec(text)?.groups;
  if (iso !== undefined) return momentOf(iso, iso.hour === undefined);
  const dotnet = dotnetForm.exec(text)?.groups;
  const moment = dotnet && momentOf(dotnet, false);
  return moment && { ...moment, isDay: moment.at % day === 0 };
}

type Parts = Readonly<Record<string, string | undefined>>;

function momentOf(parts: Parts, isDay: boolean): Moment | undefined {
  const number = (name: string) => Number(parts[name] ?? 0);
  const [year, month, date] = [number('year'), number('month'), number('date')];
  const midnight = Date.UTC(year, month - 1, date);
  const hours = hoursOf(number('hour'), parts.half);
  const offset = offsetOf(parts.zone);
  if (hours === undefined || offset === undefined || number('minute') > 59 || number('second') > 59) return undefined;
  // A date that does not exist turns into another one.
  if (dayText(midnight) !== `${parts.year}-${two(month)}-${two(date)}`) return undefined;
  const fraction = Math.floor(Number(`0.${parts.fraction ?? 0}`) * second);
  const time = hours * hour + number('minute') * minute + number('second') * second + fraction;
  return { at: midnight + time - offset, isDay };
}

/** The hour of a day, also of one that is told in two halves. */
function hoursOf(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours > 23 ? undefined : hours;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

/** A plus that was not escaped comes as a space. */
function offsetOf(zone = 'Z'): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replaceAll(/\D/g, '');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * hour + minutes * minute);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** `yyyy-mm-dd` of a time in Unix milliseconds. */
function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** The query parameters that say a range: a day where its edge is one, else an instant. */
export function rangeQuery({ from, to }: DateRange): DateQuery {
  return {
    startDate: from % day === 0 ? dayText(from) : new Date(from).toISOString(),
    endDate: to === undefined ? undefined : to % day === 0 ? dayText(to - 1) : new Date(to - 1).toISOString(),
  };
}
