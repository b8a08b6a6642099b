import type { Query } from './connections.ts';

/** Deliveries to one subscriber that are made one after the other. */
export interface Line {
  readonly partner: string;
  readonly subscriber: string;
  readonly line: string;
}

export function ofLine(sql: Query, { partner, subscriber, line }: Line) {
  return sql`partner = ${partner} and subscriber = ${subscriber} and line = ${line}`;
}

/** Makes the first open delivery of a line ready, unless one is. Whoever asks holds the line. */
export async function startLine(sql: Query, line: Line, now: number): Promise<void> {
  await sql`
    update deliveries set state = 'ready', due_at = ${now}
    where partner = ${line.partner}
      and id = (select min(id) from deliveries where ${ofLine(sql, line)} and ended_at is null and state = 'waiting')
      and not exists (select 1 from deliveries where ${ofLine(sql, line)} and ended_at is null and state = 'ready')`;
}
