import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setPriority } from 'node:os';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { apiClient, type Json } from '../../../packages/server/test/api-client.ts';
import { seededRandom } from '../../seeded-random.ts';
import { demoTokens } from '../demo-tokens.ts';
import type { Measurement } from './growth.ts';
import { type MeasuredServer, startMeasuredServer } from './measured-server.ts';
import { measurePeak, type Paced, pace } from './soak-load.ts';
import {
  type EndedOperation,
  type SoakClient,
  type SoakOperation,
  soakOperations,
  startSoakClient,
} from './soak-operations.ts';

const clientCount = 32;
/** Customers of the seed; each client updates one of them. */
const seeded = 1_000;
/** Long enough for the code to be compiled, in seconds. */
const warmUp = 5;
const peakSeconds = 10;
const share = 0.7;
const maxProblems = 10;
const raisesEvent: ReadonlySet<SoakOperation> = new Set(['update', 'create', 'delete']);
/** Of the load and of the server: whatever else the machine has to do comes first. From -20 to 19. */
const niceness = 5;

/** One minute of load, and what the server holds after it. */
export interface Minute extends Paced, Measurement {
  /** By operation, in milliseconds from when it was due. */
  readonly times: ReadonlyMap<SoakOperation, { readonly p50: number; readonly p99: number }>;
  /** Callbacks that have come in since the start. */
  readonly callbacks: number;
}

export interface SoakResult {
  /** Operations in a second. */
  readonly peak: number;
  readonly rate: number;
  readonly minutes: readonly Minute[];
  /** Writes that were answered, each of which raises one event. */
  readonly writes: number;
  readonly problems: readonly string[];
  readonly log: string;
}

/** A mixed load of so many minutes at a share of the peak that is measured first; after each the load stops and the server is measured. */
export async function soak(minutes: number): Promise<SoakResult> {
  setPriority(niceness);
  const server = await startMeasuredServer({ flags: ['--seed', String(seeded)] });
  const receiver = await startCounting();
  const times = new Map(soakOperations.map((operation) => [operation, createHistogram()]));
  const problems: string[] = [];
  let writes = 0;
  const ended = ({ operation, milliseconds, answer: { status, body }, expected }: EndedOperation) => {
    times.get(operation)?.record(Math.max(1, Math.round(milliseconds * 1e6)));
    if (status === expected) writes += raisesEvent.has(operation) ? 1 : 0;
    else if (problems.length < maxProblems) problems.push(`${operation}: ${status} ${body.slice(0, 500)}`);
  };
  const clients = await startClients(server, receiver.url, ended);
  try {
    await measurePeak(clients, warmUp);
    const peak = await measurePeak(clients, peakSeconds);
    const rate = peak * share;
    const measured: Minute[] = [];
    let at = 0;
    for (let minute = 0; minute < minutes && server.endedWith() === undefined; minute += 1) {
      for (const histogram of times.values()) histogram.reset();
      const paced = await pace(clients, { rate, seconds: 60 });
      at += paced.done;
      measured.push({
        ...paced,
        at,
        held: await server.measure(),
        times: percentiles(times),
        callbacks: receiver.count(),
      });
    }
    const end = server.endedWith();
    if (end !== undefined) problems.push(`the server ended with ${end}`);
    return { peak, rate, minutes: measured, writes, problems, log: server.log() };
  } finally {
    for (const client of clients) client.close();
    await server.dispose();
    await receiver.close();
  }
}

function percentiles(times: ReadonlyMap<SoakOperation, RecordableHistogram>) {
  return new Map(
    [...times].map(([operation, histogram]) => [
      operation,
      { p50: histogram.percentile(50) / 1e6, p99: histogram.percentile(99) / 1e6 },
    ]),
  );
}

async function startClients(
  server: MeasuredServer,
  callback: string,
  ended: (operation: EndedOperation) => void,
): Promise<readonly SoakClient[]> {
  const { a: tokens } = await demoTokens(server.url);
  const client = apiClient(server, tokens.app);
  const WebhookEvents = ['customer-billing-profile-updated', 'customer-created', 'customer-deleted'];
  await client.post('/webhooks/v1/registration', { WebhookUrl: callback, WebhookEvents });
  const { items } = (await client.get(`/v1/customers?size=${clientCount}`)).body;
  return Promise.all(
    items.map(({ id }: Json, index: number) =>
      startSoakClient({ port: server.port, customer: id, tokens, random: seededRandom(index), ended }),
    ),
  );
}

/** Takes callbacks and counts them. */
async function startCounting() {
  let count = 0;
  const server = createServer((request, answer) => {
    request.resume().once('end', () => {
      count += 1;
      answer.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    count: () => count,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
