/** `npm run bench`: figures of the server beside those of its peers and of the limit, taken side by side in one run. */
import { parseArgs } from 'node:util';
import { measureColdStart } from './cold-start.ts';
import type { Comparison, Measurement } from './comparison.ts';
import { measureDashboard } from './dashboard.ts';
import { readGenerator } from './load.ts';
import { describeMachine } from './machine.ts';
import { measureReads } from './read.ts';
import { measureSdk } from './sdk.ts';
import { table } from './table.ts';
import { openWorkspace } from './workspace.ts';
import { measureWrites } from './write.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, customers: { type: 'string', default: '100000' } },
});
const measurements: Readonly<Record<string, Measurement>> = {
  read: measureReads,
  write: measureWrites,
  cold: measureColdStart,
  sdk: measureSdk,
  dashboard: (workspace) => measureDashboard(workspace, Number(values.customers)),
};

const chosen = Object.entries(measurements).filter(([name]) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  console.error(`--only takes one of ${Object.keys(measurements).join(', ')}`);
  process.exit(2);
}
if (!/^[1-9]\d{0,6}$/.test(values.customers)) {
  console.error('--customers takes a number of customers, for the dashboard');
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
