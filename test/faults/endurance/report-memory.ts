import { getHeapStatistics } from 'node:v8';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

// Loaded into a server's process, which was started with --expose-gc, before its own code, and into each of its threads:
// answers what is still in use after everything else has been collected.

/** Bytes in use by one thread after a collection. */
export interface ThreadMemory {
  readonly heap: number;
  readonly external: number;
}

/** Bytes in use by a process after a collection. */
export interface ReportedMemory {
  readonly rss: number;
  readonly main: ThreadMemory;
  /** The threads beside the main one. */
  readonly others: readonly ThreadMemory[];
}

const collect = globalThis.gc;
if (collect === undefined) throw new Error('the process was not started with --expose-gc');

function threadMemory(): ThreadMemory {
  // Twice: what a first collection finalizes, a second one frees.
  collect?.();
  collect?.();
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return { heap, external };
}

const channel = new BroadcastChannel('thread memory');
channel.unref();

if (!isMainThread) {
  channel.onmessage = ({ data }) => {
    if (data === 'report') channel.postMessage(threadMemory());
  };
} else {
  const others: ThreadMemory[] = [];
  channel.onmessage = ({ data }) => {
    if (data !== 'report') others.push(data);
  };
  process.on('message', (threads: number) => {
    others.length = 0;
    channel.postMessage('report');
    const told = setInterval(() => {
      if (others.length < threads) return;
      clearInterval(told);
      process.send?.({ rss: process.memoryUsage.rss(), main: threadMemory(), others: [...others] });
    }, 1);
  });
  process.channel?.unref();
  // The test is gone, however it ended.
  process.once('disconnect', () => process.exit());
}
