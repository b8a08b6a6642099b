import type { Effort } from './effort.ts';
import type { Datasets } from './sides/datasets.ts';
import type { Workspace } from './workspace.ts';

/** What was measured of one side: once, or the medians of several rounds. */
export interface Sample {
  /** The figure itself, in the unit of its row. */
  readonly value: number | undefined;
  /** Why it is missing. */
  readonly missing?: string | undefined;
  /** Milliseconds until an answer, of the half that was answered first. */
  readonly p50?: number | undefined;
  /** Likewise of all answers but one in a hundred. */
  readonly p99?: number | undefined;
  /** What one request cost the process that answered it, in microseconds of a processor. */
  readonly processor?: number | undefined;
  /** Share of a processor that the load generator took, 0 to 1. */
  readonly generator?: number | undefined;
  /** Writes in one transaction. */
  readonly group?: number | undefined;
}

export type Unit = 'requests/s' | 'ms' | 'MiB' | 'µs/call' | 'µs/request';

/** A figure of one side. */
export interface Figure {
  readonly what: string;
  readonly who: string;
  readonly unit: Unit;
  readonly sample: Sample | undefined;
}

/** A figure of the server beside the same figure of something else, taken in the same run. */
export interface Comparison {
  readonly what: string;
  readonly unit: Unit;
  /** Median. `undefined` where it could not be measured. */
  readonly figure: number | undefined;
  readonly against: string;
  /** Median. `undefined` where it could not be measured. */
  readonly other: number | undefined;
  /** What `figure / other` shall be; absent where the line only informs. */
  readonly goal?: Goal | undefined;
  /** How far anybody could come: shown where the goal is missed. */
  readonly limit?: Limit | undefined;
  /** Why a figure is missing. */
  readonly missing?: string | undefined;
}

/** What does less than the server must, measured in the same run. */
export interface Limit {
  readonly who: string;
  readonly figure: number;
}

export interface Goal {
  readonly kind: 'at least' | 'at most';
  readonly ratio: number;
}

/** What one measurement came to. */
export interface Section {
  readonly title: string;
  readonly comparisons: readonly Comparison[];
  readonly figures?: readonly Figure[];
  /** What a reader must know of how it was measured, a sentence or two each. */
  readonly notes?: readonly string[];
}

export interface Conditions {
  /** Empty at first; what the measurement starts is stopped with it. */
  readonly workspace: Workspace;
  readonly effort: Effort;
  /** Seeded data that several measurements share. */
  readonly datasets: Datasets;
}

export type Measurement = (conditions: Conditions) => Promise<readonly Section[]>;

export function verdict(ratio: number, { kind, ratio: wanted }: Goal): 'met' | 'missed' {
  return (kind === 'at least' ? ratio >= wanted : ratio <= wanted) ? 'met' : 'missed';
}
