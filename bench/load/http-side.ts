import type { Sample } from '../figures.ts';
import type { Side } from '../rounds.ts';
import type { Server } from '../sides/servers.ts';
import { processorSeconds } from '../usage.ts';
import type { LoadJob } from './job.ts';
import { isSaturated, load } from './load.ts';

export type Job = Omit<LoadJob, 'firstNumber' | 'url'>;

/**
 * A side that answers requests.
 * @param prepare what is asked in this round
 */
export function httpSide(name: string, server: Server, folder: string, prepare: () => Promise<Job> | Job): Side {
  return {
    name,
    measure: async () => {
      const job = await prepare();
      const isWrite = job.requests[0]?.method !== 'GET';
      const groups = isWrite ? await server.countWrites?.() : undefined;
      const before = processorSeconds(server.pid);
      const made = await load({ ...job, url: server.url }, folder);
      const after = processorSeconds(server.pid);
      if (isSaturated(made)) console.error(`${name}: the load generator was the limit`);
      const { requestsPerSecond, p50, p99, busy } = made;
      const requests = requestsPerSecond * job.seconds;
      if (requests === 0) throw new Error(`nothing was answered in ${job.seconds} s`);
      return {
        value: requestsPerSecond,
        p50,
        p99,
        generator: busy,
        processor: before === undefined || after === undefined ? undefined : ((after - before) * 1e6) / requests,
        group: groups && groupSize(groups, await server.countWrites?.()),
      } satisfies Sample;
    },
  };
}

type Counts = { readonly writes: number; readonly transactions: number };

function groupSize(before: Counts, after: Counts | undefined): number | undefined {
  const transactions = (after?.transactions ?? 0) - before.transactions;
  return after === undefined || transactions === 0 ? undefined : (after.writes - before.writes) / transactions;
}
