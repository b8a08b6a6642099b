import type { Workspace } from './workspace.ts';

/** One line of the table: a figure of the server beside the same figure of something else, taken in the same run. */
export interface Comparison {
  readonly what: string;
  readonly unit: Unit;
  /** Median. `undefined` where it could not be measured. */
  readonly figure: number | undefined;
  readonly against: string;
  /** Median. `undefined` where it could not be measured. */
  readonly other: number | undefined;
  /** What `figure / other` shall be; absent where the line only informs. */
  readonly goal?: Goal;
  /** Why a figure is missing. */
  readonly remark?: string | undefined;
}

export type Unit = 'requests/s' | 'ms' | 'µs/call';

export interface Goal {
  readonly kind: 'at least' | 'at most';
  readonly ratio: number;
}

/** A measurement starts what it needs in its workspace, which stops and removes it all afterwards. */
export type Measurement = (workspace: Workspace) => Promise<readonly Comparison[]>;
