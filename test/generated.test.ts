import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

function run(program: string, ...flags: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...flags], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
}

test('what is generated from the contract is as the contract is now', () => {
  run('scripts/sdk.ts', '--check');
  run('scripts/fidelity-table.ts', '--check');
});

// Tests run without their types: only the compiler sees what they say of types.
test('all types hold, those that the tests of types state too', () =>
  run('node_modules/typescript/lib/tsc.js', '-p', '.'));
