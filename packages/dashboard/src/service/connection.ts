import type { ResponseEvent } from '@partnerite/sdk';
import { useSyncExternalStore } from 'react';

/** Whether the server answers: `lost` from the first try without an answer until the next answer. */
type Connection = 'fine' | 'lost';

/** How often a lost server is looked for, in milliseconds. */
const lookInterval = 1_000;
/** How long it may take to answer that, in milliseconds. */
const lookTimeout = 5_000;

let connection: Connection = 'fine';
const listeners = new Set<() => void>();

/** Observes every try of every call. */
export function noteAnswer({ status, error }: Pick<ResponseEvent, 'status' | 'error'>): void {
  if (status !== undefined) become(status === 503 ? 'lost' : 'fine');
  else if (error?.category === 'Network') become('lost');
}

function become(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
  if (connection === 'lost') whenReady(() => become('fine'));
}

/** Calls back once the server is ready. Returns what ends the looking. */
export function whenReady(found: () => void): () => void {
  const look = async () => {
    if (await isReady()) found();
    else if (timer !== undefined) timer = setTimeout(look, lookInterval);
  };
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(look, lookInterval);
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch('/readyz', { signal: AbortSignal.timeout(lookTimeout), credentials: 'omit' })).ok;
  } catch {
    return false;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection);
}
