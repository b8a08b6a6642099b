import type { TallyLimit, TallyStore } from '../tallies.ts';
import type { Connections, Query } from './connections.ts';
import type { Retry } from './retry.ts';

interface TallyParts {
  readonly connections: Connections;
  readonly retry: Retry;
}

/**
 * One statement, which waits for no disk and no standby. When its answer is lost it may be done twice: then a little less
 * is let through, or, where something was taken back, a little more.
 */
export function prepareTallies({ connections, retry }: TallyParts): TallyStore {
  const take = async (partner: string, limits: readonly TallyLimit[], now: number) => {
    await retry(() => connections.run((sql) => takeBack(sql, partner, limits, now)));
  };
  return {
    async addToTallies(partner, limits, now) {
      const rows = await retry(() => connections.run(async (sql) => count(sql, partner, limits, now)));
      const counted = limits.filter(({ kind, subject }) =>
        rows.some((row) => row.ends_at === null && row.kind === kind && row.subject === subject),
      );
      if (counted.length === limits.length) return undefined;
      // Others have used up one of them at the same moment: the rest is not counted either.
      if (counted.length > 0) await take(partner, counted, now);
      const ends = rows.flatMap(({ ends_at }) => (ends_at === null ? [] : [Number(ends_at)]));
      return Math.max(...(ends.length > 0 ? ends : limits.map(({ window }) => now + window)));
    },
    takeFromTallies: take,
  };
}

/** The limits that are reached, with their ends, or else those that were counted. */
function count(sql: Query, partner: string, limits: readonly TallyLimit[], now: number) {
  // As `goesOn` has it.
  const goesOn = sql`(t.ends_at > ${now}::bigint and t.ends_at <= 2 * excluded.ends_at - ${now}::bigint)`;
  return sql`
    with given as (${given(sql, limits)}),
    reached as (
      select kind, subject, t.ends_at from given g join tallies t using (kind, subject)
      where t.partner = ${partner} and t.room <= 0 and t.ends_at > ${now}::bigint
        and t.ends_at <= ${now}::bigint + 2 * g.length),
    counted as (
      insert into tallies as t (partner, kind, subject, room, ends_at)
      select ${partner}, kind, subject, most - 1, ${now}::bigint + length from given
      where not exists (select from reached) order by kind, subject
      on conflict (partner, kind, subject) do update set
        room = case when ${goesOn} then t.room - 1 else excluded.room end,
        ends_at = case when ${goesOn} then t.ends_at else excluded.ends_at end
      where t.room > 0 or not ${goesOn}
      returning kind, subject)
    select kind, subject, ends_at from reached
    union all select kind, subject, null::bigint from counted`;
}

async function takeBack(sql: Query, partner: string, limits: readonly TallyLimit[], now: number): Promise<void> {
  await sql`
    with known as (
      select t.kind, t.subject, g.most from tallies t join (${given(sql, limits)}) g using (kind, subject)
      where t.partner = ${partner} and t.ends_at > ${now}::bigint
      -- In the order in which they are counted, lest two wait for each other.
      order by t.kind, t.subject for update of t)
    update tallies t set room = least(t.room + 1, k.most) from known k
    where t.partner = ${partner} and t.kind = k.kind and t.subject = k.subject`;
}

function given(sql: Query, limits: readonly TallyLimit[]) {
  const rows = limits.map(({ kind, subject, most, window }) => ({ kind, subject, most, length: window }));
  return sql`
    select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as g (kind text, subject text, most integer, length bigint)`;
}
