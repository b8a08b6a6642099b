import assert from 'node:assert/strict';
import { copyFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { DatabaseNotUsable, StoreUnavailable } from '../../src/store/errors.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { partnerA } from '../store/fixtures.ts';
import { withDatabase, withFolder } from '../store/sqlite-folder.ts';
import { report, run } from './commands.ts';
import { damagePage, flipBit } from './damaged-files.ts';
import { fillFolder } from './filled-store.ts';

/** A prime, so that the flips fall on all parts of the pages. */
const flipEvery = 20_011;

/** Opens the store and reads what a service reads; whatever goes wrong must be told as one of the store's own errors. */
async function serveFrom(folder: string, customers: readonly string[]): Promise<void> {
  const known = (error: unknown) => {
    assert.ok(
      error instanceof StoreUnavailable || error instanceof DatabaseNotUsable || error instanceof TypeError,
      `${error}`,
    );
  };
  let store: Store;
  try {
    store = await openSqliteStore({ folder });
  } catch (error) {
    known(error);
    return;
  }
  await store.listCustomers(partnerA, { limit: 100 }).catch(known);
  for (const id of customers) await store.readBillingProfile(partnerA, id).catch(known);
  await store.ensureSetting('further', 'value').catch(known);
  await store.close();
}

suite('a damaged database', () => {
  test('check names the table and the place, whose rows are the only ones that it does not count', () =>
    withFolder(async (folder) => {
      const { customers } = await fillFolder(folder, 200);
      await damagePage(folder, 'billing_profiles');
      const { code, out } = await run('check', '--data', folder);
      assert.equal(code, 1);
      assert.match(out, /DAMAGED billing_profiles: cannot be read: database disk image is malformed/);
      assert.match(out, /DAMAGED billing_profiles: cannot be read from the first row/);
      const { rows } = await report('check', '--data', folder);
      assert.deepEqual([rows.customers, rows.billing_profiles], [customers.length + 1, 0]);
    }));

  test('that was cut off is found damaged, and a backup mends it', () =>
    withFolder(async (folder) => {
      const [data, file] = [join(folder, 'data'), join(folder, 'b.db')];
      const { customers } = await fillFolder(data, 200);
      await run('backup', '--data', data, '--to', file);
      const database = join(data, 'partnerite.db');
      await truncate(database, Math.floor((await stat(database)).size / 2));
      assert.equal((await run('check', '--data', data)).code, 1);
      await serveFrom(data, customers);
      await rm(data, { recursive: true });
      assert.equal((await run('restore', '--from', file, '--data', data)).code, 0);
      assert.equal((await report('check', '--data', data)).damaged, 0);
    }));

  test('that was emptied is not begun anew as if nothing had been there', () =>
    withFolder(async (folder) => {
      await fillFolder(folder);
      await truncate(join(folder, 'partnerite.db'), 0);
      await assert.rejects(openSqliteStore({ folder }), {
        name: 'DatabaseNotUsable',
        message: /empty: restore a backup/,
      });
      assert.equal((await run('check', '--data', folder)).code, 1);
      await rm(join(folder, 'partnerite.db'));
      await (await openSqliteStore({ folder })).close();
    }));

  test('that is gone, but for its log, is not begun anew either', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'partnerite.db-wal'), 'what was written last');
      await assert.rejects(openSqliteStore({ folder }), {
        name: 'DatabaseNotUsable',
        message: /missing.*log is there/,
      });
    }));

  test('in which one bit is turned over, wherever, is served as well as it can be and never ends the process', () =>
    withFolder(async (folder) => {
      const [data, whole] = [join(folder, 'data'), join(folder, 'whole.db')];
      const { customers } = await fillFolder(data, 50);
      const database = join(data, 'partnerite.db');
      await copyFile(database, whole);
      const { size } = await stat(whole);
      for (let offset = 17; offset < size; offset += flipEvery) {
        await copyFile(whole, database);
        await rm(`${database}-wal`, { force: true });
        await flipBit(database, offset);
        const { code, out, err } = await run('check', '--data', data);
        assert.match(
          code === 0 ? out : `${out}${err}`,
          /Nothing is damaged|DAMAGED|partnerite: [^\n]+\n$/,
          `at ${offset}`,
        );
        assert.ok(!/\n +at /.test(err), err);
        await serveFrom(data, customers.slice(0, 5));
      }
    }));

  test('one bit in a profile that has a history is found, and the customer named', () =>
    withFolder(async (folder) => {
      const { customer } = await fillFolder(folder);
      const place = withDatabase(folder, (database) => {
        const { bytes } = database.prepare('SELECT bytes FROM billing_profiles WHERE customer = ?').get(customer) ?? {};
        assert.ok(bytes instanceof Uint8Array);
        return bytes;
      });
      const file = join(folder, 'partnerite.db');
      const content = await readFile(file);
      const email = Buffer.from(place).indexOf('a.example');
      // The same bytes are in the audit and the kept answer too: each of them is another damage.
      const offset = content.indexOf(place) + email;
      await flipBit(file, offset);
      const { code, out } = await run('check', '--data', folder);
      assert.equal(code, 1);
      assert.match(out, new RegExp(`DAMAGED .*${customer}`));
    }));
});
