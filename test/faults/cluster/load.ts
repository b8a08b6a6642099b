import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiAnswer, ApiClient, Json } from '../../../packages/server/test/api-client.ts';
import { type SeededRandom, seededRandom } from '../../seeded-random.ts';
import type { Action, Operation } from '../history/linearizability.ts';
import { billingPath, isDone, type Memory, type SentWrite, sendOnce, unlessLost } from '../kills/clients.ts';

/** Between two operations of one client, and before a further try, in milliseconds: the load is steady, not the most. */
const pace = 60;
const paceOfTries = 250;
/** Of the operations, so many are reads alone. */
const reads = 0.3;

export interface LoadOptions {
  /** One client at each node. */
  readonly nodes: readonly ApiClient[];
  readonly customers: readonly string[];
  readonly clients: number;
  readonly seed: number;
  readonly memory: Memory;
}

export interface Load {
  /** Resolves when each node has acknowledged a write that was sent to it after now. */
  servedByAll(): Promise<void>;
  /** What happened since the last time. */
  count(): Counted;
  /** Ends at once: what is under way stays unknown. */
  abandon(): void;
  /** Ends when each write is known to be done or refused. */
  stop(): Promise<readonly Operation[]>;
  /** Rejects when an answer is not as it should be. */
  readonly failed: Promise<never>;
}

export interface Counted {
  readonly acknowledged: number;
  readonly read: number;
  /** Tries that ended without an answer. */
  readonly lost: number;
  /** Tries that were answered with 503. */
  readonly refused: number;
  /** The longest that a try took, in milliseconds. */
  readonly longest: number;
}

/** One node as a client sees it. */
interface Node {
  readonly client: ApiClient;
  /** When the last of its acknowledged writes was sent. */
  servedSince: number;
}

const nothing: Counted = { acknowledged: 0, read: 0, lost: 0, refused: 0, longest: 0 };

/** Clients that read and conditionally write billing profiles by way of all nodes, each write until its fate is known. */
export function startLoad(options: LoadOptions): Load {
  const { memory, seed } = options;
  const nodes = options.nodes.map((client): Node => ({ client, servedSince: 0 }));
  const operations: Operation[] = [];
  const watchers = new Set<() => void>();
  let counted = nothing;
  let isOver = false;
  let isAbandoned = false;
  const count = (what: keyof Counted) => {
    counted = { ...counted, [what]: counted[what] + 1 };
  };

  const attempt = async (node: Node, ask: (client: ApiClient) => Promise<ApiAnswer>) => {
    const began = performance.now();
    const answer = await unlessLost(ask(node.client));
    counted = { ...counted, longest: Math.max(counted.longest, performance.now() - began) };
    if (answer === undefined) count('lost');
    else if (answer.status === 503) count('refused');
    else return answer;
    return undefined;
  };

  /** Tries it at one node after the other, with the same request id, until it is answered. */
  const untilKnown = async (write: SentWrite, random: SeededRandom) => {
    while (!isAbandoned) {
      const node = random.pick(nodes);
      const sent = performance.now();
      const answer = await attempt(node, (client) => sendOnce(client, write));
      if (answer !== undefined) {
        if (answer.status === 200) node.servedSince = Math.max(node.servedSince, sent);
        return answer;
      }
      await pause(paceOfTries);
    }
    return undefined;
  };

  const run = async (name: string, random: SeededRandom) => {
    const note = (key: string, called: number, action: Action) =>
      operations.push({ client: name, key, called, returned: performance.now(), action });
    for (let number = 0; !isOver; number += 1) {
      await pause(pace * (0.5 + random.next()));
      const customer = random.pick(options.customers);
      const path = billingPath(customer);
      const asked = performance.now();
      const current = await attempt(random.pick(nodes), (client) => client.get(path));
      if (current === undefined) continue;
      assert.equal(current.status, 200, current.text);
      const { etag } = current.body.attributes;
      note(path, asked, { kind: 'read', value: etag });
      count('read');
      if (random.chance(reads)) continue;
      const write = updateOf(path, current.body, `${name}-${number}`);
      memory.unanswered.set(write.requestId, write);
      const called = performance.now();
      const answer = await untilKnown(write, random);
      if (answer === undefined) return;
      memory.unanswered.delete(write.requestId);
      const isMade = isDone(answer);
      const value = isMade ? answer.body.attributes.etag : write.requestId;
      note(path, called, { kind: 'write', value, expected: etag, outcome: isMade ? 'done' : 'refused' });
      if (!isMade) continue;
      memory.acknowledged.set(write.requestId, { ...write, answer: answer.text });
      count('acknowledged');
      for (const watch of watchers) watch();
    }
  };

  const running = Promise.all(
    Array.from({ length: options.clients }, (_, number) => run(`client${number}`, seededRandom(seed + number))),
  );
  const failed = running.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  return {
    failed,
    servedByAll() {
      const since = performance.now();
      return new Promise((resolve) => {
        const watch = () => {
          if (!nodes.every(({ servedSince }) => servedSince > since)) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
      });
    },
    count() {
      const last = counted;
      counted = nothing;
      return last;
    },
    abandon() {
      isOver = true;
      isAbandoned = true;
    },
    async stop() {
      isOver = true;
      await running;
      return operations;
    },
  };
}

function updateOf(path: string, profile: Json, mark: string): SentWrite {
  const headers = { 'if-match': `"${profile.attributes.etag}"` };
  return { requestId: mark, method: 'PUT', path, body: { ...profile, firstName: mark }, headers };
}
