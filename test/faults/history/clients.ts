import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../../packages/server/test/api-client.ts';
import { type Changes, createChanges } from '../../changes.ts';
import { type SeededRandom, seededRandom } from '../../seeded-random.ts';
import { createHistory, type History } from './record.ts';
import { type Losses, type ProfileRequest, sendRequest, type Told } from './requests.ts';

export interface WorkloadOptions {
  readonly url: string;
  readonly token: string;
  /** Of the billing profiles. */
  readonly paths: readonly string[];
  readonly clients: number;
  readonly operations: number;
  readonly seed: number;
  /** What the names of its clients begin with. */
  readonly name: string;
  /** How long a client asks for the same until it takes the service to be gone for good, in milliseconds. */
  readonly budget?: number;
}

/** Clients that read and update the same few profiles at once. */
export interface Workload {
  readonly history: History;
  readonly losses: Readonly<Losses>;
  /** Resolves when so many more operations have ended, or no more will. */
  progressed(count: number): Promise<void>;
  /** Resolves when so many more requests were lost or unavailable, or no more are sent. */
  turnedAway(count: number): Promise<void>;
  /** Resolves when each client waits: for its answer, or for the others. */
  blocked(): Promise<void>;
  /** Clients give up what they wait for with this probability, and ask the same again. */
  abandon(probability: number): void;
  isOver(): boolean;
  /** Asks for nothing more, whatever is left. */
  stop(): void;
  /** Resolves when all operations have ended, and rejects when an answer was not as it may be. */
  readonly finished: Promise<void>;
}

/** Of a client's choices: what it does next. */
const shares = { read: 0.3, stale: 0.12, blind: 0.1, inBody: 0.3, twice: 0.05, paused: 0.02 };
/** Of updates whose answer was lost: those that nobody asks for any more. */
const givenUp = 0.05;
/** Most operations of others that a paused client waits for. */
const longestPause = 200;
/** Means of the first pause before a further try, and of the longest, in milliseconds. */
const firstPause = 25;
const longestBackOff = 400;
/** Far more than a restart takes on a busy machine. */
const defaultBudget = 240_000;

interface Client {
  readonly name: string;
  readonly choices: SeededRandom;
  /** What it saw last of each profile. */
  readonly known: Map<string, { readonly etag: string; readonly mark: string; readonly body: Json }>;
  state: 'working' | 'paused' | 'ended';
  /** What it waits for the answers of. */
  readonly asked: Set<AbortController>;
}

/** What all clients of a workload share. */
interface Shared extends WorkloadOptions, Changes {
  readonly history: History;
  readonly losses: Losses;
  begun: number;
  ended: number;
  /** Nothing more is asked for, because an answer was not as it may be. */
  isGivenUp: boolean;
  clientsAtWork(): boolean;
}

const isBlocked = ({ state, asked }: Client) => state !== 'working' || asked.size > 0;

function enter(shared: Shared, client: Client, state: Client['state']): void {
  client.state = state;
  shared.changed();
}

export function startWorkload(options: WorkloadOptions): Workload {
  const history = createHistory();
  const losses: Losses = { lost: 0, unavailable: 0, unanswered: 0, longest: 0 };
  const clients = Array.from({ length: options.clients }, (_, number): Client => {
    const choices = seededRandom(options.seed + number);
    return { name: `${options.name}${number}`, choices, known: new Map(), state: 'working', asked: new Set() };
  });
  const shared: Shared = {
    ...options,
    history,
    losses,
    begun: 0,
    ended: 0,
    isGivenUp: false,
    ...createChanges(),
    clientsAtWork: () => clients.some(({ state }) => state === 'working'),
  };
  const turnedAway = () => losses.lost + losses.unavailable + losses.unanswered;
  let isOver = false;
  const stop = () => {
    isOver = true;
    shared.isGivenUp = true;
    for (const { asked } of clients) for (const request of asked) request.abort();
    shared.changed();
  };
  const finished = runClients(shared, clients).finally(stop);
  return {
    history,
    losses,
    progressed(count) {
      const target = shared.ended + count;
      return shared.until(() => isOver || shared.ended >= target);
    },
    turnedAway(count) {
      const target = turnedAway() + count;
      return shared.until(() => isOver || turnedAway() >= target);
    },
    blocked: () => shared.until(() => isOver || clients.every(isBlocked)),
    abandon(probability) {
      for (const { asked, choices } of clients) {
        if (choices.chance(probability)) for (const request of asked) request.abort();
      }
    },
    isOver: () => isOver,
    stop,
    finished,
  };
}

/**
 * Waits for the clients, and for what does harm until they are through. When one of them fails, both end.
 * @throws what the clients, or else the harm, failed with
 */
export async function untilThrough({ finished, stop }: Workload, harm: Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled([finished, harm.finally(stop)]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function runClients(shared: Shared, clients: readonly Client[]): Promise<void> {
  const [first] = clients;
  // What the profiles are in the beginning.
  for (const path of shared.paths) if (first) await readUntilAnswered(shared, first, path);
  await Promise.all(
    clients.map(async (client) => {
      while (shared.begun < shared.operations && !shared.isGivenUp) await doNext(shared, client);
      enter(shared, client, 'ended');
    }),
  );
}

async function doNext(shared: Shared, client: Client): Promise<void> {
  const { choices, known } = client;
  const path = choices.pick(shared.paths);
  if (choices.chance(shares.paused)) await pauseClient(shared, client);
  const usesOld = known.has(path) && choices.chance(shares.stale);
  if (!usesOld) await readUntilAnswered(shared, client, path);
  if (choices.chance(shares.read)) return;
  await update(shared, client, path);
}

/** Holds its turn while others go on, as a client does that its system has stopped for a while. */
async function pauseClient(shared: Shared, client: Client): Promise<void> {
  const target = shared.ended + 1 + client.choices.below(longestPause);
  enter(shared, client, 'paused');
  await shared.until(() => shared.ended >= target || shared.isGivenUp || !shared.clientsAtWork());
  enter(shared, client, 'working');
}

async function ask(shared: Shared, client: Client, request: ProfileRequest): Promise<Told> {
  const abandon = new AbortController();
  client.asked.add(abandon);
  shared.changed();
  const told = await sendRequest(shared.url, shared.token, request, abandon.signal, shared.losses);
  client.asked.delete(abandon);
  shared.changed();
  if (told.kind === 'version') shared.history.see(request.path, told.version);
  return told;
}

function end(shared: Shared, operation: Parameters<History['record']>[0]): void {
  shared.history.record(operation);
  shared.ended += 1;
  shared.changed();
}

async function readUntilAnswered(shared: Shared, client: Client, path: string): Promise<void> {
  shared.begun += 1;
  const request = { method: 'GET', path, headers: {} } as const;
  const beforeNextTry = backOff(shared, client, request);
  while (!shared.isGivenUp) {
    const called = performance.now();
    const told = await ask(shared, client, request);
    assert.notEqual(told.kind, 'stale');
    if (told.kind === 'version') {
      const { etag, mark } = told.version;
      client.known.set(path, { etag, mark, body: told.body });
      const action = { kind: 'read', value: mark } as const;
      end(shared, { client: client.name, key: path, called, returned: performance.now(), action });
      return;
    }
    await beforeNextTry(told);
  }
}

/**
 * Waits after each try of a request that said nothing, longer and longer.
 * @throws AssertionError with what was tried, when the client's budget is used up
 */
function backOff({ budget = defaultBudget }: Shared, { name, choices }: Client, { method, path }: ProfileRequest) {
  const began = performance.now();
  let tries = 0;
  return async (told: Told): Promise<void> => {
    tries += 1;
    const spent = performance.now() - began;
    const reason = told.kind === 'nothing' ? told.reason : told.kind;
    const tried = `${tries} times ${method} ${path} in ${Math.round(spent)} ms, the last one: ${reason}`;
    assert.ok(spent < budget, `${name} gives the service up: ${tried}`);
    await pause(Math.min(longestBackOff, firstPause * 2 ** (tries - 1)) * (0.5 + choices.next()));
  };
}

/** Updates a profile on the version that the client knows, or on whatever is there. */
async function update(shared: Shared, client: Client, path: string): Promise<void> {
  const { choices, name } = client;
  const known = client.known.get(path);
  if (known === undefined) return;
  const mark = `${name}-${shared.begun}`;
  shared.begun += 1;
  const isBlind = choices.chance(shares.blind);
  const header = { 'if-match': isBlind ? '*' : `"${known.etag}"` };
  const version = isBlind || choices.chance(1 - shares.inBody) ? header : {};
  const body = JSON.stringify({ ...known.body, firstName: mark });
  const request = { method: 'PUT', path, body, headers: { 'ms-requestid': mark, ...version } } as const;
  const called = performance.now();
  const told = await untilKnown(shared, client, request);
  const returned = told.kind === 'nothing' ? undefined : performance.now();
  const outcome = ({ version: 'done', stale: 'refused', nothing: 'unknown' } as const)[told.kind];
  if (told.kind === 'version') {
    assert.equal(told.version.mark, mark, 'who is told that an update was done is shown this update');
    client.known.set(path, { ...told.version, body: told.body });
  }
  const action = { kind: 'write', value: mark, expected: isBlind ? undefined : known.mark, outcome } as const;
  end(shared, { client: name, key: path, called, returned, action });
}

/** Sends the same again until it is answered, sometimes twice at once, and sometimes gives up. */
async function untilKnown(shared: Shared, client: Client, request: ProfileRequest): Promise<Told> {
  const beforeNextTry = backOff(shared, client, request);
  for (;;) {
    const isDouble = client.choices.chance(shares.twice);
    const [told, other] = await Promise.all([
      ask(shared, client, request),
      isDouble ? ask(shared, client, request) : undefined,
    ]);
    const answered = told.kind === 'nothing' ? (other ?? told) : told;
    if (other !== undefined && other.kind !== 'nothing' && told.kind !== 'nothing') {
      assert.deepEqual(other, told, 'two of the same at once get the same answer');
    }
    if (answered.kind !== 'nothing' || shared.isGivenUp || client.choices.chance(givenUp)) return answered;
    await beforeNextTry(answered);
  }
}

/** What happened, in numbers. */
export function describeWorkload({ history: { operations }, losses }: Workload): string {
  const outcomes = operations.map(({ action }) => (action.kind === 'read' ? 'read' : action.outcome));
  const counted = Object.entries(Object.groupBy(outcomes, (outcome) => outcome)).map(
    ([outcome, all]) => `${all.length} ${outcome}`,
  );
  const { lost, unavailable, unanswered, longest } = losses;
  return (
    `${operations.length} operations: ${counted.join(', ')}; requests lost ${lost}, unavailable ${unavailable}, ` +
    `unanswered ${unanswered}, longest ${Math.round(longest)} ms`
  );
}
