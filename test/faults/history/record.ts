import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CounterExample, checkHistory, type Operation } from './linearizability.ts';

/** One version of a billing profile, as an answer shows it. */
export interface Version {
  readonly etag: string;
  /** Tells the update that made it from all others. */
  readonly mark: string;
  readonly text: string;
}

/** What the clients of some profiles were told. A profile is named by its path. */
export interface History {
  readonly operations: readonly Operation[];
  /**
   * Takes note of a version that was seen.
   * @throws AssertionError when its ETag was seen with other contents, or its update with another ETag
   */
  see(path: string, version: Version): void;
  record(operation: Operation): void;
  /** What a profile was in the beginning: the version that was seen first. */
  initialOf(path: string): string;
}

export function createHistory(): History {
  const operations: Operation[] = [];
  const textByETag = new Map<string, string>();
  const etagByMark = new Map<string, string>();
  const initial = new Map<string, string>();
  return {
    operations,
    see(path, { etag, mark, text }) {
      const [known, tag, update] = [textByETag.get(`${path} ${etag}`), `${path} ${etag}`, `${path} ${mark}`];
      assert.equal(known ?? text, text, 'an ETag stands for one version');
      assert.equal(etagByMark.get(update) ?? etag, etag, `the update ${mark} was done once`);
      textByETag.set(tag, text);
      etagByMark.set(update, etag);
      if (!initial.has(path)) initial.set(path, mark);
    },
    record: (operation) => operations.push(operation),
    initialOf: (path) => initial.get(path) ?? '',
  };
}

/**
 * Makes sure that each profile could have given its answers. What could not be is written to a file that the error names.
 * @param place folder that takes a folder with such files
 * @throws AssertionError
 */
export async function assertLinearizable({ operations, initialOf }: History, place = tmpdir()): Promise<void> {
  const examples = checkHistory(operations, initialOf);
  if (examples.length === 0) return;
  const folder = await mkdtemp(join(place, 'partnerite-history-'));
  const files = await Promise.all(
    examples.map(async (example, index) => {
      const file = join(folder, `${index}.json`);
      await writeFile(file, textOf(example, operations));
      return `${example.key} in ${file}`;
    }),
  );
  assert.fail(`no order explains the answers of ${files.join(', ')}`);
}

function textOf({ key, initial, explained, held, stuckAt }: CounterExample, operations: readonly Operation[]): string {
  const lines = (list: readonly Operation[]) => list.map((operation) => JSON.stringify(operation)).join(',\n');
  const ofKey = operations.filter((operation) => operation.key === key);
  const head = JSON.stringify({ key, initial, held });
  return `[${head},\n"stuck at:",\n${lines(stuckAt)},\n"explained:",\n${lines(explained)},\n"all:",\n${lines(ofKey)}]\n`;
}

/**
 * Makes sure that the updates that are stored are those that were done, and some whose fate nobody has learnt.
 * @param stored marks of all updates in the database
 * @throws AssertionError
 */
export function assertStored({ operations }: History, stored: ReadonlySet<string>): void {
  const marksOf = (outcome: 'done' | 'unknown') =>
    operations.flatMap(({ action }) => (action.kind === 'write' && action.outcome === outcome ? [action.value] : []));
  const done = marksOf('done');
  const missing = done.filter((mark) => !stored.has(mark));
  assert.deepEqual(missing, [], 'every update that was acknowledged is stored');
  const known = new Set([...done, ...marksOf('unknown')]);
  const unasked = [...stored].filter((mark) => !known.has(mark));
  assert.deepEqual(unasked, [], 'no update is stored that was refused');
}
