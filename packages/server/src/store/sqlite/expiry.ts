import type { DatabaseSync } from 'node:sqlite';
import { eventRetention, offlineRetention } from '../deliveries.ts';
import type { ResourceWrites } from './resource-writes.ts';

/**
 * Removes what has expired at `now` (Unix milliseconds). Stops at the limit, so that one transaction never holds up the
 * others for long.
 * @returns how many rows were removed
 */
export type RemoveExpired = (now: number, limit: number) => number;

export function prepareExpiry(database: DatabaseSync, resources: ResourceWrites): RemoveExpired {
  const prepare = (sql: string): RemoveExpired => {
    const statement = database.prepare(sql);
    return (end, limit) => Number(statement.run(end, limit).changes);
  };
  const firstOf = (table: string) =>
    prepare(`DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE expires_at <= ? LIMIT ?)`);
  const endedDeliveries = (state: string) =>
    prepare(
      `DELETE FROM deliveries WHERE id IN
         (SELECT id FROM deliveries WHERE state = '${state}' AND ended_at <= ? LIMIT ?)`,
    );
  const events = prepare(
    `DELETE FROM outgoing_events WHERE (partner, id) IN
       (SELECT partner, id FROM outgoing_events e WHERE at <= ?
          AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.partner = e.partner AND d.event = e.id) LIMIT ?)`,
  );
  const steps: readonly (readonly [remove: RemoveExpired, retention: number])[] = [
    [firstOf('kept_answers'), 0],
    [firstOf('grants'), 0],
    [firstOf('activity'), 0],
    [resources.removeExpired, 0],
    [endedDeliveries('delivered'), eventRetention],
    [endedDeliveries('offline'), offlineRetention],
    [events, eventRetention],
  ];
  return (now, limit) =>
    steps.reduce((removed, [remove, retention]) => removed + remove(now - retention, limit - removed), 0);
}
