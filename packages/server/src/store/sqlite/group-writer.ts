import { Worker } from 'node:worker_threads';
import { moduleUrl } from '../../assets.ts';
import { StoreUnavailable } from '../errors.ts';
import { packBytes } from './packed-bytes.ts';
import type { Reply, Request, Task, Work, WorkKind, WriterSettings } from './work.ts';

/** Most tasks in one transaction: bounds how long the first of them waits for the last. */
const maxGroup = 256;

interface Pending {
  readonly task: Task;
  readonly resolve: (result: Work[WorkKind]['result']) => void;
  readonly reject: (error: Error) => void;
}

export interface GroupWriterOptions {
  readonly file: string;
  /** Called when a task has ended, in whatever way, before its promise settles; in the order in which a group was done. */
  readonly onEnd: (task: Task, reply: Reply | undefined) => void;
  /** Hears of every group that has ended: how many tasks it had, and how many seconds they took together. */
  readonly onGroup: (tasks: number, seconds: number) => void;
  /** A clock that never goes back, in milliseconds. */
  readonly monotonic: () => number;
  /** Hears of every failure that is the database's or the thread's, once for each group. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Hands tasks to the writer thread, one group at a time: what arrives while a group is being written forms the next.
 * A thread that dies takes its group with it; the next group starts another thread.
 */
export class GroupWriter {
  readonly #options: GroupWriterOptions;
  readonly #queue: Pending[] = [];
  #inFlight: readonly Pending[] = [];
  #scheduled = false;
  #thread: Worker | undefined;
  #closing: Promise<void> | undefined;
  #drained: () => void = () => {};
  #sentAt = 0;

  constructor(options: GroupWriterOptions) {
    this.#options = options;
    this.#thread = this.#startThread();
  }

  /**
   * @returns what the task resulted in, when that is durable
   * @throws StoreUnavailable
   */
  submit<Kind extends WorkKind>(kind: Kind, job: Work[Kind]['job']): Promise<Work[Kind]['result']> {
    if (this.#closing !== undefined) {
      return Promise.reject(new StoreUnavailable('The store is closed.'));
    }
    return new Promise((resolve, reject) => {
      // The writer thread answers each kind with its own result: the border of the two threads is `work.ts`.
      this.#queue.push({ task: { kind, job } as Task, resolve: resolve as Pending['resolve'], reject });
      this.#schedule();
    });
  }

  /** Refuses further tasks, finishes those that were submitted, and ends the thread. */
  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    if (this.#queue.length > 0 || this.#inFlight.length > 0) {
      await new Promise<void>((resolve) => {
        this.#drained = resolve;
      });
    }
    const thread = this.#thread;
    if (thread !== undefined) {
      thread.ref();
      const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
      thread.postMessage({ kind: 'close' } satisfies Request);
      await ended;
    }
  }

  /** Waits for the turn's end, so that all who were answered by the last group can join the next. */
  #schedule(): void {
    if (!this.#scheduled && this.#inFlight.length === 0 && this.#queue.length > 0) {
      this.#scheduled = true;
      setImmediate(() => this.#send());
    }
  }

  #send(): void {
    this.#scheduled = false;
    this.#inFlight = this.#queue.splice(0, maxGroup);
    this.#sentAt = this.#options.monotonic();
    try {
      this.#thread ??= this.#startThread();
      const { tasks, buffer } = packBytes(this.#inFlight.map((pending) => pending.task));
      this.#thread.ref();
      this.#thread.postMessage({ kind: 'group', tasks } satisfies Request, [buffer]);
    } catch (cause) {
      this.#endGroup(this.#inFlight.map(() => ({ kind: 'unavailable', cause })));
    }
  }

  #startThread(): Worker {
    const workerData: WriterSettings = { file: this.#options.file };
    const thread = new Worker(moduleUrl('store/sqlite/writer'), { name: 'store writer', workerData });
    let cause: unknown;
    thread.on('message', (replies: readonly Reply[]) => this.#endGroup(replies));
    thread.on('error', (error) => {
      cause = error;
    });
    thread.once('exit', () => {
      this.#thread = undefined;
      if (this.#inFlight.length > 0) {
        this.#endGroup(this.#inFlight.map(() => ({ kind: 'unavailable', cause })));
      }
    });
    // An idle thread does not keep the process alive; one with work does.
    thread.unref();
    return thread;
  }

  #endGroup(replies: readonly Reply[]): void {
    const group = this.#inFlight;
    this.#inFlight = [];
    this.#options.onGroup(group.length, (this.#options.monotonic() - this.#sentAt) / 1000);
    this.#thread?.unref();
    group.forEach(({ task }, index) => {
      this.#options.onEnd(task, replies[index]);
    });
    this.#reportFault(replies);
    group.forEach((pending, index) => {
      settle(pending, replies[index]);
    });
    this.#schedule();
    if (this.#queue.length === 0) {
      this.#drained();
    }
  }

  #reportFault(replies: readonly Reply[]): void {
    const fault = replies.find((reply) => reply.kind !== 'done');
    if (fault !== undefined) {
      this.#options.onFault(fault.cause);
    }
  }
}

function settle({ resolve, reject }: Pending, reply: Reply | undefined): void {
  switch (reply?.kind) {
    case 'done':
      resolve(reply.result);
      return;
    case 'refused':
      reject(new Error('The database refused a write.', { cause: reply.cause }));
      return;
    case 'unavailable':
    case undefined:
      reject(new StoreUnavailable('The database cannot be written.', { cause: reply?.cause }));
  }
}
