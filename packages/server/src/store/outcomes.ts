import type { Outcome } from './writes.ts';

export const done: Outcome = { kind: 'done' };
export const stale: Outcome = { kind: 'stale' };
export const taken: Outcome = { kind: 'taken' };
export const limitMet: Outcome = { kind: 'limitMet' };
