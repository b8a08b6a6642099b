/**
 * `npm run bench`: figures of the server beside those of its peers and of the limit, taken side by side in one run. Writes
 * them to bench/results.json, and from there to bench/results.md, docs/pictures/bench.svg and the README.
 */
import { parseArgs } from 'node:util';
import { type Extent, effortOf } from './effort.ts';
import type { Conditions, Measurement, Section } from './figures.ts';
import { describeMachine } from './machine.ts';
import { measureColdStart } from './measure/cold-start.ts';
import { measureDashboard } from './measure/dashboard.ts';
import { measureGrowth, measurePostgresGrowth } from './measure/growth.ts';
import { measureOperations } from './measure/operations.ts';
import { measurePostgresWrites } from './measure/postgres.ts';
import { measureReaders } from './measure/readers.ts';
import { measureReads } from './measure/reads.ts';
import { measureSdk } from './measure/sdk.ts';
import { measureWrites } from './measure/writes.ts';
import { type Result, readResults, replaceResults } from './report/results.ts';
import { comparisonTable, figureTable, plainText } from './report/table.ts';
import { writeReport } from './report/write.ts';
import { reasonOf } from './rounds.ts';
import { openDatasets } from './sides/datasets.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** In the order in which they are done and shown. */
const measurements: Readonly<Record<string, Measurement>> = {
  read: measureReads,
  readers: measureReaders,
  write: measureWrites,
  postgres: measurePostgresWrites,
  operations: measureOperations,
  growth: measureGrowth,
  'postgres-growth': measurePostgresGrowth,
  cold: measureColdStart,
  sdk: measureSdk,
  dashboard: measureDashboard,
};
const names = Object.keys(measurements);
const mostCustomers = 1_000_000;

const usage = `npm run bench [-- options]
  --only NAME        one of ${names.join(', ')}; may be given several times
  --customers N      most customers (${mostCustomers})
  --quick            one short round of each: shows that everything runs, its figures are worth little
  --write            write the results of a part or of a quick run too; all of a full run is always written
  --keep             leave the seeded data for the next run
  --render           measure nothing: write the documents anew from bench/results.json`;

interface Options {
  readonly only: readonly string[];
  readonly customers: number;
  readonly quick: boolean;
  readonly write: boolean;
  readonly keep: boolean;
  readonly render: boolean;
}

function readOptions(): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      customers: { type: 'string', default: String(mostCustomers) },
      quick: flag,
      write: flag,
      keep: flag,
      render: flag,
      help: flag,
    },
  });
  const unknown = values.only.find((name) => !names.includes(name));
  if (values.help || unknown !== undefined || !/^[1-9]\d{2,6}$/.test(values.customers)) throw new TypeError(usage);
  return { ...values, customers: Number(values.customers) };
}

async function run({ only, customers, quick, write, keep, render }: Options): Promise<void> {
  if (render) return writeReport(readResults());
  const effort = effortOf({ largest: customers, quick });
  const extent = ({ rounds, seconds }: Extent) => `${rounds} of ${seconds} s`;
  const rounds = `${extent(effort.goal)} where a goal depends on it, ${extent(effort.rest)} elsewhere`;
  const machine = { ...(await describeMachine()), rounds };
  console.log(Object.values(machine).join(', '));
  const datasets = openDatasets(keep);
  const measured: Record<string, Result> = {};
  const day = new Date().toISOString().slice(0, 10);
  const chosen = names.filter((name) => only.length === 0 || only.includes(name));
  try {
    for (const name of chosen) {
      console.error(`Measuring: ${name} ...`);
      const sections = await sectionsOf(name, { effort, datasets });
      for (const section of sections) print(section);
      measured[name] = { machine, day, sections };
    }
  } finally {
    await datasets.end();
  }
  const isWhole = only.length === 0 && !quick && customers === mostCustomers;
  if (write || isWhole) await writeReport(await replaceResults(names, measured));
}

/** What failed is told, and the rest goes on. */
async function sectionsOf(name: string, conditions: Omit<Conditions, 'workspace'>): Promise<readonly Section[]> {
  try {
    return await inWorkspace((workspace) => measurements[name]?.({ ...conditions, workspace }));
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
    return [{ title: `Not measured: ${name}`, comparisons: [], notes: [`${reasonOf(error)}.`] }];
  }
}

function print({ title, comparisons, figures = [], notes = [] }: Section): void {
  console.log(`\n${title}\n`);
  if (comparisons.length + figures.length === 0) console.log(notes.join('\n'));
  if (comparisons.length > 0) console.log(plainText(comparisonTable(comparisons)));
  if (figures.length > 0) console.log(`\n${plainText(figureTable(figures))}`);
}

type InWorkspace = (workspace: Workspace) => ReturnType<Measurement> | undefined;

async function inWorkspace(measure: InWorkspace): Promise<readonly Section[]> {
  const workspace = await openWorkspace();
  const interrupt = () => workspace.end().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return (await measure(workspace)) ?? [];
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await workspace.end();
  }
}

try {
  await run(readOptions());
} catch (error) {
  if (!(error instanceof TypeError && error.message === usage)) throw error;
  console.error(usage);
  process.exitCode = 2;
}
