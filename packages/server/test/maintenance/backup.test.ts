import assert from 'node:assert/strict';
import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { partnerA } from '../store/fixtures.ts';
import { withFolder } from '../store/sqlite-folder.ts';
import { report, run } from './commands.ts';
import { damagePage } from './damaged-files.ts';
import { aRealUpdate, fill, fillFolder } from './filled-store.ts';

const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

/** Updates a profile again and again until told to stop. */
async function writeOn(store: Store, customer: string, signal: AbortSignal, done: (version: number) => void) {
  while (!signal.aborted) {
    const current = await store.readBillingProfile(partnerA, customer);
    assert.ok(current);
    assert.deepEqual(await store.commit(aRealUpdate(customer, current)), { kind: 'done' });
    done(current.version + 1);
  }
}

/** Updates every customer while something else goes on. Returns the versions that were acknowledged when it began. */
async function underLoad(store: Store, customers: readonly string[], run: () => Promise<void>) {
  const stop = new AbortController();
  const versions = new Map<string, number>();
  const writers = customers.map((id) => writeOn(store, id, stop.signal, (version) => versions.set(id, version)));
  while (versions.size < customers.length) await new Promise(setImmediate);
  const acknowledged = new Map(versions);
  await run();
  stop.abort();
  await Promise.all(writers);
  return acknowledged;
}

suite('backup and restore', () => {
  test('a backup under load holds all that was acknowledged before, is whole, and a store starts from it', () =>
    withFolder(async (folder) => {
      const [data, restored, file] = [join(folder, 'data'), join(folder, 'restored'), join(folder, 'backup.db')];
      const store = await openSqliteStore({ folder: data });
      const { customers } = await fill(store, 400);
      const acknowledged = await underLoad(store, customers.slice(0, 20), async () => {
        const { code, out, err } = await run('backup', '--data', data, '--to', file);
        assert.equal(code, 0, err);
        assert.match(out, /read again and found whole/);
      });
      await store.close();

      assert.equal((await run('restore', '--from', file, '--data', restored)).code, 0);
      const { damaged } = await report('check', '--data', restored);
      assert.equal(damaged, 0);
      const again = await openSqliteStore({ folder: restored });
      for (const [id, version] of acknowledged) {
        assert.ok(((await again.readBillingProfile(partnerA, id))?.version ?? 0) >= version);
      }
      const [id = ''] = customers;
      const current = await again.readBillingProfile(partnerA, id);
      assert.ok(current);
      assert.deepEqual(await again.commit(aRealUpdate(id, current)), { kind: 'done' });
      await again.close();
    }));

  test(
    'nobody but the owner can read a backup and what is restored from it',
    { skip: process.platform === 'win32' },
    () =>
      withFolder(async (folder) => {
        const [data, restored, file] = [join(folder, 'data'), join(folder, 'deep', 'restored'), join(folder, 'b.db')];
        await fillFolder(data);
        await run('backup', '--data', data, '--to', file);
        await run('restore', '--from', file, '--data', restored);
        assert.equal(await modeOf(file), ownerOnlyFile);
        assert.equal(await modeOf(restored), ownerOnlyFolder);
        for (const name of await readdir(restored))
          assert.equal(await modeOf(join(restored, name)), ownerOnlyFile, name);
        assert.deepEqual((await readdir(folder)).toSorted(), ['b.db', 'data', 'deep'], 'nothing else is left');
      }),
  );

  test('a backup overwrites nothing, neither a file nor the beginning of another backup', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'backup.db');
      await fillFolder(join(folder, 'data'));
      for (const name of [file, `${file}.partial`]) {
        await writeFile(name, 'mine');
        const { code, err } = await run('backup', '--data', join(folder, 'data'), '--to', file);
        assert.equal(code, 2);
        assert.ok(err.includes(name), err);
        assert.equal((await stat(name)).size, 4);
        await rm(name);
      }
    }));

  test('a backup of a damaged database is refused and leaves nothing', () =>
    withFolder(async (folder) => {
      await fillFolder(join(folder, 'data'));
      await damagePage(join(folder, 'data'), 'billing_profiles');
      const { code, err } = await run('backup', '--data', join(folder, 'data'), '--to', join(folder, 'b.db'));
      assert.equal(code, 1);
      assert.match(err, /damaged/);
      assert.deepEqual(await readdir(folder), ['data']);
    }));

  test('a backup where there is no such folder, and of no database, fails by name', () =>
    withFolder(async (folder) => {
      const none = await run('backup', '--data', folder, '--to', join(folder, 'b.db'));
      assert.deepEqual([none.code, none.err], [1, 'partnerite: There is no database in the data folder.\n']);
      await fillFolder(folder);
      const { code, err } = await run('backup', '--data', folder, '--to', join(folder, 'no', 'such', 'b.db'));
      assert.equal(code, 1);
      assert.match(err, /cannot be made/);
      assert.equal((await run('backup', '--data', folder)).code, 2);
    }));

  test('a backup is restored only where no database is, nor the log of one', () =>
    withFolder(async (folder) => {
      const [data, file] = [join(folder, 'data'), join(folder, 'backup.db')];
      const { customer } = await fillFolder(data);
      await run('backup', '--data', data, '--to', file);
      const onto = await run('restore', '--from', file, '--data', data);
      assert.deepEqual([onto.code, /partnerite\.db is there/.test(onto.err)], [2, true]);
      const empty = join(folder, 'empty');
      await (await openSqliteStore({ folder: empty })).close();
      await rm(join(empty, 'partnerite.db'));
      await writeFile(join(empty, 'partnerite.db-wal'), 'left by another database');
      assert.equal((await run('restore', '--from', file, '--data', empty)).code, 2);
      await rm(join(empty, 'partnerite.db-wal'));
      assert.equal((await run('restore', '--from', file, '--data', empty)).code, 0);
      const store = await openSqliteStore({ folder: empty });
      assert.ok(await store.readBillingProfile(partnerA, customer));
      await store.close();
    }));

  test('a backup that was cut off, that is none or that is not there is not restored, and leaves no database', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'backup.db');
      await fillFolder(join(folder, 'data'), 200);
      await run('backup', '--data', join(folder, 'data'), '--to', file);
      await truncate(file, 60_000);
      await writeFile(join(folder, 'text'), 'not a database at all'.repeat(100));
      for (const name of ['backup.db', 'text', 'none']) {
        const { code, err } = await run('restore', '--from', join(folder, name), '--data', join(folder, 'new'));
        assert.ok(code > 0, name);
        assert.match(err, /^partnerite: [^\n]+\n$/);
        assert.ok(
          !(await readdir(folder)).includes('new') || !(await readdir(join(folder, 'new'))).includes('partnerite.db'),
        );
      }
    }));
});
