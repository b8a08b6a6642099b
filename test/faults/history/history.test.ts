import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import { apiClient } from '../../../packages/server/test/api-client.ts';
import { freePort } from '../../../packages/server/test/free-port.ts';
import { seededRandom } from '../../seeded-random.ts';
import {
  appToken,
  builtProgram,
  createInstallation,
  type Installation,
  type ServerProcess,
} from '../../server-process.ts';
import { readStoredUpdates } from '../../stored-updates.ts';
import { billingPath } from '../kills/clients.ts';
import { lastingPort } from '../lasting-port.ts';
import { type Flaw, startBrokenRegister } from './broken-register.ts';
import { describeWorkload, startWorkload, untilThrough, type Workload } from './clients.ts';
import { assertLinearizable, assertStored } from './record.ts';

/** Another seed is another run of the same test. */
const seed = Number(process.env.PARTNERITE_TEST_SEED ?? 20_260_101);
const operations = Number(process.env.PARTNERITE_OPERATIONS ?? 10_000);
/** Enough for a service that is wrong now and then. */
const fewOperations = 600;
const clients = 8;
const profiles = 5;
/** Something goes wrong after at least one and at most so many further operations. */
const mostBetween = 250;

describe(`${clients} clients read and update ${profiles} billing profiles at once`, () => {
  let installation: Installation;
  let port: number;
  let server: ServerProcess;
  let customers: readonly string[];
  let token: string;

  const start = () => installation.start(['--json', '--port', String(port)]);

  before(async () => {
    installation = await createInstallation(builtProgram);
    port = await lastingPort();
    server = await start();
    token = await appToken(server);
    const { body } = await apiClient(server, token).get('/v1/customers');
    customers = body.items.map(({ id }: { readonly id: string }) => id).slice(0, profiles);
    assert.equal(customers.length, profiles);
    // Ends in peace, for then the code that was compiled for it serves the next starts.
    await server.stop();
    server = await start();
  });
  after(() => installation.dispose());

  const startClients = (url: string, count: number, name: string) =>
    startWorkload({ url, token, paths: customers.map(billingPath), clients, operations: count, seed, name });

  /** Kills, pauses and resumes the server until the clients are through. */
  const harm = async (workload: Workload, t: TestContext) => {
    const random = seededRandom(seed);
    const counted = { killed: 0, paused: 0, 'killed while paused': 0, 'given up while paused': 0 };
    const kinds = ['killed', 'killed', 'paused', 'killed while paused', 'given up while paused'] as const;
    for (;;) {
      await workload.progressed(1 + random.below(mostBetween));
      if (workload.isOver()) break;
      const kind = random.pick(kinds);
      counted[kind] += 1;
      if (kind !== 'killed') {
        process.kill(server.pid, 'SIGSTOP');
        await workload.blocked();
      }
      if (kind === 'killed' || kind === 'killed while paused') {
        await server.kill();
        server = await start();
        continue;
      }
      if (kind === 'given up while paused') workload.abandon(0.5);
      process.kill(server.pid, 'SIGCONT');
    }
    t.diagnostic(`seed ${seed}, ${JSON.stringify(counted)}`);
  };

  test('each profile has one history, whatever happens to server and clients', async (t) => {
    const workload = startClients(server.url, operations, 'c');
    await untilThrough(workload, harm(workload, t));
    t.diagnostic(describeWorkload(workload));
    assert.equal(workload.losses.unanswered, 0, 'no request is left without an answer');
    await assertLinearizable(workload.history);
    await server.stop();
    const stored = await readStoredUpdates(installation, customers);
    assertStored(workload.history, new Set([...stored.values()].map(({ text }) => String(JSON.parse(text).firstName))));
    server = await start();
  });

  test('clients of a service that is gone for good give it up and say what they have tried', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const paths = customers.map(billingPath);
    const workload = startWorkload({ url, token, paths, clients, operations, seed, name: 'lost ', budget: 100 });
    await assert.rejects(workload.finished, /lost 0 gives the service up: \d+ times GET .*ECONNREFUSED/);
  });

  for (const flaw of ['stale reads', 'lost updates', 'updates done twice'] satisfies readonly Flaw[]) {
    test(`a service with ${flaw} is found out`, async (t) => {
      const broken = await startBrokenRegister(server.url, flaw, seededRandom(seed));
      try {
        const workload = startClients(broken.url, fewOperations, `${flaw} `);
        await assert.rejects(
          async () => {
            await workload.finished;
            await assertLinearizable(workload.history, installation.folder);
          },
          (error: unknown) => {
            assert.ok(error instanceof assert.AssertionError);
            assert.match(error.message, /no order explains|stands for one version|was done once/);
            t.diagnostic(error.message);
            return true;
          },
        );
      } finally {
        await broken.close();
      }
    });
  }
});
