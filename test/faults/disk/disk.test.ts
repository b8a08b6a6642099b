import assert from 'node:assert/strict';
import { closeSync, existsSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiAnswer, type ApiClient, apiClient, type Json } from '../../../packages/server/test/api-client.ts';
import { startProgram } from '../../../packages/server/test/maintenance/programs.ts';
import { fillDisk, withSmallDisk } from '../../../packages/server/test/maintenance/small-disk.ts';
import { withDatabase } from '../../../packages/server/test/store/sqlite-folder.ts';
import { ofEmbedded } from '../../../packages/server/test/test-database.ts';
import {
  appToken,
  builtProgram,
  createInstallation,
  type Installation,
  type ServerProcess,
} from '../../server-process.ts';
import { unlessMissing } from '../needs.ts';
import { hasOwnMounts, noOwnMounts, runWithOwnMounts } from './own-mounts.ts';

const skip = ofEmbedded || unlessMissing(noOwnMounts);
const writers = 16;
/** Of SQLite, in bytes: a page, and a frame of its log. */
const [pageSize, frameSize] = [8_192, 8_216];

interface World {
  readonly installation: Installation;
  readonly server: ServerProcess;
  readonly client: ApiClient;
  /** Paths of billing profiles. */
  readonly paths: readonly string[];
  /** What was acknowledged last, by path. */
  readonly acknowledged: Map<string, string>;
}

async function serve(installation: Installation, data: string): Promise<Pick<World, 'server' | 'client'>> {
  const server = await installation.start(['--json', '--seed', '60', '--data', data]);
  return { server, client: apiClient(server, await appToken(server)) };
}

async function withWorld(data: string | undefined, use: (world: World, data: string) => Promise<void>): Promise<void> {
  const installation = await createInstallation(builtProgram);
  const folder = data ?? join(installation.folder, 'data');
  try {
    const { server, client } = await serve(installation, folder);
    const { items } = (await client.get('/v1/customers')).body;
    const paths = items.map(({ id }: Json) => `/v1/customers/${id}/profiles/billing`);
    await use({ installation, server, client, paths, acknowledged: new Map() }, folder);
  } finally {
    await installation.dispose();
  }
}

let written = 0;

/** Updates a profile, and notes what was acknowledged. */
async function update({ client, acknowledged }: World, path = ''): Promise<ApiAnswer> {
  const { body, status } = await client.get(path);
  assert.equal(status, 200);
  written += 1;
  const firstName = `update${written}`;
  const answer = await client.put(path, { ...body, firstName });
  if (answer.status === 200) acknowledged.set(path, firstName);
  return answer;
}

/** Everything that was acknowledged is there, and nothing that was refused. */
async function requireAcknowledged({ acknowledged }: World, client: ApiClient): Promise<void> {
  for (const [path, firstName] of acknowledged) assert.equal((await client.get(path)).body.firstName, firstName, path);
}

function assertUnavailable({ status, body }: ApiAnswer): void {
  assert.deepEqual([status, body.code], [503, 503]);
  assert.match(body.description, /^The database cannot be used right now\./);
}

async function readiness({ url }: ServerProcess): Promise<number> {
  return (await fetch(`${url}/readyz`)).status;
}

/** A proof of writing holds for a second. */
async function untilReadiness(server: ServerProcess, expected: number): Promise<void> {
  while ((await readiness(server)) !== expected) await pause(50);
}

/** Refuses writes for as long as the fault lasts, reads, says that it is not ready, and serves again when it is mended. */
async function withstand(world: World, mend: () => unknown): Promise<void> {
  const { client, server, paths } = world;
  const refused: ApiAnswer[] = [];
  while (refused.length < 3) {
    const answer = await update(world, paths[refused.length]);
    if (answer.status !== 200) refused.push(answer);
  }
  refused.forEach(assertUnavailable);
  await untilReadiness(server, 503);
  await requireAcknowledged(world, client);
  assert.equal((await client.get('/v1/customers')).status, 200);
  await mend();
  await untilReadiness(server, 200);
  await requireAcknowledged(world, client);
  for (const path of paths.slice(0, 5)) assert.equal((await update(world, path)).status, 200);
  await requireAcknowledged(world, client);
}

/** After a kill: all that was acknowledged is there, and the operator's check finds nothing. */
async function requireWhole(world: World, data: string): Promise<void> {
  await world.server.kill();
  const { server, client } = await serve(world.installation, data);
  await requireAcknowledged(world, client);
  await server.stop();
  const { code, stdout, stderr } = await world.installation.run(['check', '--data', data]);
  assert.equal(code, 0, stdout + stderr);
}

function flip(file: string, offset: number): void {
  const bytes = readFileSync(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 16;
  writeFileSync(file, bytes);
}

/** The service does not start, and says why in one line. */
async function refusesToStart({ installation }: World, data: string, reason: RegExp): Promise<void> {
  const { code, stdout, stderr } = await installation.run(['--json', '--port', '0', '--data', data]);
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, reason);
}

/** As docs/operations.md says it: into an empty folder, checked, and served from. */
async function restoreAndServe(world: World, backup: string, restored: string): Promise<ApiClient> {
  const run = (...argv: readonly string[]) => world.installation.run(argv);
  const restore = await run('restore', '--from', backup, '--data', restored);
  assert.equal(restore.code, 0, restore.stderr);
  const check = await run('check', '--data', restored);
  assert.equal(check.code, 0, check.stdout);
  return (await serve(world.installation, restored)).client;
}

function faultsOfTheDisk(): void {
  test('a full file system: writes are 503, reads go on, nothing acknowledged is lost, and room is all it needs', () =>
    withSmallDisk(8_192, ({ folder }) =>
      withWorld(join(folder, 'data'), async (world, data) => {
        assert.equal((await update(world, world.paths[0])).status, 200);
        fillDisk(join(folder, 'ballast'));
        await withstand(world, () => rmSync(join(folder, 'ballast')));
        await requireWhole(world, data);
      }),
    ));

  test('a file system with no room at the start: refused in one line, and started when there is room', () =>
    withSmallDisk(8_192, ({ folder }) =>
      withWorld(undefined, async (world) => {
        fillDisk(join(folder, 'ballast'));
        await refusesToStart(world, join(folder, 'data'), /^partnerite: [^\n]*cannot be[^\n]*\n$/);
        rmSync(join(folder, 'ballast'));
        rmSync(join(folder, 'data'), { recursive: true, force: true });
        const { server } = await serve(world.installation, join(folder, 'data'));
        assert.equal(await readiness(server), 200);
      }),
    ));

  test('a file system that is read-only: a start is refused in one line, and has everything when it is writable again', () =>
    withSmallDisk(16_384, (disk) =>
      withWorld(join(disk.folder, 'data'), async (world, data) => {
        // The kernel makes no file system read-only while files of it are open for writing.
        assert.equal((await update(world, world.paths[0])).status, 200);
        await world.server.stop();
        disk.setReadOnly(true);
        await refusesToStart(world, data, /^partnerite: The data folder cannot be written\.[^\n]*\n$/);
        disk.setReadOnly(false);
        const { server, client } = await serve(world.installation, data);
        await requireAcknowledged(world, client);
        await server.stop();
      }),
    ));

  test('a lock that somebody else holds: writes are 503, reads go on, and it serves again when the lock is let go', () =>
    withWorld(undefined, async (world, data) => {
      assert.equal((await update(world, world.paths[0])).status, 200);
      const other = await startProgram('hold-lock', join(data, 'partnerite.db'));
      await withstand(world, () => other.kill());
      await requireWhole(world, data);
    }));
}

function damage(): void {
  /** A database that was backed up, with a write in it that was acknowledged, and nobody who uses it. */
  const withBackup = (use: (world: World, data: string, backup: string) => Promise<void>) =>
    withWorld(undefined, async (world, data) => {
      for (const path of world.paths.slice(0, 8)) assert.equal((await update(world, path)).status, 200);
      const backup = join(world.installation.folder, 'backup.db');
      assert.equal((await world.installation.run(['backup', '--data', data, '--to', backup])).code, 0);
      await world.server.stop();
      await use(world, data, backup);
      await requireAcknowledged(world, await restoreAndServe(world, backup, `${data}.restored`));
    });

  for (const [title, hurt] of [
    ['cut to half', (file: string) => truncateSync(file, pageSize * 20)],
    [
      'overwritten in its middle',
      (file: string) => {
        const handle = openSync(file, 'r+');
        writeSync(handle, Buffer.alloc(pageSize * 10, 0xee), 0, pageSize * 10, pageSize * 5);
        closeSync(handle);
      },
    ],
  ] as const) {
    test(`a database that was ${title} is found damaged, is not backed up as if it were whole, and a backup mends it`, () =>
      withBackup(async ({ installation }, data) => {
        hurt(join(data, 'partnerite.db'));
        const check = await installation.run(['check', '--data', data]);
        assert.equal(check.code, 1);
        assert.match(check.stdout + check.stderr, /DAMAGED|partnerite: The database file .* is damaged/);
        const backup = await installation.run(['backup', '--data', data, '--to', join(data, 'b.db')]);
        assert.equal(backup.code, 1);
        assert.ok(!existsSync(join(data, 'b.db')));
      }));
  }

  test('a bit that is flipped in a page is found by check, which names the table', () =>
    withBackup(async ({ installation }, data) => {
      const page = withDatabase(data, (database) =>
        Number(database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'billing_profiles'").get()?.rootpage),
      );
      flip(join(data, 'partnerite.db'), (page - 1) * pageSize);
      const { code, stdout } = await installation.run(['check', '--data', data]);
      assert.equal(code, 1);
      assert.match(stdout, /^DAMAGED billing_profiles: [^\n]+$/m);
    }));
}

function logs(): void {
  const killed = (use: (world: World, data: string, log: string) => Promise<void>) =>
    withWorld(undefined, async (world, data) => {
      for (const path of world.paths.slice(0, 8)) assert.equal((await update(world, path)).status, 200);
      await world.server.kill();
      await use(world, data, join(data, 'partnerite.db-wal'));
    });

  test('a log that a kill has left is worked in by the next start, with all that was acknowledged', () =>
    killed(async (world, data, log) => {
      assert.ok(existsSync(log));
      await requireWhole(world, data);
    }));

  test('a log with a flipped bit is refused at the start, reported by check, and left as it is', () =>
    killed(async (world, data, log) => {
      const whole = readFileSync(log);
      flip(log, 32 + frameSize * 2 + 1_000);
      const left = readFileSync(log);
      await refusesToStart(
        world,
        data,
        /^partnerite: The log of the database .* is damaged at frame 3[^\n]*restore a backup/,
      );
      const check = await world.installation.run(['check', '--data', data]);
      assert.equal(check.code, 1);
      assert.match(check.stdout, /^DAMAGED partnerite\.db-wal: is damaged at frame 3/m);
      assert.deepEqual(readFileSync(log), left);
      writeFileSync(log, whole);
      rmSync(`${log.slice(0, -4)}-shm`, { force: true });
      await requireWhole(world, data);
    }));
}

async function writeUntil(world: World, path: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) assert.equal((await update(world, path)).status, 200);
}

function backups(): void {
  test(`a backup beside ${writers} writers is whole, has all that was acknowledged before, and is served from`, () =>
    withWorld(undefined, async (world, data) => {
      const stop = new AbortController();
      const busy = world.paths.slice(0, writers);
      const writing = busy.map((path) => writeUntil(world, path, stop.signal));
      while (world.acknowledged.size < writers) await world.client.get('/healthz');
      const before = new Map(world.acknowledged);
      const backup = join(world.installation.folder, 'backup.db');
      const { code, stderr } = await world.installation.run(['backup', '--data', data, '--to', backup]);
      stop.abort();
      await Promise.all(writing);
      assert.equal(code, 0, stderr);
      const client = await restoreAndServe(world, backup, `${data}.restored`);
      const numberOf = (firstName: string) => Number(firstName.slice('update'.length));
      for (const [path, firstName] of before) {
        assert.ok(numberOf((await client.get(path)).body.firstName) >= numberOf(firstName), path);
      }
    }));
}

if (skip === false && !hasOwnMounts) process.exitCode = await runWithOwnMounts(import.meta.filename);
else {
  suite('the disk', { skip }, faultsOfTheDisk);
  suite('damage', { skip }, damage);
  suite('the log of a server that was killed', { skip }, logs);
  suite('backup under load', { skip }, backups);
}
