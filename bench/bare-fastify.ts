/** The limit of reading: a Fastify route that answers the bytes of one file, knows no tokens and stores nothing. */
import { readFileSync } from 'node:fs';
import { jsonMediaType } from '@partnerite/contract/headers.ts';
import { operations } from '@partnerite/contract/operations.ts';
import { fastify } from 'fastify';

const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const app = fastify();
app.get(operations.getCustomerBillingProfile.path.replaceAll(/\{(\w+)\}/g, ':$1'), (_request, reply) =>
  reply.type(jsonMediaType).send(bytes),
);
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
