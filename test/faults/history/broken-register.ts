import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { SeededRandom } from '../../seeded-random.ts';

/** What a service could get wrong. */
export type Flaw =
  /** Answers some reads with what the profile was a while ago. */
  | 'stale reads'
  /** Does some updates whose version is not the stored one any more. */
  | 'lost updates'
  /** Does some updates a second time, when others have come between. */
  | 'updates done twice';

export interface BrokenRegister {
  readonly url: string;
  close(): Promise<void>;
}

interface Passed {
  readonly status: number;
  readonly text: string;
}

/** Stands before a server and now and then does what that would never do. */
export async function startBrokenRegister(server: string, flaw: Flaw, random: SeededRandom): Promise<BrokenRegister> {
  const decided = new Map<unknown, boolean>();
  const earlier = new Map<string, Passed>();
  const pass = async (method: string, path: string, headers: Record<string, string>, body: string): Promise<Passed> => {
    const answer = await fetch(`${server}${path}`, { method, headers, body: method === 'GET' ? null : body });
    return { status: answer.status, text: await answer.text() };
  };
  /** A request that comes again is treated as before. */
  const flawed = (requestId: unknown): boolean => {
    const isFlawed = decided.get(requestId) ?? random.chance(0.05);
    if (requestId !== undefined) decided.set(requestId, isFlawed);
    return isFlawed;
  };
  const answer = async (method: string, path: string, given: IncomingHttpHeaders, body: string): Promise<Passed> => {
    const headers = passedHeaders(given);
    const isFlawed = flawed(given['ms-requestid']);
    const known = earlier.get(path);
    if (method === 'GET') {
      if (isFlawed && flaw === 'stale reads' && known !== undefined) return known;
      const current = await pass(method, path, headers, body);
      if (known === undefined || random.chance(0.1)) earlier.set(path, current);
      return current;
    }
    const anyVersion = { ...headers, 'if-match': '*' };
    const done = await pass(method, path, isFlawed && flaw === 'lost updates' ? anyVersion : headers, body);
    if (isFlawed && flaw === 'updates done twice' && done.status === 200) {
      await pass(method, path, { ...anyVersion, 'ms-requestid': randomUUID() }, body);
    }
    return done;
  };
  const proxy = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = '', url = '', headers } = incoming;
    const body = Buffer.concat(chunks).toString();
    const passed = await answer(method, url, headers, body).catch(() => undefined);
    if (passed === undefined) outgoing.destroy();
    else outgoing.writeHead(passed.status).end(passed.text);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('a proxy that listens has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

function passedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const passed = ['authorization', 'content-type', 'if-match', 'ms-requestid'];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (passed.includes(name) ? [[name, String(value)]] : [])),
  );
}
