/**
 * The limits of reading: servers that answer each GET with the same bytes, or with those of a profile that they read. See
 * `Bareness` for what each of them does. With a number of processes, so many of them share the connections.
 */
import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { headers, jsonMediaType, spelling } from '@partnerite/contract/headers.ts';
import { fastify } from 'fastify';
import { connect } from '../../packages/server/src/store/sqlite/connection.ts';
import { prepareReads } from '../../packages/server/src/store/sqlite/reads.ts';
import { demoPartner } from '../demo-client.ts';
import { type BareAnswer, bareness } from './servers.ts';

const [kind = '', file = '', processes = '0'] = process.argv.slice(2);
const stored: Omit<BareAnswer, 'bytes'> & { readonly bytes: string } = JSON.parse(readFileSync(file, 'utf8'));
const bytes = Buffer.from(stored.bytes, 'base64');
const host = '127.0.0.1';
const pageCache = 32 * 1024;

if (cluster.isPrimary && processes !== '0') {
  const workers = Array.from({ length: Number(processes) }, () => cluster.fork());
  const listening = workers.map(async (worker) => {
    const [address]: { port?: number }[] = await once(worker, 'listening');
    return address?.port;
  });
  const [port] = await Promise.all(listening);
  console.log(`http://${host}:${port}`);
  process.once('SIGTERM', () => cluster.disconnect(() => process.exit()));
} else {
  const url = kind === bareness.nothing ? await serveBytes() : await serveRoute();
  if (cluster.isPrimary) console.log(url);
}

async function serveBytes(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': jsonMediaType, 'Content-Length': bytes.byteLength }).end(bytes);
  });
  await once(server.listen(0, host), 'listening');
  const address = server.address();
  return `http://${host}:${typeof address === 'object' ? address?.port : address}`;
}

function serveRoute(): Promise<string> {
  const app = fastify();
  const path = stored.path.replaceAll(/\{\w+\}/g, ':customer');
  if (kind === bareness.route) {
    app.get(path, (_request, reply) => reply.type(jsonMediaType).send(bytes));
    return app.listen({ host, port: 0 });
  }
  const tokens = new Map([[stored.authorization, 'principal']]);
  const read = kind === bareness.reading ? prepareRead(stored.database) : () => bytes;
  app.get<{ Params: { customer: string } }>(path, (request, reply) => {
    if (!tokens.has(request.headers.authorization ?? '')) return reply.code(401).send();
    reply.headers(stored.headers);
    reply.header(spelling.requestId, request.headers[headers.requestId] ?? randomUUID());
    reply.header(spelling.correlationId, request.headers[headers.correlationId] ?? randomUUID());
    return reply.type(jsonMediaType).send(read(request.params.customer));
  });
  return app.listen({ host, port: 0 });
}

function prepareRead(database: string): (customer: string) => Uint8Array | undefined {
  const { readBillingProfile } = prepareReads(connect(database, { busyTimeout: 0, pageCache }));
  return (customer) => readBillingProfile(demoPartner, customer)?.bytes;
}
