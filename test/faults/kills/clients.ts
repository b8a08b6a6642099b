import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { demoCredentials } from '../../../packages/server/src/demo/demo-credentials.ts';
import type { ApiAnswer, ApiClient, Json } from '../../../packages/server/test/api-client.ts';
import { directCustomer } from '../../../packages/server/test/http/customer-bodies.ts';

/** One write, so that it can be sent again exactly as it was. */
export interface SentWrite {
  readonly requestId: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: Json;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AcknowledgedWrite extends SentWrite {
  readonly answer: string;
}

/** What the clients know of the servers they lost, by request ids. */
export interface Memory {
  readonly acknowledged: Map<string, AcknowledgedWrite>;
  /** Were sent, and never answered. */
  readonly unanswered: Map<string, SentWrite>;
}

/** What happens to writes, as it happens. */
export interface Watcher {
  sent(): void;
  acknowledged(): void;
}

/** Makes the next write of a client, after reading what it needs to know. `mark` is told apart from all others. */
type NextWrite = (client: ApiClient, mark: string) => Promise<SentWrite | undefined>;

export interface Writer {
  readonly name: string;
  readonly next: NextWrite;
  /** Takes note of an acknowledged write. */
  readonly done?: (write: AcknowledgedWrite) => void;
}

/** Thrown by nothing but a connection that was lost before the answer came. */
const isLoss = (error: unknown) => error instanceof TypeError && error.cause !== undefined;

/** The answer, or `undefined` when the connection was lost before it came. */
export async function unlessLost(answer: Promise<ApiAnswer>): Promise<ApiAnswer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isLoss(error)) return undefined;
    throw error;
  }
}

/** Between two tries while the database cannot be used, in milliseconds, and how many there are before it is given up. */
const interval = 200;
const mostTries = 600;

/** Many connections that begin at once may take a busy machine too long: the service says so, and is asked again. */
async function untilAvailable(ask: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    assert.ok(tries < mostTries, `${answer.text}, ${tries} times`);
    await pause(interval);
  }
}

export function read(client: ApiClient, path: string): Promise<ApiAnswer> {
  return untilAvailable(() => client.get(path));
}

export function send(client: ApiClient, write: SentWrite): Promise<ApiAnswer> {
  return untilAvailable(() => sendOnce(client, write));
}

export function sendOnce(client: ApiClient, write: SentWrite): Promise<ApiAnswer> {
  const { method, path, body, headers, requestId } = write;
  return client.call(method, path, { body, headers: { ...headers, 'ms-requestid': requestId } });
}

/** Whether a write was done, where a stale one may be refused. */
export function isDone({ status, text }: ApiAnswer): boolean {
  if (status === 412) return false;
  assert.ok(status >= 200 && status < 300, text);
  return true;
}

/** Writes again and again until the server is gone. */
export async function writeOn(client: ApiClient, writer: Writer, round: string, memory: Memory, watcher: Watcher) {
  for (let number = 0; ; number += 1) {
    const write = await writer.next(client, `${writer.name}-${round}-${number}`);
    if (write === undefined) return;
    memory.unanswered.set(write.requestId, write);
    const answering = unlessLost(send(client, write));
    watcher.sent();
    const answer = await answering;
    if (answer === undefined) return;
    memory.unanswered.delete(write.requestId);
    if (!isDone(answer)) continue;
    const acknowledged = { ...write, answer: answer.text };
    memory.acknowledged.set(write.requestId, acknowledged);
    writer.done?.(acknowledged);
    watcher.acknowledged();
  }
}

/** Reads what has a version and writes it back with a change, on that version only. */
function updateOf(path: string, change: (current: Json, mark: string) => Json): NextWrite {
  return async (client, mark) => {
    const current = await unlessLost(read(client, path));
    if (current === undefined) return undefined;
    assert.equal(current.status, 200, current.text);
    const headers = { 'if-match': `"${current.body.attributes.etag}"` };
    return { requestId: mark, method: 'PUT', path, body: change(current.body, mark), headers };
  };
}

export const billingPath = (customer: string) => `${customersPath}/${customer}/profiles/billing`;
export const organizationPath = '/v1/profiles/organization';
export const usersPath = `/v1/customers/${demoCredentials.customer}/users`;
export const customersPath = '/v1/customers';

function profileWriter(name: string, customer: string): Writer {
  return { name, next: updateOf(billingPath(customer), (profile, mark) => ({ ...profile, firstName: mark })) };
}

function organizationWriter(name: string): Writer {
  return { name, next: updateOf(organizationPath, (profile, mark) => ({ ...profile, companyName: mark })) };
}

function userWriter(name: string, user: string): Writer {
  return {
    name,
    next: async (_client, mark) => {
      return { requestId: mark, method: 'PATCH', path: `${usersPath}/${user}`, body: { firstName: mark }, headers: {} };
    },
  };
}

/** Creates customers, and deletes every other one again. */
function customerWriter(name: string): Writer {
  let created: string | undefined;
  let creations = 0;
  return {
    name,
    async next(_client, mark) {
      if (created !== undefined) {
        const path = `${customersPath}/${created}`;
        return { requestId: mark, method: 'DELETE', path, body: undefined, headers: {} };
      }
      const body = directCustomer({ companyName: mark });
      return { requestId: mark, method: 'POST', path: customersPath, body, headers: {} };
    },
    done({ method, answer }) {
      if (method === 'POST') creations += 1;
      created = method === 'POST' && creations % 2 === 0 ? JSON.parse(answer).id : undefined;
    },
  };
}

/** Sixteen clients, of which some meet on one resource. */
export function sixteenWriters(customers: readonly string[], users: readonly string[]): readonly Writer[] {
  const of = <Item>(items: readonly Item[], number: number): Item => {
    const item = items[number % items.length];
    if (item === undefined) throw new RangeError('there is nothing to write');
    return item;
  };
  return [
    ...Array.from({ length: 8 }, (_, number) => profileWriter(`profile${number}`, of(customers, number))),
    ...Array.from({ length: 3 }, (_, number) => customerWriter(`customer${number}`)),
    ...Array.from({ length: 3 }, (_, number) => userWriter(`user${number}`, of(users, number))),
    ...Array.from({ length: 2 }, (_, number) => organizationWriter(`organization${number}`)),
  ];
}
