import { setTimeout as pause } from 'node:timers/promises';
import { observe } from '../../histogram.ts';
import type { ActivityReport } from '../activity.ts';
import { StoreUnavailable } from '../errors.ts';
import { createFigures, type RetryReason, type StoreFigures } from '../figures.ts';
import { preparePing } from '../ping.ts';
import { toGrant } from '../rows.ts';
import type { Store } from '../store.ts';
import { type DatabaseAddress, parseAddress } from './address.ts';
import { addCustomers, addResources } from './bulk.ts';
import { prepareCommit } from './commit.ts';
import { type Connections, openConnections } from './connections.ts';
import { prepareDeliveries } from './deliveries.ts';
import { removeExpired } from './expiry.ts';
import { openingFailure } from './faults.ts';
import { type ListConnections, openListConnections } from './list-connections.ts';
import { migrate } from './migrate.ts';
import { preparePurge } from './purge.ts';
import { prepareReads } from './reads.ts';
import { createRetry, type Retry } from './retry.ts';
import { prepareTallies } from './tallies.ts';

export interface PostgresStoreOptions {
  /** `postgres://...`, see `address.ts`. */
  readonly url: string;
  /** Address of a server that follows the first one, for lists: what they show may be a little behind. */
  readonly replicaUrl?: string | undefined;
  /** Hears the cause of each failure that callers see as `StoreUnavailable` or as an unforeseen error. */
  readonly onFault?: ((error: unknown) => void) | undefined;
  /** How long a server that cannot be reached is waited for at the start, in milliseconds. */
  readonly patience?: number | undefined;
  /** A clock that never goes back, in milliseconds. */
  readonly monotonic?: (() => number) | undefined;
  /** From 0 up to 1: spreads tries that met, nothing else. */
  readonly chance?: (() => number) | undefined;
}

/** How long a server may take to begin, in milliseconds: as when both are started at once. */
const defaultPatience = 15_000;
const pauseToOpen = 250;

/**
 * Opens a store on PostgreSQL, or what speaks its protocol. Any number of nodes may use the same one.
 * Nothing is remembered between two questions, for another node may have written.
 *
 * @throws DatabaseNotUsable, StoreUnavailable, TypeError for an address that makes no sense
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { onFault = () => {}, monotonic = () => performance.now(), chance = Math.random } = options;
  const address = parseAddress(options.url);
  const replica = options.replicaUrl === undefined ? undefined : parseAddress(options.replicaUrl);
  const connections = openConnections({ address });
  const lists = openListConnections({ address, replica, monotonic, onFault });
  const close = async () => {
    await Promise.all([connections.close(), lists.close()]);
  };
  try {
    await prepareSchema(connections, address, monotonic() + (options.patience ?? defaultPatience), monotonic);
  } catch (error) {
    await close();
    throw openingFailure(error);
  }
  const figures = createFigures();
  const onRetry = (reason: RetryReason) => {
    figures.retries[reason] += 1;
  };
  const retry = createRetry({ monotonic, chance, onFault, onRetry });
  return { ...assemble({ connections, lists, retry, nextSequence: createSequence(), monotonic, figures }), close };
}

async function prepareSchema(
  connections: Connections,
  { schema }: DatabaseAddress,
  until: number,
  monotonic: () => number,
): Promise<void> {
  for (;;) {
    try {
      await connections.run((sql) => migrate(sql, schema));
      return;
    } catch (error) {
      if (!(openingFailure(error) instanceof StoreUnavailable) || monotonic() >= until) throw error;
    }
    await pause(pauseToOpen);
  }
}

/** Microseconds of the clock at the start of this node, and never the same twice. */
function createSequence(): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor((performance.timeOrigin + performance.now()) * 1_000));
    return last;
  };
}

interface Parts {
  readonly connections: Connections;
  readonly lists: ListConnections;
  readonly retry: Retry;
  readonly nextSequence: () => number;
  readonly monotonic: () => number;
  readonly figures: StoreFigures;
}

function assemble(parts: Parts): Omit<Store, 'close'> {
  const { connections, lists, retry, nextSequence, monotonic, figures } = parts;
  const commit = prepareCommit(parts);
  const purgeAudit = preparePurge(connections, retry, nextSequence);
  return {
    ...prepareReads(parts),
    ...prepareDeliveries(parts),
    ...prepareTallies(parts),
    async commit(write) {
      const begun = monotonic();
      const outcome = await commit(write);
      figures.writes += 1;
      observe(figures.transactions, (monotonic() - begun) / 1000);
      return outcome;
    },
    addCustomers: (partner, customers) => addCustomers(parts, partner, customers),
    addResources: (partner, resources) => addResources(parts, partner, resources),
    ensureSetting: (name, proposal) =>
      retry(() =>
        connections.run(async (sql) => {
          // The update that changes nothing is what gives back the value that is there.
          const [row] = await sql`
            insert into settings as s values (${name}, ${proposal})
            on conflict (name) do update set value = s.value returning value`;
          return String(row?.value);
        }),
      ),
    saveGrant: ({ tenant, key, payload, expiresAt }) =>
      retry(() =>
        connections.run(async (sql) => {
          await sql`
            insert into grants values (${tenant}, ${key}, ${payload}, ${expiresAt})
            on conflict (tenant, key) do update set payload = excluded.payload, expires_at = excluded.expires_at`;
        }),
      ),
    takeGrant: (tenant, key, now) =>
      retry(
        () =>
          connections.run(async (sql) => {
            const [row] = await sql`
              delete from grants where tenant = ${tenant} and key = ${key} returning tenant, key, payload, expires_at`;
            const grant = row && toGrant(row);
            return grant !== undefined && grant.expiresAt > now ? grant : undefined;
          }),
        { once: true },
      ),
    saveActivity: (reports) => saveActivity(parts, reports),
    async removeExpired(now) {
      figures.removed.expired += await removeExpired(connections, retry, now);
      figures.lastRemoval = now;
    },
    async purgeAudit(purge) {
      const isDone = await purgeAudit(purge);
      if (isDone) figures.removed.audit += purge.count;
      return isDone;
    },
    figures: () => figures,
    pools: () => [{ name: 'all', ...connections.use() }, ...lists.pools()],
    ping: preparePing(
      () =>
        retry(() =>
          connections.run(async (sql) => {
            await sql`
              insert into markers as m values ('ping', 1) on conflict (name) do update set value = m.value + 1`;
          }),
        ),
      monotonic,
    ),
  };
}

/** Each partner's in a statement of its own; of two with one name the later one. */
async function saveActivity({ connections, retry }: Parts, reports: readonly ActivityReport[]): Promise<void> {
  for (const [partner, ofPartner] of Map.groupBy(reports, (report) => report.partner)) {
    const rows = [...new Map(ofPartner.map((report) => [report.name, report])).values()];
    await retry(() =>
      connections.run(async (sql) => {
        await sql`
          insert into activity
          select ${partner}, name, document, "expiresAt"
          from json_to_recordset(${JSON.stringify(rows)}::text::json)
            as r (name text, document text, "expiresAt" bigint)
          on conflict (partner, name) do update set document = excluded.document, expires_at = excluded.expires_at`;
      }),
    );
  }
}
