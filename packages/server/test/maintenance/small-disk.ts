import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, kept in memory. */
export interface SmallDisk {
  readonly folder: string;
  setReadOnly(readOnly: boolean): void;
}

function mount(...argv: readonly string[]): boolean {
  return spawnSync('mount', argv).status === 0;
}

/** Why the tests that need a file system of their own are skipped, which is said by each of them. */
export const noSmallDisk: string | false = canMount()
  ? false
  : 'needs the rights of root to mount a small file system: NOT TRIED';

function canMount(): boolean {
  if (process.platform !== 'linux' || process.geteuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
}

/** Runs with a file system of so many KiB, and takes it away. */
export async function withSmallDisk(kibibytes: number, run: (disk: SmallDisk) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  if (!mount('-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder)) throw new Error('no file system was mounted');
  try {
    await run({
      folder,
      setReadOnly(readOnly) {
        const mode = readOnly ? 'ro' : 'rw';
        if (!mount('-o', `remount,${mode}`, folder)) throw new Error(`the file system was not made ${mode}`);
      },
    });
  } finally {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes all the room that is left. */
export function fillDisk(file: string): void {
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(4096);
  try {
    for (;;) writeSync(handle, block);
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error && error.code === 'ENOSPC');
  } finally {
    closeSync(handle);
  }
}
