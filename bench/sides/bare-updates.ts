/**
 * The limit of updates over HTTP: Fastify decodes the body and hands an update to Partnerite's own store. No tokens, no
 * rules, no schema, no log.
 */
import { headers, jsonMediaType, spelling } from '@partnerite/contract/headers.ts';
import { operations } from '@partnerite/contract/operations.ts';
import { fastify } from 'fastify';
import { openStore, updateStored } from './store-update.ts';

const [place = ''] = process.argv.slice(2);
const store = await openStore(place);
const app = fastify();
const path = operations.updateCustomerBillingProfile.path.replaceAll(/\{\w+\}/g, ':customer');
app.put<{ Params: { customer: string } }>(path, async (request, reply) => {
  const { etag, bytes } = await updateStored(store, request.params.customer);
  reply.header(spelling.requestId, request.headers[headers.requestId]);
  return reply.header(headers.etag, etag).type(jsonMediaType).send(bytes);
});
process.once('SIGTERM', async () => {
  await app.close();
  await store.close();
});
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
