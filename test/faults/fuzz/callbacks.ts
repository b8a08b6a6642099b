import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { foreignIn } from './checks.ts';
import type { PartnerWorld } from './world.ts';

/** Takes the callbacks of both partners, each at an address of its own, and looks into them for what is the other's. */
export async function startCallbacks(worlds: readonly PartnerWorld[]) {
  const problems = new Set<string>();
  let count = 0;
  const server = createServer(async (request, answer) => {
    count += 1;
    const body = Buffer.concat(await request.toArray()).toString('latin1');
    const owner = worlds.findIndex((_world, index) => request.url === `/${index}`);
    const others = worlds.filter((_world, index) => index !== owner);
    const problem = foreignIn(others, body);
    if (problem !== undefined) problems.add(`a callback of partner ${owner}: ${problem}: ${body}`);
    // Some fail, so that there is something to send again.
    answer.writeHead(count % 50 === 0 ? 500 : 200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (world: PartnerWorld) => `http://127.0.0.1:${port}/${worlds.indexOf(world)}`,
    problems: () => [...problems],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
