/** The limit of starting: the libraries that the server cannot do without, and one answer that needs all of them. */
import { DatabaseSync } from 'node:sqlite';
import { fastify } from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';

const [file = ''] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });
const statement = database.prepare('SELECT COUNT(*) AS customers FROM customers');
const app = fastify();
app.get('/', async () => {
  const { privateKey } = await generateKeyPair('ES256');
  const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
  return { ...statement.get(), token };
});
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
