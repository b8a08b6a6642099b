import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadJob, LoadResult } from './job.ts';

const program = new URL('./autocannon-process.ts', import.meta.url);

/** In a process of its own, so that it shares an event loop with nothing that is measured. */
export async function runAutocannon(job: LoadJob): Promise<LoadResult> {
  const child = fork(program);
  const ended = once(child, 'exit');
  child.send(job);
  const [result]: LoadResult[] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
  child.kill();
  await ended;
  if (result === undefined) throw new Error('the load generator ended early');
  return result;
}
