import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import { freePort } from '../../free-port.ts';
import { aNewCustomer, aProfileUpdate, partnerA } from '../fixtures.ts';
import { findPrograms, makeFolder } from './server-programs.ts';

const programs = await findPrograms();
const skip =
  programs === undefined ? 'the programs of a PostgreSQL server are missing: fail-over was not tried' : false;

test('when the primary ends and its standby takes over, no acknowledged write is lost and all goes on', {
  skip,
}, async () => {
  assert.ok(programs);
  const folder = await makeFolder();
  const [primary, standby] = [join(folder, 'primary'), join(folder, 'standby')];
  const [primaryPort, standbyPort] = [await freePort(), await freePort()];
  const start = (data: string, port: number) => {
    const settings = `-k ${folder} -p ${port} -c listen_addresses=127.0.0.1 -c fsync=off`;
    return programs('pg_ctl', '-D', data, '-w', '-l', `${data}.log`, '-o', settings, 'start');
  };
  let isOver = false;
  try {
    await programs('initdb', '-D', primary, '-U', 'partnerite', '-A', 'trust', '-E', 'UTF8', '--no-sync');
    await start(primary, primaryPort);
    const source = ['-h', '127.0.0.1', '-p', String(primaryPort), '-U', 'partnerite'];
    await programs('pg_basebackup', ...source, '-D', standby, '-R', '-X', 'stream', '--no-sync');
    await start(standby, standbyPort);

    // The standby comes first: it is passed over while it takes no writes.
    const hosts = `127.0.0.1:${standbyPort},127.0.0.1:${primaryPort}`;
    const store = await openPostgresStore({ url: `postgres://partnerite@${hosts}/postgres?sslmode=disable` });
    const customers = Array.from({ length: 4 }, () => aNewCustomer());
    await store.addCustomers(partnerA, customers);
    const acknowledged: string[] = [];
    const writers = customers.map(async ({ customer }) => {
      for (let version = 1; !isOver; ) {
        const write = aProfileUpdate(customer.id, version);
        // While there is no server that takes writes, some are refused, and that is all that may happen.
        const outcome = await store.commit(write).catch(() => undefined);
        if (outcome?.kind === 'done') acknowledged.push(write.audit.id);
        version = (await store.readBillingProfile(partnerA, customer.id).catch(() => undefined))?.version ?? version;
      }
    });
    const until = async (total: number) => {
      while (acknowledged.length < total)
        await Promise.race(writers.map(() => store.readSetting('any').catch(() => {})));
    };
    await until(50);
    await programs('pg_ctl', '-D', primary, '-m', 'fast', '-w', 'stop');
    await programs('pg_ctl', '-D', standby, '-w', 'promote');
    await until(acknowledged.length + 50);
    isOver = true;
    await Promise.all(writers);
    const stored = new Set<string>();
    for (const { id } of await store.readAuditRecords(partnerA, { limit: 100_000 })) stored.add(id);
    assert.deepEqual(
      acknowledged.filter((id) => !stored.has(id)),
      [],
    );
    await store.close();
  } finally {
    isOver = true;
    for (const data of [primary, standby]) {
      await programs('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop').catch(() => {});
    }
    await rm(folder, { recursive: true, force: true });
  }
});
