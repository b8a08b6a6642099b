import type { Json } from '../../../packages/server/test/api-client.ts';
import { apiClient } from '../../../packages/server/test/api-client.ts';
import { partnerA, partnerB } from '../../../packages/server/test/running-server.ts';
import { type SeededRandom, seededRandom } from '../../seeded-random.ts';
import { demoTokens } from '../demo-tokens.ts';
import type { Measurement } from '../endurance/growth.ts';
import { type MeasuredServer, startMeasuredServer } from '../endurance/measured-server.ts';
import { type WireAnswer, type WireConnection, wireConnection } from '../wire-connection.ts';
import { startCallbacks } from './callbacks.ts';
import { problemOf } from './checks.ts';
import { tryFraming } from './framing.ts';
import { learn } from './learning.ts';
import { type FuzzRequest, requestSource, type Sender } from './requests.ts';
import { tally } from './tally.ts';
import { newMark, PartnerWorld } from './world.ts';

const inFlight = 32;
/** Seeded customers beside those of the demo world. */
const seeded = 100;
const measurements = 25;
/** Of the requests, so many are bytes on connections of their own. */
const framingShare = 0.01;
const framingsAtOnce = 8;
const maxProblems = 20;

export interface FuzzResult {
  readonly problems: readonly string[];
  readonly points: readonly Measurement[];
  /** How the server ended, if it did before it was told to. */
  readonly ended: string | undefined;
  readonly log: string;
  /** How many answers of which status there were. */
  readonly told: string;
  /** Answers in which data of who asked was found; only the first ones are searched. */
  readonly telling: number;
}

/** Sends so many requests to a server of its own, measures it in between, and checks all that comes back. */
export async function fuzz({ requests, seed }: { requests: number; seed: number }): Promise<FuzzResult> {
  const server = await startMeasuredServer({ flags: ['--seed', String(seeded)] });
  const worlds = await startWorlds(server);
  const callbacks = await startCallbacks([worlds.a, worlds.b]);
  const connections = Array.from({ length: inFlight }, () => wireConnection(server.port));
  const random = seededRandom(seed);
  const framingRandom = seededRandom(seed);
  const counted = tally();
  const points: Measurement[] = [];
  const problems = new Map<string, string>();
  const note = (kind: string, problem: string) => {
    if (problems.size < maxProblems && !problems.has(kind)) problems.set(kind, problem);
  };
  try {
    const { host } = new URL(server.url);
    const shared = await sharedIds(server);
    const next = requestSource({ random, host, shared, callbackOf: (world) => callbacks.addressOf(world) });
    const size = Math.ceil(requests / measurements);
    for (let done = 0; done < requests && server.endedWith() === undefined; done += size) {
      const until = Math.min(requests, done + size);
      const framings = Math.round((until - done) * framingShare);
      // A run may take longer than a token lasts.
      const choose = await senders(server, worlds);
      const make = (number: number) => next(number, choose(random));
      await Promise.all([
        ...trySome({ server, connections, make, from: done, until: until - framings, count: counted.count, note }),
        ...tryFramings(server, { count: framings, random: framingRandom, choose, note }),
      ]);
      if (server.endedWith() === undefined) points.push({ at: until, held: await server.measure() });
    }
    for (const problem of callbacks.problems()) note(problem, problem);
    return {
      problems: [...problems.values()],
      points,
      ended: server.endedWith(),
      log: server.log(),
      told: counted.told(),
      telling: counted.telling(),
    };
  } finally {
    for (const connection of connections) connection.close();
    await callbacks.close();
    await server.dispose();
  }
}

/** Takes a problem; of each kind the first one is kept. */
type Note = (kind: string, problem: string) => void;

interface Some {
  readonly server: MeasuredServer;
  readonly connections: readonly WireConnection[];
  readonly make: (number: number) => FuzzRequest;
  readonly from: number;
  readonly until: number;
  readonly count: (request: FuzzRequest, answer: WireAnswer) => void;
  readonly note: Note;
}

function trySome({ server, connections, make, from, until, count, note }: Some): readonly Promise<void>[] {
  let number = from;
  return connections.map(async (connection) => {
    while (number < until && server.endedWith() === undefined) {
      number += 1;
      const request = make(number);
      const answer = await connection.exchange(request.text, request.method === 'HEAD');
      count(request, answer);
      const problem = problemOf(request, answer);
      if (problem === undefined) learn(request, answer);
      else note(`${problem} ${request.operation}`, described(number, problem, request, answer));
    }
  });
}

function described(number: number, problem: string, { operation, text }: FuzzRequest, answer: WireAnswer): string {
  const { status, body } = answer;
  // Around what it should not hold, if it is that.
  const from = Math.max(0, body.indexOf(problem.split(': ').at(-1) ?? '') - 600);
  return `request ${number}, ${operation}: ${problem}\n${shown(text)}\n${status} ${body.slice(from, from + 1_200)}`;
}

/** A request without the token, which nobody could use later. */
function shown(text: string): string {
  return JSON.stringify(text.replace(/(?<=Bearer )[\w.-]{200,}/, '(token)').slice(0, 4_000));
}

interface Framings {
  readonly count: number;
  readonly random: SeededRandom;
  readonly choose: (random: SeededRandom) => Sender;
  readonly note: Note;
}

function tryFramings(server: MeasuredServer, { count, random, choose, note }: Framings): readonly Promise<void>[] {
  let left = count;
  return Array.from({ length: framingsAtOnce }, async () => {
    while (left > 0 && server.endedWith() === undefined) {
      left -= 1;
      const problem = await tryFraming(server.url, random, choose(random)).catch(
        (error: unknown) => `failed: ${error}`,
      );
      if (problem !== undefined) note(problem.slice(0, 60), problem);
    }
  });
}

interface Worlds {
  readonly a: PartnerWorld;
  readonly b: PartnerWorld;
  /** Of nobody whom the server knows. */
  readonly stranger: PartnerWorld;
}

async function startWorlds(server: MeasuredServer): Promise<Worlds> {
  const tokens = await demoTokens(server.url);
  const namesOf = async (token: string) => {
    const { items } = (await apiClient(server, token).get('/v1/customers?size=5')).body;
    return items.flatMap(({ companyProfile }: Json) => [companyProfile.companyName, companyProfile.domain]);
  };
  return {
    a: new PartnerWorld(partnerA, newMark('a'), await namesOf(tokens.a.user)),
    b: new PartnerWorld(partnerB, newMark('b'), await namesOf(tokens.b.user)),
    stranger: new PartnerWorld(partnerA, newMark('c'), []),
  };
}

async function sharedIds(server: MeasuredServer) {
  const client = apiClient(server, (await demoTokens(server.url)).a.user);
  const idsOf = async (path: string, name: string): Promise<string[]> =>
    (await client.get(path)).body.items.map((item: Json) => item[name]);
  return {
    roles: await idsOf(`/v1/customers/${partnerA.customer}/directoryroles`, 'id'),
    templates: await idsOf('/v1/agreements?agreementType=*', 'templateId'),
  };
}

/**
 * What a stranger has sent may be shown to the partners: to the one whom its token claims, or on a server of this machine
 * alone to everybody.
 *
 * Mostly partner A and partner B with good tokens; some with none, and some with what is no token.
 */
async function senders(server: MeasuredServer, { a, b, stranger }: Worlds) {
  const tokens = await demoTokens(server.url);
  const ofA = { world: a, other: b, foreign: [b], known: true };
  const ofB = { world: b, other: a, foreign: [a], known: true };
  return (random: SeededRandom): Sender => {
    const kind = random.next();
    if (kind < 0.45) return { ...ofA, token: tokens.a.user };
    if (kind < 0.58) return { ...ofA, token: tokens.a.app };
    if (kind < 0.84) return { ...ofB, token: tokens.b.user };
    if (kind < 0.92) return { ...ofB, token: tokens.b.app };
    return {
      world: stranger,
      other: random.pick([a, b]),
      foreign: [a, b],
      known: false,
      token: random.chance(0.4) ? undefined : badToken(tokens.a.user, random),
    };
  };
}

function badToken(token: string, random: SeededRandom): string {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return random.pick([
    'x',
    '..',
    `${none}.${claims}.`,
    `${head}.${claims}.`,
    `${head}.${Buffer.from('{"tid":1}').toString('base64url')}.${signature}`,
    `${token.slice(0, -10)}AAAAAAAAAA`,
    token.slice(0, random.below(token.length - 1)),
    'x'.repeat(20_000),
    '\xff\xfe',
  ]);
}
