import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { wireConnection } from '../wire-connection.ts';
import { leaks, type Measurement, tellGrowth } from './growth.ts';
import { startMeasuredServer } from './measured-server.ts';

// What the fuzz and the soak say of the memory is worth as much as this.

const measurements = 20;
/** Before each measurement. */
const requests = 1_500;
const inFlight = 16;

test('a leak of 100 bytes for each request is found', async (t) => {
  const leaking = new URL('leak.ts?bytes=100', import.meta.url);
  assert.equal(leaks(await measured(t, [leaking])), true);
});

test('no leak is found where there is none', async (t) => {
  assert.equal(leaks(await measured(t, [])), false);
});

/** What a server holds while it answers the simplest of all requests, which no list of requests remembers. */
async function measured(t: TestContext, imports: readonly URL[]): Promise<readonly Measurement[]> {
  const server = await startMeasuredServer({ imports });
  const connections = Array.from({ length: inFlight }, () => wireConnection(server.port));
  try {
    const taken: Measurement[] = [];
    let sent = 0;
    for (let number = 1; number <= measurements; number += 1) {
      const ask = async (connection: ReturnType<typeof wireConnection>) => {
        while (sent < number * requests) {
          sent += 1;
          const { status } = await connection.exchange('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', false);
          assert.equal(status, 200);
        }
      };
      await Promise.all(connections.map(ask));
      taken.push({ at: sent, held: await server.measure() });
    }
    tellGrowth(t, taken);
    return taken;
  } finally {
    for (const connection of connections) connection.close();
    await server.dispose();
  }
}
