import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { StoreUnavailable } from '../../../src/store/errors.ts';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import { ensureLocalCertificates } from '../../../src/tls/local-authority.ts';
import { freePort } from '../../free-port.ts';
import { random } from '../../running-server.ts';
import { findPrograms, giveToServer, makeFolder } from './server-programs.ts';

const programs = await findPrograms();
const skip = programs === undefined ? 'the programs of a PostgreSQL server are missing: TLS was not tried' : false;

describe('TLS to the server, whose certificate is for localhost and 127.0.0.1', { skip }, () => {
  let folder: string;
  let port: number;
  let plainPort: number;
  let authority: string;
  const run = (program: string, ...args: readonly string[]) => programs?.(program, ...args);

  before(async () => {
    folder = await makeFolder();
    [port, plainPort] = [await freePort(), await freePort()];
    const { key, cert, ca } = await ensureLocalCertificates({ folder, hosts: [], clock: Date.now, random });
    const files = { key: join(folder, 'server.key'), cert: join(folder, 'server.pem') };
    authority = join(folder, 'authority.pem');
    await writeFile(files.key, key, { mode: 0o600 });
    await writeFile(files.cert, cert);
    await writeFile(authority, ca);
    for (const file of Object.values(files)) await giveToServer(file);
    const tls = `-c ssl=on -c ssl_cert_file=${files.cert} -c ssl_key_file=${files.key}`;
    for (const [name, own] of [
      ['encrypted', `-p ${port} ${tls}`],
      ['plain', `-p ${plainPort}`],
    ] as const) {
      const data = join(folder, name);
      const settings = `-k ${folder} -c fsync=off -c listen_addresses=127.0.0.1,127.0.0.2 ${own}`;
      await run('initdb', '-D', data, '-U', 'partnerite', '-A', 'trust', '-E', 'UTF8', '--no-sync');
      await run('pg_ctl', '-D', data, '-w', '-l', `${data}.log`, '-o', settings, 'start');
    }
  });
  after(async () => {
    for (const name of ['encrypted', 'plain']) await run('pg_ctl', '-D', join(folder, name), '-m', 'immediate', 'stop');
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (host: string, mode: string, to = port) => {
    const url = `postgres://partnerite@${host}:${to}/postgres?sslmode=${mode}`;
    const store = await openPostgresStore({ url, patience: 0 });
    await store.ping();
    await store.close();
  };
  const trusting = (mode: string) => `${mode}&sslrootcert=${authority}`;

  test('is used where it is offered, and checked as far as it was asked for', async () => {
    await open('127.0.0.1', 'prefer');
    await open('127.0.0.1', 'require');
    await open('127.0.0.1', trusting('verify-full'));
    await open('localhost', trusting('verify-full'));
    await open('127.0.0.2', trusting('verify-ca'));
    await open('127.0.0.1', 'prefer', plainPort);
  });

  for (const [what, host, mode, plain] of [
    ['without it where it is required', '127.0.0.1', 'require', true],
    ['with a certificate of an authority that is not known', '127.0.0.1', 'verify-full', false],
    ['with a certificate for another address', '127.0.0.2', 'verify-full trusted', false],
  ] as const) {
    test(`nothing is said to a server ${what}`, async () => {
      const asked = mode === 'verify-full trusted' ? trusting('verify-full') : mode;
      await assert.rejects(open(host, asked, plain ? plainPort : port), StoreUnavailable);
    });
  }
});
