/** Reads a secret from standard input and prints the hash of it that the configuration file takes. */
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { hashSecret } from '../packages/server/src/authority/secret-hash.ts';

const secret = (await text(process.stdin)).replace(/\r?\n$/, '');
if (secret === '') {
  console.error('Give the secret on standard input: printf %s "$SECRET" | npm run -s hash-secret');
  process.exit(1);
}
console.log(await hashSecret(secret, { bytes: (count) => randomBytes(count) }));
