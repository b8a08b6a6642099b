import { StoreUnavailable } from '../errors.ts';
import type { PoolFigures } from '../figures.ts';
import type { DatabaseAddress } from './address.ts';
import { type Connections, openConnections } from './connections.ts';
import { faultOf, isBehind } from './faults.ts';
import { isRetried } from './retry.ts';

/** Lists take this many connections to a server at most: what is left is for everything else. */
const listConnections = 4;
/** How long a replica that did not answer is left alone, in milliseconds. */
const replicaRest = 5_000;

export interface ListConnections extends Pick<Connections, 'run' | 'close'> {
  pools(): readonly PoolFigures[];
}

export interface ListConnectionsOptions {
  readonly address: DatabaseAddress;
  /** Of a server that follows it. */
  readonly replica?: DatabaseAddress | undefined;
  /** A clock that never goes back, in milliseconds. */
  readonly monotonic: () => number;
  /** Hears why the replica cannot be used, once each time that it goes. */
  readonly onFault: (error: unknown) => void;
}

/** For lists, which may be a little behind: of the replica, where there is one, and of the server it follows while that is away. */
export function openListConnections(options: ListConnectionsOptions): ListConnections {
  const { address, replica } = options;
  const lists = open(address);
  if (replica === undefined) {
    return { run: lists.run, close: lists.close, pools: () => [{ name: 'lists', ...lists.use() }] };
  }
  const following = open(replica, { readsOnly: true });
  return {
    run: withStandIn(following, lists, options),
    pools: () => [
      { name: 'lists', ...lists.use() },
      { name: 'replica', ...following.use() },
    ],
    async close() {
      await Promise.all([lists.close(), following.close()]);
    },
  };
}

function open(address: DatabaseAddress, { readsOnly = false } = {}): Connections {
  const connections = Math.min(address.connections, listConnections);
  return openConnections({ address: { ...address, connections }, plansEachTime: true, readsOnly });
}

function withStandIn(
  replica: Connections,
  standIn: Connections,
  { monotonic, onFault }: Pick<ListConnectionsOptions, 'monotonic' | 'onFault'>,
): Connections['run'] {
  let restsUntil: number | undefined;
  return async (work) => {
    if (restsUntil !== undefined && monotonic() < restsUntil) return standIn.run(work);
    // One finds out whether it is back, and the others need not wait for that.
    if (restsUntil !== undefined) restsUntil = monotonic() + replicaRest;
    try {
      const result = await replica.run(work);
      restsUntil = undefined;
      return result;
    } catch (error) {
      if (!isAway(error)) throw error;
      if (restsUntil === undefined) {
        onFault(new StoreUnavailable('The replica cannot be used: lists are read without it.', { cause: error }));
      }
      restsUntil = monotonic() + replicaRest;
      return standIn.run(work);
    }
  };
}

/** Whether the server that it follows might answer, where the replica did not. */
function isAway(error: unknown): boolean {
  return error instanceof StoreUnavailable || isBehind(error) || isRetried(faultOf(error));
}
