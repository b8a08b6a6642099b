import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../../../', import.meta.url);

test('every test and every control that docs/security.md names is there', () => {
  const text = readFileSync(new URL('docs/security.md', root), 'utf8');
  const tests = [...text.matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, name = '']) => name);
  const controls = [...text.matchAll(/`([\w/-]+\.ts)`/g)].map(([, name = '']) => name);
  assert.ok(tests.length > 40 && controls.length > 10, `${tests.length} ${controls.length}`);
  const places = tests.map((name) => (name.startsWith('test/') ? name : `packages/server/test/${name}`));
  places.push(...controls.map((name) => `packages/server/src/${name}`));
  assert.deepEqual(
    places.filter((place) => !existsSync(new URL(place, root))),
    [],
  );
});
