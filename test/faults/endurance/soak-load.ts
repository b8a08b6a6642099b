import { performance } from 'node:perf_hooks';
import { setTimeout as until } from 'node:timers/promises';
import type { SoakClient } from './soak-operations.ts';

/**
 * As fast as the clients can: each begins anew when it has its answer.
 *
 * @returns how many operations there were in a second
 */
export async function measurePeak(clients: readonly SoakClient[], seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const work = async (client: SoakClient) => {
    while (performance.now() < end) {
      await client.next(performance.now());
      done += 1;
    }
  };
  await Promise.all(clients.map(work));
  return done / seconds;
}

/** What came of a load. */
export interface Paced {
  readonly done: number;
  /** Of them, so many began late, because no client was free. */
  readonly late: number;
  /** Operations that were due within the time and that no client got to: they are given up, not kept. */
  readonly left: number;
}

/** A timer comes about as late as this on a busy machine, in milliseconds. */
const timely = 100;

/**
 * An open loop: so many operations in a second, whether the server keeps up or not. Each is due at its time, is begun by
 * the next free client, and is timed from when it was due; so a server that stands still is charged with all that has to
 * wait. What waits is a number, so a machine that can no longer do as much costs no memory here.
 */
export async function pace(
  clients: readonly SoakClient[],
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<Paced> {
  const start = performance.now();
  const end = start + seconds * 1000;
  const count = Math.floor(rate * seconds);
  let begun = 0;
  let late = 0;
  const work = async (client: SoakClient) => {
    while (begun < count && performance.now() < end) {
      const due = start + (begun * 1000) / rate;
      begun += 1;
      const early = due - performance.now();
      if (early > 0) await until(early);
      else if (early < -timely) late += 1;
      await client.next(due);
    }
  };
  await Promise.all(clients.map(work));
  return { done: begun, late, left: count - begun };
}
