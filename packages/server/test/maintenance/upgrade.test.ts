import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { withDatabase, withFolder } from '../store/sqlite-folder.ts';
import { report, run } from './commands.ts';
import { aRealUpdate } from './filled-store.ts';
import { makeOlderDatabase, oldCustomer, oldDomain, oldEnd, oldPartner, oldSubscriber } from './older-databases.ts';

const migrations = readdirSync(new URL('../../src/store/sqlite/migrations/', import.meta.url)).toSorted();
const newest = migrations.length;
const levels = migrations.map((_file, index) => index + 1);

suite('a database of an earlier schema', () => {
  for (const level of levels) {
    test(`of level ${level} starts with all that it holds, can be written, and is found sound`, () =>
      withFolder(async (folder) => {
        const { profile } = makeOlderDatabase(folder, level);
        const store = await openSqliteStore({ folder });
        const found = await store.readBillingProfile(oldPartner, oldCustomer);
        assert.deepEqual(found && { ...found, bytes: Buffer.from(found.bytes) }, { ...profile, bytes: profile.bytes });
        assert.equal((await store.listCustomers(oldPartner, { limit: 9 })).length, 1);
        assert.equal(await store.isDomainTaken(oldPartner, oldDomain), true);
        const audit = await store.readAuditRecords(oldPartner, { customerId: oldCustomer, limit: 9 });
        assert.deepEqual(
          audit.map(({ id, customerName }) => [id, customerName]),
          [['audit', 'Åkeri']],
        );
        assert.equal((await store.readKeptAnswer(oldPartner, 'request', oldEnd - 1))?.status, 200);
        assert.ok(await store.readGrant(oldPartner, 'hash', oldEnd - 1));
        assert.equal(await store.readSetting('old-setting'), 'kept');
        assert.equal(await store.isEmpty(), false);
        if (level >= 2) {
          const key = { kind: 'agreement', owner: oldCustomer, id: 'agreement' };
          assert.equal((await store.readResource(oldPartner, key))?.document, '{"agreed":true}');
          assert.equal(await store.isDomainTaken(oldPartner, 'further.example'), true);
        }
        if (level >= 3)
          assert.deepEqual(await store.readSubscribersDue(oldEnd), [
            { partner: oldPartner, subscriber: oldSubscriber },
          ]);
        if (level >= 5) assert.ok(await store.readActivity(oldPartner, 'report', oldEnd - 1));

        assert.deepEqual(await store.commit(aRealUpdate(oldCustomer, profile, oldPartner)), { kind: 'done' });
        assert.equal((await store.readBillingProfile(oldPartner, oldCustomer))?.version, 3);
        await store.close();
        assert.deepEqual((await report('check', '--data', folder)).findings, []);
      }));
  }
});

suite('migrate', () => {
  test('says from where to where, and with --dry-run only says it', () =>
    withFolder(async (folder) => {
      makeOlderDatabase(folder, 3);
      const expected = { from: 3, to: newest, steps: migrations.slice(3) };
      assert.deepEqual(await report('migrate', '--dry-run', '--data', folder), { ...expected, dryRun: true });
      assert.deepEqual(await report('migrate', '--data', folder), { ...expected, dryRun: false });
      const again = { from: newest, to: newest, steps: [], dryRun: false };
      assert.deepEqual(await report('migrate', '--data', folder), again);
    }));

  test('check reads the pages of an older database, and says what to do before the rows can be checked', () =>
    withFolder(async (folder) => {
      makeOlderDatabase(folder, 2);
      const { code, out } = await run('check', '--data', folder);
      assert.equal(code, 0);
      assert.match(out, new RegExp(`schema 2 of ${newest}.*migrate`));
    }));

  test('is refused while a store has the folder, of a newer schema, and where there is nothing', () =>
    withFolder(async (folder) => {
      const refused = async (why: RegExp) => {
        const { code, err } = await run('migrate', '--data', folder);
        assert.equal(code, 1);
        assert.match(err, why);
      };
      await refused(/no database/);
      const store = await openSqliteStore({ folder });
      await refused(/in use/);
      await store.close();
      withDatabase(folder, (database) => database.exec('PRAGMA user_version = 9999'));
      await refused(/newer version.*9999/);
    }));

  test('a backup of an older schema is restored and upgraded; one of a newer is refused by name', () =>
    withFolder(async (folder) => {
      const [data, file, restored] = [join(folder, 'data'), join(folder, 'b.db'), join(folder, 'restored')];
      mkdirSync(data);
      const { profile } = makeOlderDatabase(data, 4);
      await run('backup', '--data', data, '--to', file);
      assert.equal((await run('restore', '--from', file, '--data', restored)).code, 0);
      const store = await openSqliteStore({ folder: restored });
      assert.equal((await store.readBillingProfile(oldPartner, oldCustomer))?.etag, profile.etag);
      await store.close();

      const newer = join(folder, 'newer.db');
      withDatabase(data, (database) => database.exec('PRAGMA user_version = 9999'));
      await run('backup', '--data', data, '--to', newer);
      const { code, err } = await run('restore', '--from', newer, '--data', join(folder, 'other'));
      assert.equal(code, 1);
      assert.match(err, /newer version/);
    }));
});
