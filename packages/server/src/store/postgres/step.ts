import type { Outcome } from '../writes.ts';
import type { Fragment, Query } from './connections.ts';

/** How a change is made: within a transaction where it takes more than its one statement. */
export interface Step {
  /** Locks and looks first; what it answers is why the change is refused. */
  readonly before?: ((sql: Query) => Promise<Outcome | undefined>) | undefined;
  /**
   * Parts of a `with`, the last of which is `done`: it has a row when the change has been made. A key that is taken ends
   * the statement.
   */
  readonly change: (sql: Query) => Fragment;
}

/** Changes nothing. */
export const noChange: Step = { change: (sql) => sql`done as (select 1)` };

/**
 * Lets one transaction at a time count what is limited and add to it. The row stays: there are as many as kinds.
 */
export async function holdCount(sql: Query, partner: string, kind: string): Promise<void> {
  await sql`
    insert into counted (partner, kind) values (${partner}, ${kind})
    on conflict (partner, kind) do update set kind = excluded.kind`;
}
