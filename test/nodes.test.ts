import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { apiClient } from '../packages/server/test/api-client.ts';
import { freePort } from '../packages/server/test/free-port.ts';
import { inSchema, removeSchema, testDatabase } from '../packages/server/test/test-database.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { appToken, createInstallation, type Ended, type Installation } from './server-process.ts';

const skip = testDatabase === undefined ? 'PARTNERITE_TEST_DATABASE is not set: several nodes were not tried' : false;
const path = `/v1/customers/${demoCredentials.customer}/profiles/billing`;
const count = 3;
/** A balancer has noticed long before that a node is not ready any more, in milliseconds. */
const drainDelay = 1_500;

interface Node {
  /** Of its own: they all call themselves by the balancer's. */
  readonly url: string;
  stop(): Promise<Ended>;
}

describe(`${count} nodes on one database, behind one address`, { skip }, () => {
  let installation: Installation;
  let database: string;
  let balancer: Balancer;
  let nodes: Node[];

  const start = async (): Promise<Node> => {
    const port = await freePort();
    const settings = { port, database, 'public-url': balancer.url, 'drain-delay': drainDelay };
    const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const { stop } = await installation.start(['--json', ...flags]);
    return { url: `http://127.0.0.1:${port}`, stop };
  };

  before(async () => {
    installation = await createInstallation();
    database = inSchema(`test_nodes_${randomUUID().replaceAll('-', '')}`);
    balancer = await startBalancer();
    // All at once on an empty database.
    nodes = await Promise.all(Array.from({ length: count }, start));
    await Promise.all(nodes.map(({ url }) => balancer.add(url)));
  });
  after(async () => {
    await balancer.close();
    await installation.dispose();
    await removeSchema(database);
  });

  test('a token of each is good at every one, and all serve the same demo world', async () => {
    // The balancer takes turns.
    for (const token of await Promise.all(nodes.map(() => appToken(balancer)))) {
      const answers = await Promise.all(nodes.map((node) => apiClient(node, token).get(path)));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    }
  });

  test('what one has acknowledged all answer at once, and a repeated request is done once', async () => {
    const token = await appToken(balancer);
    const clients = nodes.map((node) => apiClient(node, token));
    for (const [index, writer] of clients.entries()) {
      const { body: profile } = await writer.get(path);
      const headers = { 'ms-requestid': randomUUID() };
      const changed = { ...profile, firstName: `Node ${index}` };
      const written = await writer.put(path, changed, headers);
      assert.equal(written.status, 200, written.text);
      for (const reader of clients) {
        assert.equal((await reader.get(path)).text, written.text);
        assert.equal((await reader.put(path, changed, headers)).text, written.text);
      }
    }
  });

  test('a list goes on at another node', async () => {
    const token = await appToken(balancer);
    const [one, other] = nodes.map((node) => apiClient(node, token));
    assert.ok(one && other);
    const whole = await one.get('/v1/customers');
    const first = await one.get('/v1/customers?size=1');
    const headers = { 'ms-continuationtoken': first.body.continuationToken };
    const second = await other.get('/v1/customers?size=1&seekOperation=Next', { headers });
    assert.deepEqual([...first.body.items, ...second.body.items], whole.body.items.slice(0, 2));
  });

  test('a rolling restart under load loses no request', async () => {
    const client = apiClient(balancer, await appToken(balancer));
    const { body } = await client.get('/v1/customers');
    let isOver = false;
    const write = async ({ id }: { readonly id: string }): Promise<number> => {
      const own = `/v1/customers/${id}/profiles/billing`;
      let written = 0;
      for (; !isOver; written += 1) {
        const read = await client.get(own);
        assert.equal(read.status, 200, read.text);
        const firstName = `Round ${written}`;
        const answer = await client.put(own, { ...read.body, firstName });
        assert.equal(answer.status, 200, answer.text);
        assert.equal(answer.body.firstName, firstName);
      }
      return written;
    };
    const restart = async () => {
      for (const node of nodes.splice(0)) {
        const ended = node.stop();
        await balancer.dropped(node.url);
        assert.equal((await ended).code, 0);
        const next = await start();
        await balancer.add(next.url);
        nodes.push(next);
      }
    };
    const restarting = restart().finally(() => {
      isOver = true;
    });
    const written = await Promise.all(body.items.slice(0, 4).map(write));
    await restarting;
    assert.ok(written.every((number) => number > 0));
  });
});
