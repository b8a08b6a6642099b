import { runAutocannon } from './autocannon.ts';
import { type LoadJob, type LoadResult, numberLength } from './job.ts';
import { hasWrk, runWrk } from './wrk.ts';

/** What makes the load: wrk takes less of the machine, so that it shows more of what a server can do. */
export const generator: 'wrk' | 'autocannon' = hasWrk() ? 'wrk' : 'autocannon';

/** Share of a processor from which on the load generator is taken to hold up what it measures. */
const saturated = 0.95;

/** More numbers than one load uses. */
const numbersOfOne = 10 ** (numberLength / 2);
let loads = 0;

/** What one load came to. */
export type Load = Omit<LoadResult, 'failure'>;

/**
 * Asks as fast as the connections allow.
 * @param folder where the load generator may write
 * @throws Error when a request was refused or not answered
 */
export async function load(job: Omit<LoadJob, 'firstNumber'>, folder: string): Promise<Load> {
  const numbered = { ...job, firstNumber: ++loads * numbersOfOne };
  const { failure, ...result } = generator === 'wrk' ? await runWrk(numbered, folder) : await runAutocannon(numbered);
  if (failure !== undefined) throw new Error(`${job.url}${job.requests[0]?.path}: ${failure}`);
  return result;
}

export function isSaturated({ busy }: Load): boolean {
  return busy > saturated;
}
