import { newGuid } from '../identifiers.ts';
import type { Random } from '../operation.ts';
import type { DeliveryStore, LeasedDelivery, TryEnd } from '../store/deliveries.ts';
import type { RetrySchedule } from './retry-schedule.ts';
import type { Callback, SendCallback } from './send-callback.ts';

/** Delivers events from the store to their subscribers. Every node has one; leases keep them out of each other's way. */
export interface DeliveryWorker {
  /** Looks for what is due from time to time, and when it is woken. */
  start(): void;
  /** Something may be due: looks soon. */
  wake(): void;
  /** Tries everything that is due, and what becomes due by that; resolves when nothing is due or under way any more. */
  deliverDue(): Promise<void>;
  /** Tries nothing more, gives up what is under way: it is due again when its lease ends, here or on another node. */
  close(): Promise<void>;
}

export interface DeliveryWorkerOptions {
  readonly store: DeliveryStore;
  readonly schedule: RetrySchedule;
  /** The signed POST of a delivery. */
  readonly callbackOf: (delivery: LeasedDelivery) => Promise<Callback>;
  readonly send: SendCallback;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  /** Hears of what kept a try from being made or noted; it is made again. */
  readonly onFault: (error: unknown) => void;
}

/** How long one try may take before others may make it, in milliseconds: longer than any callback and its notes. */
const leaseTime = 30_000;
/** How often a node looks for what other nodes raised and what has become due, in milliseconds. */
const lookInterval = 1_000;
/** How long what wakes a node is collected before it looks, in milliseconds: writes come in groups. */
const wakeDelay = 20;
/** Tries of one subscriber under way at once: a slow one holds up only its own. */
const mostOfSubscriber = 8;
/** Tries under way at once: what a process can hold open besides serving. */
const mostOfAll = 512;

export function createDeliveryWorker(options: DeliveryWorkerOptions): DeliveryWorker {
  const { store, clock, random, onFault } = options;
  const underWay = new Map<string, number>();
  const tries = new Set<Promise<void>>();
  const stop = new AbortController();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let waking: NodeJS.Timeout | undefined;

  const free = (subscriber: string) =>
    Math.min(mostOfSubscriber - (underWay.get(subscriber) ?? 0), mostOfAll - tries.size);

  function begin(subscriber: string, lease: string, delivery: LeasedDelivery): void {
    underWay.set(subscriber, (underWay.get(subscriber) ?? 0) + 1);
    const trying = tryDelivery(options, lease, delivery, stop.signal)
      .catch(onFault)
      .finally(() => {
        const left = (underWay.get(subscriber) ?? 1) - 1;
        if (left === 0) underWay.delete(subscriber);
        else underWay.set(subscriber, left);
        tries.delete(trying);
        look();
      });
    tries.add(trying);
  }

  async function leaseDue(): Promise<void> {
    const now = clock();
    for (const { partner, subscriber } of shuffled(await store.readSubscribersDue(now), random)) {
      const limit = free(subscriber);
      if (limit <= 0 || stop.signal.aborted) continue;
      const lease = newGuid(random);
      const leased = await store.leaseDeliveries({ partner, subscriber, lease, now, until: now + leaseTime, limit });
      for (const delivery of leased) begin(subscriber, lease, delivery);
    }
  }

  /** One look at a time; a wish for another while it lasts is granted after it. */
  function look(): void {
    if (stop.signal.aborted) return;
    lookAgain = true;
    looking ??= (async () => {
      while (lookAgain && !stop.signal.aborted) {
        lookAgain = false;
        await leaseDue().catch(onFault);
      }
      looking = undefined;
    })();
  }

  return {
    start() {
      if (stop.signal.aborted) return;
      timer ??= setInterval(look, lookInterval);
      timer.unref();
      look();
    },
    wake() {
      waking ??= setTimeout(() => {
        waking = undefined;
        look();
      }, wakeDelay);
      waking.unref();
    },
    async deliverDue() {
      look();
      while (looking !== undefined || tries.size > 0) await (looking ?? Promise.race(tries));
    },
    async close() {
      clearInterval(timer);
      clearTimeout(waking);
      stop.abort();
      await looking;
      await Promise.all(tries);
    },
  };
}

async function tryDelivery(
  { store, schedule, callbackOf, send, clock }: DeliveryWorkerOptions,
  lease: string,
  delivery: LeasedDelivery,
  stopped: AbortSignal,
): Promise<void> {
  const answer = await send(await callbackOf(delivery), stopped);
  const isSuccess = 'status' in answer && answer.status >= 200 && answer.status < 300;
  // A try that the end of this process cut off says nothing about the receiver.
  if (stopped.aborted && !isSuccess) return;
  const at = clock();
  const gap = schedule.gapAfter(delivery.failures + 1);
  const failed: TryEnd['outcome'] = gap === undefined ? { kind: 'offline' } : { kind: 'retry', dueAt: at + gap };
  const outcome: TryEnd['outcome'] = isSuccess ? { kind: 'delivered' } : failed;
  await store.endTry({ partner: delivery.partner, id: delivery.id, lease, result: { at, ...answer }, outcome });
}

/** In another order each time, so that none comes last always. */
function shuffled<Subscriber>(subscribers: readonly Subscriber[], random: Random): readonly Subscriber[] {
  const [start = 0] = random.bytes(1);
  const first = start % Math.max(subscribers.length, 1);
  return [...subscribers.slice(first), ...subscribers.slice(0, first)];
}
