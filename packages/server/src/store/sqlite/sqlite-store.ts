import type { DatabaseSync } from 'node:sqlite';
import { observe } from '../../histogram.ts';
import type { NewCustomer } from '../customers.ts';
import { StoreUnavailable } from '../errors.ts';
import { createFigures } from '../figures.ts';
import { createMemoryTallies } from '../memory-tallies.ts';
import { preparePing } from '../ping.ts';
import type { Store } from '../store.ts';
import type { SingleChange } from '../writes.ts';
import { openDataFolder } from './data-folder.ts';
import { isUnavailable, openingFailure } from './faults.ts';
import { GroupWriter } from './group-writer.ts';
import { ProfileCache } from './profile-cache.ts';
import { prepareReads, type Reads } from './reads.ts';
import type { Reply, Task } from './work.ts';

export interface SqliteStoreOptions {
  /** Created, for its owner only, if it is not there. */
  readonly folder: string;
  /** Bound of the billing profiles held in memory, in bytes; 64 MiB unless given. */
  readonly cacheBytes?: number | undefined;
  /** Hears the cause of each failure that callers see as `StoreUnavailable` or as an unforeseen error. */
  readonly onFault?: ((error: unknown) => void) | undefined;
  /** A clock that never goes back, in milliseconds. */
  readonly monotonic?: (() => number) | undefined;
}

const defaultCacheBytes = 64 * 1024 * 1024;

/** Reads wait on the main thread, so hardly at all; in WAL mode they meet a lock only while another program recovers. */
const connection = { busyTimeout: 20, pageCache: 32 * 1024 };

/** Customers that `addCustomers` hands to the writer at once. */
const chunk = 1_000;

/** Rows that `removeExpired` removes in one transaction. */
const removal = 500;

/**
 * Opens the embedded store: one SQLite database in a folder that it has for itself.
 * Reads run on the calling thread, writes on a thread of their own, many of them in one durable transaction.
 *
 * @throws FolderInUse, DatabaseNotUsable, StoreUnavailable
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { folder, cacheBytes = defaultCacheBytes, onFault = () => {}, monotonic = () => performance.now() } = options;
  const { file, database, release } = openDataFolder(folder, connection);
  try {
    // From here on only the writer thread writes.
    database.exec('PRAGMA query_only = ON');
    return assembleStore({ database, file, cacheBytes, onFault, monotonic, release });
  } catch (error) {
    database.close();
    release();
    throw openingFailure(error);
  }
}

interface Parts {
  readonly database: DatabaseSync;
  readonly file: string;
  readonly cacheBytes: number;
  readonly onFault: (error: unknown) => void;
  readonly monotonic: () => number;
  readonly release: () => void;
}

function assembleStore({ database, file, cacheBytes, onFault, monotonic, release }: Parts): Store {
  const reads = prepareReads(database);
  const cache = new ProfileCache(cacheBytes);
  const figures = createFigures();
  const writer = new GroupWriter({
    file,
    onFault,
    monotonic,
    onEnd: (task, reply) => refresh(cache, task, reply),
    onGroup: (tasks, seconds) => {
      figures.writes += tasks;
      observe(figures.transactions, seconds);
    },
  });
  const read = guardReads(database, onFault);
  const tallies = createMemoryTallies();
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await writer.close();
    // The last connection to close also empties the write-ahead log into the database.
    database.close();
    release();
  }

  return {
    readBillingProfile: (partner, customer) => {
      const cached = database.isOpen ? cache.get(partner, customer) : undefined;
      if (cached !== undefined) {
        return Promise.resolve(cached);
      }
      return read(() => readAndKeep(reads, cache, partner, customer));
    },
    readCustomer: (...key) => read(() => reads.readCustomer(...key)),
    listCustomers: (...query) => read(() => reads.listCustomers(...query)),
    countDelegatingCustomers: (...of) => read(() => reads.countDelegatingCustomers(...of)),
    isDomainTaken: (...key) => read(() => reads.isDomainTaken(...key)),
    readResource: (...key) => read(() => reads.readResource(...key)),
    listResources: (...query) => read(() => reads.listResources(...query)),
    readKeptAnswer: (...key) => read(() => reads.readKeptAnswer(...key)),
    readAuditRecords: (...query) => read(() => reads.readAuditRecords(...query)),
    countAuditRecords: (...of) => read(() => reads.countAuditRecords(...of)),
    readAuditRecord: (...key) => read(() => reads.readAuditRecord(...key)),
    findExpiredAudit: (...query) => read(() => reads.findExpiredAudit(...query)),
    readGrant: (...key) => read(() => reads.readGrant(...key)),
    listActivity: (...query) => read(() => reads.listActivity(...query)),
    readActivity: (...key) => read(() => reads.readActivity(...key)),
    readSetting: (name) => read(() => reads.readSetting(name)),
    isEmpty: () => read(() => reads.isEmpty()),
    commit: (write) => writer.submit('commit', write),
    addCustomers: (partner, customers) => addInChunks(writer, partner, customers),
    addResources: (partner, resources) => writer.submit('addResources', { partner, resources }),
    ensureSetting: (name, proposal) => writer.submit('ensureSetting', { name, proposal }),
    saveGrant: (grant) => writer.submit('saveGrant', grant),
    takeGrant: (tenant, key, now) => writer.submit('takeGrant', { tenant, key, now }),
    readSubscribersDue: (now) => read(() => reads.readSubscribersDue(now)),
    leaseDeliveries: (lease) => writer.submit('leaseDeliveries', lease),
    endTry: (end) => writer.submit('endTry', end),
    readDeliveries: (...key) => read(() => reads.readDeliveries(...key)),
    listDeliveries: (...query) => read(() => reads.listDeliveries(...query)),
    listOfflineDeliveries: (...query) => read(() => reads.listOfflineDeliveries(...query)),
    countOpenDeliveries: (...query) => read(() => reads.countOpenDeliveries(...query)),
    saveActivity: (reports) => writer.submit('saveActivity', reports),
    addToTallies: (...of) => read(() => tallies.add(...of)),
    takeFromTallies: (...of) => read(() => tallies.take(...of)),
    removeExpired: async (now) => {
      tallies.removeEnded(now);
      figures.removed.expired += await removeInSteps(writer, now);
      figures.lastRemoval = now;
    },
    purgeAudit: async (purge) => {
      const isDone = await writer.submit('purgeAudit', purge);
      if (isDone) figures.removed.audit += purge.count;
      return isDone;
    },
    readBacklog: () => read(() => reads.readBacklog()),
    figures: () => figures,
    pools: () => [],
    ping: preparePing(async () => {
      await read(() => reads.readSetting(''));
      await writer.submit('ping', undefined);
    }, monotonic),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** What each read goes through: refused once the store is closed, and told as unavailable when the database fails. */
function guardReads(database: DatabaseSync, onFault: (error: unknown) => void) {
  return async <Result>(read: () => Result | Promise<Result>): Promise<Result> => {
    if (!database.isOpen) {
      throw new StoreUnavailable('The store is closed.');
    }
    try {
      return await read();
    } catch (cause) {
      if (database.isOpen && !isUnavailable(cause)) {
        throw cause;
      }
      onFault(cause);
      throw new StoreUnavailable('The database cannot be read.', { cause });
    }
  };
}

function readAndKeep(reads: Reads, cache: ProfileCache, partner: string, customer: string) {
  const profile = reads.readBillingProfile(partner, customer);
  if (profile !== undefined) {
    cache.fill(partner, customer, profile);
  }
  return profile;
}

/**
 * Only one group is under way at a time, so a version that its last write made is the stored one. After any other end the
 * database is asked again: whoever was told `stale` must read the version that won.
 */
function refresh(cache: ProfileCache, task: Task, reply: Reply | undefined): void {
  if (task.kind !== 'commit') {
    return;
  }
  const { partner, change } = task.job;
  for (const single of change.kind === 'several' ? change.changes : [change]) {
    refreshAfter(cache, partner, single, isDone(reply));
  }
}

function refreshAfter(cache: ProfileCache, partner: string, change: SingleChange, done: boolean): void {
  switch (change.kind) {
    case 'putResource':
    case 'removeResource':
    case 'requireResource':
    case 'requireNoCustomersOf':
    case 'resendEvent':
      return;
    case 'replaceBillingProfile':
      if (done) cache.fill(partner, change.customerId, change.billingProfile);
      else cache.remove(partner, change.customerId);
      return;
    case 'removeCustomer':
      cache.remove(partner, change.customerId);
      return;
    case 'addCustomer':
    case 'replaceCustomer':
      cache.remove(partner, change.customer.id);
  }
}

function isDone(reply: Reply | undefined): boolean {
  return (
    reply?.kind === 'done' && typeof reply.result === 'object' && 'kind' in reply.result && reply.result.kind === 'done'
  );
}

/** The next chunk is made while the one before is written. */
async function addInChunks(writer: GroupWriter, partner: string, customers: Iterable<NewCustomer>): Promise<number> {
  let added = 0;
  let previous = Promise.resolve(0);
  let collected: NewCustomer[] = [];
  const hand = async () => {
    const next = writer.submit('addCustomers', { partner, customers: collected });
    // Awaited a chunk later; until then a failure of the chunk before must not leave this one unheard.
    next.catch(() => {});
    collected = [];
    added += await previous;
    previous = next;
  };
  for (const customer of customers) {
    collected.push(customer);
    if (collected.length === chunk) {
      await hand();
    }
  }
  if (collected.length > 0) {
    await hand();
  }
  return added + (await previous);
}

/** @returns how many rows were removed */
async function removeInSteps(writer: GroupWriter, now: number): Promise<number> {
  let all = 0;
  let removed: number;
  do {
    removed = await writer.submit('removeExpired', { now, limit: removal });
    all += removed;
  } while (removed === removal);
  return all;
}
