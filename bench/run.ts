/** `npm run bench`: figures of the server beside those of its peers and of the limit, taken side by side in one run. */
import { parseArgs } from 'node:util';
import { measureColdStart } from './cold-start.ts';
import type { Comparison, Measurement } from './comparison.ts';
import { readGenerator } from './load.ts';
import { describeMachine } from './machine.ts';
import { measureReads } from './read.ts';
import { measureSdk } from './sdk.ts';
import { table } from './table.ts';
import { openWorkspace } from './workspace.ts';
import { measureWrites } from './write.ts';

const measurements: Readonly<Record<string, Measurement>> = {
  read: measureReads,
  write: measureWrites,
  cold: measureColdStart,
  sdk: measureSdk,
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = Object.entries(measurements).filter(([name]) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  console.error(`--only takes one of ${Object.keys(measurements).join(', ')}`);
  process.exit(2);
}

console.log(await describeMachine());
console.log(`Reads by ${readGenerator}, updates by autocannon. Medians of alternating rounds.\n`);
const comparisons: Comparison[] = [];
for (const [name, measurement] of chosen) {
  console.error(`Measuring: ${name} ...`);
  comparisons.push(...(await inWorkspace(measurement)));
}
console.log(table(comparisons));

async function inWorkspace(measurement: Measurement): Promise<readonly Comparison[]> {
  const workspace = await openWorkspace();
  const interrupt = () => workspace.end().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await measurement(workspace);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await workspace.end();
  }
}
