import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { StoreUnavailable } from '../../src/store/errors.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { partnerA } from '../store/fixtures.ts';
import { withFolder } from '../store/sqlite-folder.ts';
import { report, run } from './commands.ts';
import { aRealUpdate, fill, fillFolder } from './filled-store.ts';
import { startProgram } from './programs.ts';
import { fillDisk, noSmallDisk, withSmallDisk } from './small-disk.ts';

const skip = noSmallDisk;

async function update(store: Store, customer: string): Promise<number> {
  const current = await store.readBillingProfile(partnerA, customer);
  assert.ok(current);
  assert.deepEqual(await store.commit(aRealUpdate(customer, current)), { kind: 'done' });
  return current.version + 1;
}

suite('a full disk', { skip }, () => {
  test('refuses writes and loses none; reads go on, and when there is room again so do writes', () =>
    withSmallDisk(4_096, async ({ folder }) => {
      const data = join(folder, 'data');
      const store = await openSqliteStore({ folder: data });
      const { customer } = await fill(store);
      fillDisk(join(folder, 'ballast'));
      let acknowledged = 3;
      await assert.rejects(async () => {
        for (;;) acknowledged = await update(store, customer);
      }, StoreUnavailable);
      assert.equal((await store.readBillingProfile(partnerA, customer))?.version, acknowledged);
      await assert.rejects(store.ensureSetting('further', 'value'), StoreUnavailable);
      await rm(join(folder, 'ballast'));
      assert.equal(await update(store, customer), acknowledged + 1);
      await store.close();
      assert.equal((await report('check', '--data', data)).damaged, 0);
    }));

  test('refuses a start by name, and a start works when there is room', () =>
    withSmallDisk(1_024, async ({ folder }) => {
      fillDisk(join(folder, 'ballast'));
      await assert.rejects(openSqliteStore({ folder: join(folder, 'data') }), StoreUnavailable);
      await rm(join(folder, 'ballast'));
      // What a start that was broken off has left is empty, and says so.
      await rm(join(folder, 'data'), { recursive: true, force: true });
      const store = await openSqliteStore({ folder: join(folder, 'data') });
      await store.close();
    }));

  test('takes no backup, says so and leaves nothing; the next one works', () =>
    withSmallDisk(256, async ({ folder }) =>
      withFolder(async (data) => {
        await fillFolder(data, 200);
        const { code, out, err } = await run('backup', '--data', data, '--to', join(folder, 'b.db'));
        assert.deepEqual([code, out], [1, '']);
        assert.match(err, /was not made.*full/);
        assert.deepEqual(await readdir(folder), []);
        assert.equal((await run('backup', '--data', data, '--to', join(data, 'b.db'))).code, 0);
      }),
    ));

  test('takes no restored database, says so and leaves none', () =>
    withSmallDisk(256, async ({ folder }) =>
      withFolder(async (data) => {
        await fillFolder(data, 200);
        await run('backup', '--data', data, '--to', join(data, 'b.db'));
        const { code, err } = await run('restore', '--from', join(data, 'b.db'), '--data', join(folder, 'new'));
        assert.equal(code, 1);
        assert.match(err, /was not made.*full/);
        assert.deepEqual(await readdir(join(folder, 'new')), ['lock.db']);
      }),
    ));
});

suite('a disk that is read-only', { skip }, () => {
  test('refuses a start by name; what is on it can be checked and backed up; a start works when it is writable', () =>
    withSmallDisk(16_384, async (disk) => {
      const data = join(disk.folder, 'data');
      const { customer } = await fillFolder(data);
      disk.setReadOnly(true);
      await assert.rejects(openSqliteStore({ folder: data }), {
        name: 'StoreUnavailable',
        message: 'The data folder cannot be written.',
      });
      assert.equal((await report('check', '--data', data)).damaged, 0);
      await withFolder(async (folder) => {
        const { code, err } = await run('backup', '--data', data, '--to', join(folder, 'b.db'));
        assert.equal(code, 0, err);
      });
      const onto = await run('backup', '--data', data, '--to', join(data, 'b.db'));
      assert.deepEqual([onto.code, onto.out], [1, '']);
      assert.match(onto.err, /cannot be made.*read-only/);
      disk.setReadOnly(false);
      const store = await openSqliteStore({ folder: data });
      assert.equal(await update(store, customer), 4);
      await store.close();
    }));

  test('with a log that a crash has left cannot be checked, for that would have to be worked in', () =>
    withSmallDisk(16_384, async (disk) => {
      const data = join(disk.folder, 'data');
      const program = await startProgram('fill-and-hold', data);
      await program.kill();
      await rm(join(data, 'partnerite.db-shm'));
      disk.setReadOnly(true);
      const { code, out, err } = await run('check', '--data', data);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /cannot be opened/);
      disk.setReadOnly(false);
      assert.equal((await report('check', '--data', data)).damaged, 0);
    }));
});

suite('a database that somebody else has locked', () => {
  test('is read, checked and backed up, refuses writes and a migration, and is written again when it is let go', () =>
    withFolder(async (folder) => {
      const { customer } = await fillFolder(folder);
      const store = await openSqliteStore({ folder });
      const other = await startProgram('hold-lock', join(folder, 'partnerite.db'));
      await assert.rejects(update(store, customer), StoreUnavailable);
      await assert.rejects(store.ping(), StoreUnavailable);
      assert.equal((await store.readBillingProfile(partnerA, customer))?.version, 3);
      assert.equal((await report('check', '--data', folder)).damaged, 0);
      assert.equal((await run('backup', '--data', folder, '--to', join(folder, 'b.db'))).code, 0);
      await other.kill();
      assert.equal(await update(store, customer), 4);
      await store.close();
    }));
});

suite('a log that was left by a kill', () => {
  test('is read by check and by backup, which leave it, and a start has all that is in it', () =>
    withFolder(async (parent) => {
      const [folder, file, restored] = [join(parent, 'data'), join(parent, 'b.db'), join(parent, 'restored')];
      const program = await startProgram('fill-and-hold', folder);
      const { customers } = JSON.parse(program.said);
      await program.kill();
      assert.ok((await readdir(folder)).includes('partnerite.db-wal'));
      const { damaged, rows } = await report('check', '--data', folder);
      assert.deepEqual([damaged, rows.customers], [0, customers.length + 1]);
      await run('backup', '--data', folder, '--to', file);
      await run('restore', '--from', file, '--data', restored);
      assert.ok((await readdir(folder)).includes('partnerite.db-wal'));
      for (const data of [folder, restored]) {
        const store = await openSqliteStore({ folder: data });
        for (const id of customers) assert.ok(await store.readBillingProfile(partnerA, id));
        await store.close();
      }
    }));
});
