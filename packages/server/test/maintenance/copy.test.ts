import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { copyStore } from '../../src/maintenance/copy.ts';
import { openTransfer } from '../../src/maintenance/copy-place.ts';
import { nameOf, placeOf } from '../../src/maintenance/places.ts';
import { DatabaseNotUsable } from '../../src/store/errors.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { TransferTarget } from '../../src/store/transfer.ts';
import { requireFinishedCopy } from '../../src/store/unfinished-copy.ts';
import { partnerA, partnerB } from '../store/fixtures.ts';
import { createSchema, skipped } from '../store/postgres/database.ts';
import { withDatabase, withFolder } from '../store/sqlite-folder.ts';
import { report, run, runWith } from './commands.ts';
import { aRealUpdate, type Filled, fill } from './filled-store.ts';
import { makeOlderDatabase, oldCustomer, oldPartner } from './older-databases.ts';

/** A store that can be filled, copied from and to, and opened again, by the name that the command knows it by. */
interface Kind {
  readonly name: string;
  readonly skip: string | false;
  withPlace(run: (place: string, open: () => Promise<Store>) => Promise<void>): Promise<void>;
}

const folders: Kind = {
  name: 'a data folder',
  skip: false,
  withPlace: (use) =>
    withFolder((parent) => {
      const folder = join(parent, 'data');
      return use(folder, () => openSqliteStore({ folder }));
    }),
};

const databases: Kind = {
  name: 'a PostgreSQL database',
  skip: skipped,
  async withPlace(use) {
    const { url, dispose } = await createSchema();
    try {
      await use(url, () => openPostgresStore({ url }));
    } finally {
      await dispose();
    }
  },
};

const pairs = [
  [folders, folders],
  [folders, databases],
  [databases, folders],
  [databases, databases],
] as const;

const checkFlag = (place: string) => (place.startsWith('postgres') ? '--database' : '--data');

async function using<Result>(open: () => Promise<Store>, use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await open();
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** What a client would see of it, in its order; the numbers of records and deliveries are the database's own. */
async function contentOf(store: Store, { customers }: Filled) {
  const all = { limit: 1_000 };
  const [audit, deliveries] = [await store.readAuditRecords(partnerA, all), await store.listDeliveries(partnerA, all)];
  return {
    profiles: await Promise.all(customers.map((id) => store.readBillingProfile(partnerA, id))),
    customers: await Promise.all(customers.map((id) => store.readCustomer(partnerA, id))),
    listed: [await store.listCustomers(partnerA, all), await store.listCustomers(partnerB, all)],
    audit: audit.map(({ sequence: _sequence, ...record }) => record),
    deliveries: deliveries.map(({ id: _id, ...delivery }) => delivery),
    domains: await store.listResources(partnerA, { kind: 'verifiedDomain', ...all }),
    setting: await store.readSetting('continuation-key'),
    grant: await store.readGrant(partnerA, 'k', 0),
    activity: await store.readActivity(partnerB, 'n', 0),
    empty: await store.isEmpty(),
  };
}

for (const [from, to] of pairs) {
  suite(`a copy from ${from.name} to ${to.name}`, { skip: from.skip || to.skip }, () => {
    test('has everything, is found sound, and goes on where the other one stood', () =>
      from.withPlace((source, openSource) =>
        to.withPlace(async (target, openTarget) => {
          const filled = await using(openSource, (store) => fill(store, 600));
          const { code, out, err } = await run('copy', '--from', source, '--to', target);
          assert.equal(code, 0, err);
          assert.match(out, /found them the same/);
          assert.match(err, /rows copied: customers/);
          assert.deepEqual((await report('check', checkFlag(target), target)).findings, []);
          const before = await using(openSource, (store) => contentOf(store, filled));
          await using(openTarget, async (store) => {
            assert.deepEqual(await contentOf(store, filled), before);
            const current = await store.readBillingProfile(partnerA, filled.customer);
            assert.ok(current);
            assert.deepEqual(await store.commit(aRealUpdate(filled.customer, current)), { kind: 'done' });
            const records = await store.readAuditRecords(partnerA, { customerId: filled.customer, limit: 9 });
            assert.equal(records.length, 4);
            assert.deepEqual(Buffer.from(records.at(-1)?.oldValue ?? []), Buffer.from(current.bytes));
          });
          assert.deepEqual((await report('check', checkFlag(target), target)).findings, []);
        }),
      ));

    test('is refused where there are data already', () =>
      from.withPlace((source, openSource) =>
        to.withPlace(async (target, openTarget) => {
          await using(openSource, (store) => fill(store));
          await using(openTarget, (store) => store.ensureSetting('mine', 'value'));
          const { code, err } = await run('copy', '--from', source, '--to', target);
          assert.equal(code, 2);
          assert.match(err, /holds data already/);
          assert.equal(await using(openTarget, (store) => store.readSetting('mine')), 'value');
        }),
      ));
  });
}

/** A target that is lost after so many pages. */
function lostAfter(pages: number, target: TransferTarget): TransferTarget {
  let left = pages;
  return {
    ...target,
    async writePage(...page) {
      left -= 1;
      if (left < 0) throw new Error('lost');
      await target.writePage(...page);
    },
  };
}

/** Copies until the target is lost after so many pages, and rejects with that. */
async function breakOff(source: string, target: string, pages: number): Promise<void> {
  const [from, to] = [placeOf(source), placeOf(target)];
  const [read, written] = [await openTransfer(from), await openTransfer(to)];
  try {
    const lost = { name: nameOf(to), database: lostAfter(pages, written) };
    await copyStore({ name: nameOf(from), database: read }, lost, () => {});
  } finally {
    await read.close();
    await written.close();
  }
}

for (const [from, to] of pairs) {
  suite(`a copy from ${from.name} to ${to.name} that is broken off`, { skip: from.skip || to.skip }, () => {
    test('is served by nobody, and goes on where it was, wherever that is', () =>
      from.withPlace((source, openSource) =>
        to.withPlace(async (target, openTarget) => {
          const filled = await using(openSource, (store) => fill(store, 600));
          for (const pages of [0, 1, 2, 3, 1, 4]) {
            await assert.rejects(breakOff(source, target, pages), /lost/);
            if (pages > 0)
              await using(openTarget, (store) => assert.rejects(requireFinishedCopy(store), DatabaseNotUsable));
          }
          const { resumed, rows } = await report('copy', '--from', source, '--to', target);
          assert.deepEqual([resumed, rows.customers], [true, 601]);
          await using(openTarget, async (store) => {
            await requireFinishedCopy(store);
            assert.equal((await store.readBillingProfile(partnerA, filled.customer))?.version, 3);
          });
        }),
      ));
  });
}

suite('a copy that is broken off', () => {
  test('is not mixed with one from elsewhere', () =>
    withFolder(async (parent) => {
      const [source, other, target] = ['source', 'other', 'target'].map((name) => join(parent, name)) as [
        string,
        string,
        string,
      ];
      for (const folder of [source, other])
        await using(
          () => openSqliteStore({ folder }),
          (store) => fill(store),
        );
      await assert.rejects(breakOff(source, target, 2), /lost/);
      const { code, err } = await run('copy', '--from', other, '--to', target);
      assert.equal(code, 2);
      assert.match(err, /holds a copy of .*source/);
    }));

  test('is told apart when the source was written meanwhile, and is never taken for whole', () =>
    withFolder(async (parent) => {
      const [source, target] = [join(parent, 'source'), join(parent, 'target')];
      const { customer } = await using(
        () => openSqliteStore({ folder: source }),
        (store) => fill(store),
      );
      await assert.rejects(breakOff(source, target, 4), /lost/);
      await using(
        () => openSqliteStore({ folder: source }),
        async (store) => {
          const current = await store.readBillingProfile(partnerA, customer);
          assert.ok(current);
          await store.commit(aRealUpdate(customer, current));
        },
      );
      const { code, err } = await run('copy', '--from', source, '--to', target);
      assert.equal(code, 1);
      assert.match(err, /not the same.*billing_profiles/);
      await using(
        () => openSqliteStore({ folder: target }),
        (store) => assert.rejects(requireFinishedCopy(store), DatabaseNotUsable),
      );
    }));
});

suite('copy', () => {
  test('is refused while a server has one of the folders, from nowhere, and onto itself', () =>
    withFolder(async (parent) => {
      const [source, target] = [join(parent, 'source'), join(parent, 'target')];
      assert.match((await run('copy', '--from', source, '--to', target)).err, /no database/);
      await using(
        () => openSqliteStore({ folder: source }),
        async (store) => {
          await fill(store);
          const { code, err } = await run('copy', '--from', source, '--to', target);
          assert.deepEqual([code, err], [1, 'partnerite: The data folder is in use by another process.\n']);
        },
      );
      assert.equal((await run('copy', '--from', source, '--to', source)).code, 2);
      assert.equal((await run('copy', '--from', source)).code, 2);
    }));

  test('goes to the PostgreSQL database that is configured, where no other place is named', () =>
    withFolder(async (source) => {
      await using(
        () => openSqliteStore({ folder: source }),
        (store) => fill(store),
      );
      const environment = { PARTNERITE_DATABASE: 'postgres://nobody@127.0.0.1:1/none' };
      const { code, err } = await runWith(environment, 'copy', '--from', source);
      assert.equal(code, 1);
      assert.match(err, /PostgreSQL database cannot be reached/);
    }));

  test('an older source is brought to the newest schema first', () =>
    withFolder(async (parent) => {
      const [source, target] = [join(parent, 'source'), join(parent, 'target')];
      mkdirSync(source);
      makeOlderDatabase(source, 3);
      assert.equal((await run('copy', '--from', source, '--to', target)).code, 0);
      const version = withDatabase(
        target,
        (database) =>
          database
            .prepare('SELECT version FROM billing_profiles WHERE partner = ? AND customer = ?')
            .get(oldPartner, oldCustomer)?.version,
      );
      assert.equal(version, 2);
    }));

  test('no password of an address is ever shown', async () => {
    const address = 'postgres://user:hunter2@127.0.0.1:1/nothing?connect_timeout=1';
    const { code, out, err } = await run('copy', '--from', '/nowhere', '--to', address);
    assert.ok(code > 0);
    assert.ok(!`${out}${err}`.includes('hunter2'), err);
    const checked = await run('check', '--database', address);
    assert.ok(checked.code > 0 && !checked.err.includes('hunter2'), checked.err);
    const backup = await run('backup', '--database', address, '--to', '/nowhere/b.db');
    assert.deepEqual([backup.code, /pg_dump/.test(backup.err)], [2, true]);
  });
});
