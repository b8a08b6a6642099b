import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { StoreUnavailable } from '../../../src/store/errors.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aNewCustomer, anAuditRecord, aProfileUpdate, partnerA } from '../fixtures.ts';

/** Runs under a limit on the size of files: writes until that is reached, lifts it, and writes on. */
process.on('SIGXFSZ', () => {});

const [, , folder = ''] = process.argv;
const store = await openSqliteStore({ folder });
const added = aNewCustomer();
const { id } = added.customer;
await store.addCustomers(partnerA, [added]);

let version = 1;
async function writeUntilRefused(): Promise<never> {
  for (;;) {
    const audit = anAuditRecord({ newValue: new Uint8Array(50_000) });
    await store.commit(aProfileUpdate(id, version, { audit }));
    version += 1;
  }
}

await assert.rejects(writeUntilRefused, StoreUnavailable);
assert.equal((await store.readBillingProfile(partnerA, id))?.version, version);
assert.equal(spawnSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited']).status, 0);
assert.deepEqual(await store.commit(aProfileUpdate(id, version)), { kind: 'done' });
assert.equal((await store.readAuditRecords(partnerA, { limit: 10_000 })).length, version);
await store.close();
