import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DatabaseNotUsable, FolderInUse, StoreUnavailable } from '../../src/store/errors.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { withFolder, withSqliteStore } from './sqlite-folder.ts';

const ownerOnlyFolder = 0o700;
const ownerOnlyFile = 0o600;
const ordinaryUser = 65534;

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

/** The superuser can write everywhere, so a test that runs as one steps down while it starts something. */
function asOrdinaryUser<Result>(start: () => Result): Result {
  if (process.geteuid?.() !== 0) {
    return start();
  }
  process.seteuid?.(ordinaryUser);
  try {
    return start();
  } finally {
    process.seteuid?.(0);
  }
}

suite('opening a SQLite store', () => {
  test('creates a folder and files that only their owner can read', { skip: process.platform === 'win32' }, () =>
    withFolder(async (parent) => {
      const folder = join(parent, 'deep', 'data');
      const store = await openSqliteStore({ folder });
      await store.ensureSetting('key', 'value');
      assert.equal(await modeOf(folder), ownerOnlyFolder);
      const files = await readdir(folder);
      assert.deepEqual(files.toSorted(), ['lock.db', 'partnerite.db', 'partnerite.db-shm', 'partnerite.db-wal']);
      for (const file of files) {
        assert.equal(await modeOf(join(folder, file)), ownerOnlyFile, file);
      }
      await store.close();
      assert.deepEqual((await readdir(folder)).toSorted(), ['lock.db', 'partnerite.db']);
    }),
  );

  test('is refused while another store of this process has the folder, and the first one keeps working', () =>
    withSqliteStore(async (store, folder) => {
      await assert.rejects(openSqliteStore({ folder }), FolderInUse);
      assert.equal(await store.ensureSetting('key', 'value'), 'value');
      await assert.rejects(openSqliteStore({ folder }), FolderInUse);
      await store.close();
      const next = await openSqliteStore({ folder });
      assert.equal(await next.readSetting('key'), 'value');
      await next.close();
    }));

  test('is refused while another process has the folder, and works as soon as that is killed', () =>
    withFolder(async (folder) => {
      const program = fileURLToPath(new URL('./programs/hold-store.ts', import.meta.url));
      const holder = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(holder, 'exit');
      await once(holder.stdout, 'data');
      await assert.rejects(openSqliteStore({ folder }), FolderInUse);
      holder.kill('SIGKILL');
      await ended;
      await (await openSqliteStore({ folder })).close();
    }));

  test('is refused on a file that is no database, whose content stays', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'partnerite.db');
      await writeFile(file, 'Not a database at all. '.repeat(1_000));
      const { size } = await stat(file);
      for (let tries = 0; tries < 2; tries++) {
        await assert.rejects(openSqliteStore({ folder }), (error: Error) => {
          assert.ok(error instanceof DatabaseNotUsable);
          assert.ok(!error.message.includes(folder));
          return true;
        });
      }
      assert.equal((await stat(file)).size, size);
    }));

  test('is refused on a database of a newer version', () =>
    withFolder(async (folder) => {
      await (await openSqliteStore({ folder })).close();
      const database = new DatabaseSync(join(folder, 'partnerite.db'));
      database.exec('PRAGMA user_version = 9999');
      database.close();
      await assert.rejects(openSqliteStore({ folder }), { name: 'DatabaseNotUsable', message: /newer version.*9999/ });
    }));

  test('is refused on a database of another program', () =>
    withFolder(async (folder) => {
      const database = new DatabaseSync(join(folder, 'partnerite.db'));
      database.exec('CREATE TABLE recipes (name TEXT)');
      database.close();
      await assert.rejects(openSqliteStore({ folder }), { name: 'DatabaseNotUsable', message: /another program/ });
    }));

  test('is refused where the folder is a file', () =>
    withFolder(async (parent) => {
      const folder = join(parent, 'file');
      await writeFile(folder, '');
      await assert.rejects(openSqliteStore({ folder }), StoreUnavailable);
      await assert.rejects(openSqliteStore({ folder: join(folder, 'below') }), StoreUnavailable);
    }));

  test(
    'is refused in a read-only folder, and works once that is writable',
    { skip: process.platform === 'win32' },
    () =>
      withFolder(async (folder) => {
        await chmod(folder, 0o555);
        await assert.rejects(
          asOrdinaryUser(() => openSqliteStore({ folder })),
          { name: 'StoreUnavailable', message: 'The data folder cannot be written.' },
        );
        await chmod(folder, ownerOnlyFolder);
        await (await openSqliteStore({ folder })).close();
      }),
  );
});
