import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const windows = process.platform === 'win32' ? 'Windows has no such modes' : false;

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-modes-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The program as a shell starts it that makes files as open as it can. */
function run(folder: string, words: readonly string[], umask = '000') {
  const settings = Object.entries(process.env).filter(([name]) => !/^(?:PARTNERITE_|NODE_)/.test(name));
  const command = `umask ${umask} && exec "$@"`;
  return spawn('sh', ['-c', command, 'sh', process.execPath, program, ...words], {
    cwd: folder,
    env: Object.fromEntries(settings),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function finished(folder: string, words: readonly string[]): Promise<void> {
  const [code] = await once(run(folder, words).on('error', assert.fail), 'exit');
  assert.equal(code, 0, words.join(' '));
}

/** Serves until `work` is done. */
async function serving(folder: string, words: readonly string[], work: () => Promise<void>): Promise<void> {
  const child = run(folder, ['--port', '0', '--json', '--log-level', 'silent', ...words]);
  const ended = once(child, 'exit');
  try {
    assert.match(String(await once(child.stdout, 'data')), /ready/);
    await work();
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** What others than the owner may do with what is in a folder, by path; certificates are for everybody. */
async function open(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const modes = await Promise.all(
    names.map(async (name) => [name, (await stat(join(folder, name))).mode & 0o777] as const),
  );
  return modes
    .filter(([name, mode]) => (mode & 0o077) !== 0 && !/\/tls\/(?:ca|server)\.pem$/.test(name))
    .map(([name, mode]) => `${name} ${mode.toString(8)}`);
}

test('data, keys, logs and backups are for their owner alone, however open the shell makes files', {
  skip: windows,
}, async (t) => {
  const folder = await newFolder(t);
  await serving(folder, ['--data', 'a/deep/data', '--tls'], async () => {
    const names = await readdir(join(folder, 'a/deep/data'));
    for (const name of ['partnerite.db', 'partnerite.db-wal', 'tls']) assert.ok(names.includes(name), name);
    assert.deepEqual(await open(folder), []);
    await finished(folder, ['backup', '--to', 'backup.db', '--data', 'a/deep/data']);
    assert.deepEqual(await open(folder), []);
  });
  await finished(folder, ['restore', '--from', 'backup.db', '--data', 'restored/data']);
  await finished(folder, ['copy', '--from', 'a/deep/data', '--to', 'copied/data']);
  assert.deepEqual(await open(folder), []);
});

test('a database that came by a copy and is open to others is closed to them', { skip: windows }, async (t) => {
  const folder = await newFolder(t);
  await serving(folder, ['--data', 'first'], async () => {
    await finished(folder, ['backup', '--to', 'backup.db', '--data', 'first']);
  });
  await mkdir(join(folder, 'second'), { mode: 0o700 });
  await copyFile(join(folder, 'backup.db'), join(folder, 'second/partnerite.db'));
  await chmod(join(folder, 'second/partnerite.db'), 0o644);
  assert.deepEqual(await open(folder), ['second/partnerite.db 644']);
  await serving(folder, ['--data', 'second'], async () => assert.deepEqual(await open(folder), []));
});
