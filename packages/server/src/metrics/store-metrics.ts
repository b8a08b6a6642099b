import { setTimeout as pause } from 'node:timers/promises';
import type { Registry } from 'prom-client';
import type { Backlog } from '../store/deliveries.ts';
import { StoreUnavailable } from '../store/errors.ts';
import { retryReasons } from '../store/figures.ts';
import type { Store } from '../store/store.ts';
import { histogramSamples, register, type Sample } from './register.ts';

const transactionsName = 'partnerite_store_transaction_duration_seconds';

/** What the store has done, what waits in it, and what it removes. */
export function storeMetrics(registry: Registry, store: Store, clock: () => number): void {
  writeMetrics(registry, store);
  removalMetrics(registry, store);
  databaseMetrics(registry, store);
  backlogMetrics(registry, store, clock);
}

function writeMetrics(registry: Registry, store: Store): void {
  const counter = (name: string, help: string, value: () => number) =>
    register(registry, { name, help, type: 'counter' }, () => [{ labels: {}, value: value() }]);
  counter('partnerite_store_writes_total', 'Writes that ended.', () => store.figures().writes);
  // By them the writes are divided to know how many share one wait for the disk.
  counter('partnerite_store_transactions_total', 'Transactions in which they were done.', () => {
    return store.figures().transactions.count;
  });
  register(registry, { name: transactionsName, help: 'Time such a transaction took.', type: 'histogram' }, () =>
    histogramSamples(transactionsName, {}, store.figures().transactions),
  );
}

function removalMetrics(registry: Registry, store: Store): void {
  register(
    registry,
    { name: 'partnerite_store_removed_rows_total', help: 'Rows removed when their time was over.', type: 'counter' },
    () => Object.entries(store.figures().removed).map(([kind, value]) => ({ labels: { kind }, value })),
  );
  register(
    registry,
    {
      name: 'partnerite_store_last_removal_timestamp_seconds',
      help: 'When all that had expired was last removed.',
      type: 'gauge',
    },
    () => {
      const { lastRemoval } = store.figures();
      return lastRemoval === undefined ? [] : [{ labels: {}, value: lastRemoval / 1000 }];
    },
  );
}

function databaseMetrics(registry: Registry, store: Store): void {
  register(
    registry,
    { name: 'partnerite_database_retries_total', help: 'Work on PostgreSQL that was tried again.', type: 'counter' },
    () => retryReasons.map((reason) => ({ labels: { reason }, value: store.figures().retries[reason] })),
  );
  register(
    registry,
    { name: 'partnerite_database_connections', help: 'Connections to PostgreSQL.', type: 'gauge' },
    () =>
      store.pools().flatMap(({ name: pool, busy, idle }) => [
        { labels: { pool, state: 'busy' }, value: busy },
        { labels: { pool, state: 'idle' }, value: idle },
      ]),
  );
  register(
    registry,
    { name: 'partnerite_database_waiting', help: 'Work that waits for a connection to PostgreSQL.', type: 'gauge' },
    () => store.pools().map(({ name: pool, waiting }) => ({ labels: { pool }, value: waiting })),
  );
}

/** Counting what waits takes a look at all of it: not more often than this, in milliseconds. */
const backlogAge = 5_000;
/** Everything else is told without it when it takes longer, in milliseconds. */
const backlogPatience = 1_000;

/** Every node tells the same, for it is what the database holds. */
function backlogMetrics(registry: Registry, store: Store, clock: () => number): void {
  let known: { readonly at: number; readonly backlog: Promise<Backlog | undefined> } | undefined;
  const current = () => {
    const now = clock();
    if (known === undefined || Math.abs(now - known.at) >= backlogAge) known = { at: now, backlog: readBacklog(store) };
    return Promise.race([known.backlog, pause(backlogPatience, undefined, { ref: false })]);
  };
  const gauge = (name: string, help: string, value: (backlog: Backlog) => number) =>
    register(registry, { name, help, type: 'gauge' }, async (): Promise<readonly Sample[]> => {
      const backlog = await current();
      return backlog === undefined ? [] : [{ labels: {}, value: value(backlog) }];
    });
  gauge('partnerite_webhook_open_deliveries', 'Deliveries of events still to be made.', ({ open }) => open);
  gauge('partnerite_webhook_oldest_delivery_age_seconds', 'Age of the oldest event among them.', ({ oldestAt }) =>
    oldestAt === undefined ? 0 : Math.max(0, (clock() - oldestAt) / 1000),
  );
}

/** Other metrics are worth most while the database is away. */
async function readBacklog(store: Store): Promise<Backlog | undefined> {
  try {
    return await store.readBacklog();
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}
