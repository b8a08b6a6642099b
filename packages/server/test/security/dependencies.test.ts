import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import reviewed from './reviewed-dependencies.json' with { type: 'json' };

interface Locked {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8'));
const lock: Readonly<Record<string, Locked>> = read('package-lock.json').packages;

/** Where a package finds another one: beside itself, or in a folder further up, as Node looks for it. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (lock[place] !== undefined) return place;
    if (folder === '') return undefined;
  }
}

/** What a package loads when it runs, and what that loads: their places in the lock file. */
function treeOf(start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (place: string) => {
    const { dependencies, optionalDependencies } = lock[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = placeOf(name, place);
      const target = (at && lock[at]?.link && lock[at]?.resolved) || at;
      if (target === undefined || found.has(target)) continue;
      found.add(target);
      visit(target);
    }
  };
  visit(start);
  return found;
}

const nameOf = (place: string) => place.split('node_modules/').at(-1) ?? place;
const namesOf = (tree: ReadonlySet<string>) =>
  [...new Set([...tree].filter((place) => !place.startsWith('packages/')).map(nameOf))].sort();
const free = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense']);

describe('what comes from others', () => {
  for (const [name, names] of Object.entries(reviewed)) {
    test(`is what was reviewed: ${name}`, () => {
      assert.deepEqual(namesOf(treeOf(`packages/${name}`)), names);
    });
    test(`is free to use, and runs nothing when it is installed: ${name}`, () => {
      for (const place of treeOf(`packages/${name}`)) {
        const { license = '', hasInstallScript = false, integrity } = lock[place] ?? {};
        assert.ok(free.has(license), `${place}: ${license}`);
        assert.equal(hasInstallScript, false, place);
        if (!place.startsWith('packages/')) assert.match(integrity ?? '', /^sha512-/, place);
      }
    });
  }

  test('is one exact version each where a package of ours names it', () => {
    for (const name of Object.keys(reviewed)) {
      const { dependencies = {} } = read(`packages/${name}/package.json`);
      for (const [each, version] of Object.entries(dependencies))
        assert.match(String(version), /^\d+\.\d+\.\d+$/, each);
    }
  });
});
