/** How new the answer to a question must be. */
export interface Freshness {
  /** Given where something is decided by the answer: it holds every acknowledged write. Without it, it may be a little behind. */
  readonly current?: true | undefined;
}
