import { expect, test } from 'vitest';
import { byDay } from '../../src/history/days.ts';
import { dayText, oldestKept, periodOf } from '../../src/history/period.ts';
import { historySearch } from '../../src/history/search.ts';

const now = new Date(2026, 10, 21, 9, 30);
const local = (...parts: [number, number, number, number?, number?, number?, number?]) =>
  new Date(...parts).toISOString();

test('30 days are asked for unless the address says otherwise', () => {
  expect(periodOf({}, now, 90)).toEqual({ startDate: local(2026, 9, 22) });
  expect(periodOf({ days: 7 }, now, 90)).toEqual({ startDate: local(2026, 10, 14) });
});

test('days begin and end in the time zone of the person', () => {
  expect(periodOf({ from: '2026-11-01', to: '2026-11-03' }, now, 90)).toEqual({
    startDate: local(2026, 10, 1),
    endDate: local(2026, 10, 3, 23, 59, 59, 999),
  });
});

test('an end alone counts back from there', () => {
  expect(periodOf({ to: '2026-11-10' }, now, 90)?.startDate).toBe(local(2026, 9, 11));
});

test('nothing older is asked for than what is kept', () => {
  const oldest = oldestKept(now, 90).toISOString();
  expect(oldest).toBe('2026-08-23T00:00:00.000Z');
  expect(periodOf({ from: '2020-01-01' }, now, 90)).toEqual({ startDate: oldest });
  expect(periodOf({ from: '2020-01-01', to: '2020-02-01' }, now, 90)).toBeUndefined();
  expect(periodOf({ from: '2020-01-01' }, now, 0)).toEqual({ startDate: local(2020, 0, 1) });
});

test('an end before the start leaves nothing to ask for', () => {
  expect(periodOf({ from: '2026-11-05', to: '2026-11-04' }, now, 90)).toBeUndefined();
});

test('the address of the page says no more than it can', () => {
  expect(historySearch({ days: 7, operation: 'add_customer', x: 1 })).toEqual({ days: 7, operation: 'add_customer' });
  expect(historySearch({ days: 12, from: '2026-13-01', to: 7, operation: 'A B', resource: 'customer_user' })).toEqual({
    resource: 'customer_user',
  });
  expect(historySearch({ days: 90, from: '2026-11-01' })).toEqual({ from: '2026-11-01' });
});

test('entries are grouped by day, in their order', () => {
  const at = (day: number, hour: number) => ({ at: new Date(2026, 10, day, hour) });
  const [late, early, before] = [at(3, 23), at(3, 0), at(2, 23)];
  expect(byDay([late, early, before])).toEqual([
    { date: late.at, items: [late, early] },
    { date: before.at, items: [before] },
  ]);
  expect(byDay([])).toEqual([]);
});

test('a date field gets the day of the person', () => {
  expect(dayText(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
