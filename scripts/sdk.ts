/**
 * Writes what the SDK takes from the contract: its types, methods and wire names, and the table of its methods. With
 * `--check` fails when what is committed is stale.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { methodTable } from './sdk/method-table.ts';
import { generatedSources } from './sdk/sources.ts';

const folder = 'packages/sdk/src/generated';
const files: [string, string][] = [
  ...Object.entries(generatedSources()).map(([name, text]): [string, string] => [
    `${folder}/${name}`,
    formatted(`${folder}/${name}`, text),
  ]),
  ['packages/sdk/docs/methods.md', methodTable()],
];

if (process.argv.includes('--check')) {
  const stale = files.filter(([file, text]) => current(file) !== text).map(([file]) => file);
  if (stale.length > 0) {
    console.error(`stale: ${stale.join(', ')}: run npm run sdk`);
    process.exit(1);
  }
} else {
  for (const [file, text] of files) writeFileSync(file, text);
}

function formatted(file: string, text: string): string {
  return execFileSync('node_modules/.bin/biome', ['check', '--write', `--stdin-file-path=${file}`], {
    input: text,
    encoding: 'utf8',
  });
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
