/**
 * Writes what is taken from the contract: types, methods and wire names of the SDK, the table of its methods, and what the
 * forms of the dashboard ask. With `--check` fails when what is committed is stale.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dashboardSources } from './sdk/dashboard.ts';
import { methodTable } from './sdk/method-table.ts';
import { generatedSources } from './sdk/sources.ts';

const files: [string, string][] = [
  ...sourcesIn('packages/sdk/src/generated', generatedSources()),
  ...sourcesIn('packages/dashboard/src/address/generated', dashboardSources()),
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

function sourcesIn(folder: string, sources: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(sources).map(([name, text]) => [`${folder}/${name}`, formatted(`${folder}/${name}`, text)]);
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
