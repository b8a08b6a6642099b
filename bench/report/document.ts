import { type Section, verdict } from '../figures.ts';
import type { Machine } from '../machine.ts';
import type { Result, Results } from './results.ts';
import { comparisonTable, figureTable, markdown } from './table.ts';

const introduction = `# How fast it is

Written by \`npm run bench\`. Both sides of each line were measured in the same run, in turn, round after round; the figures
are medians of the rounds, the first of which does not count. They are of one machine on one day and promise nothing of
another: the ratios carry further than the figures. Nothing waits for a network; the load generator and what it measures
share the processors.`;

/** Not measured by each run, for it takes the older program too. */
const beforeAndAfter = `## What profiling changed

Profiles of a read (\`node --cpu-prof\`) showed the framework's hooks, the log's stream and the record of requests: answers are
now observed and recorded where they are sent, lines go to the log together, and bodies are kept as they are. Against the
program before, both in one run on 2026-11-21, medians of the rounds: GET at 64 connections 1.16 times as many requests (six
rounds), durable PUT at 64 connections 1.05 times (five rounds, from 0.78 to 1.50). Of what is left of an update on
PostgreSQL, two fifths are the writing to its socket, three times an update.

Of what a server held in memory after the requests of “Growth on SQLite”, much was garbage that nobody had collected yet.
\`--heap-growing-percent=40\`, which the program gives itself, has it collected sooner. With 20,000 customers, both in one
run, medians of three rounds: 392 MiB in place of 491, at 1.12 times as many GET requests, 0.92 times as many durable PUT,
1.04 times as many first pages, 0.94 times as many searches. \`--max-semi-space-size=8\` beside it takes it to 281 MiB at 0.84 times
as many first pages, and less room for profiles in memory to 287 MiB with 1,000,000 customers, at 1.67 times the time of a GET:
neither is done.`;

/** All results as a document. */
export function resultsDocument(results: Results): string {
  const all = Object.values(results);
  const [first] = all;
  if (first === undefined) throw new Error('nothing was measured');
  const sections = all.flatMap((result) =>
    result.sections.map((section) => sectionText(section, isLike(result, first) ? undefined : result)),
  );
  return `${[introduction, machineText(first), goalsText(results), beforeAndAfter, ...sections].join('\n\n')}\n`;
}

function isLike(one: Result, other: Result): boolean {
  return JSON.stringify(lasting(one.machine)) === JSON.stringify(lasting(other.machine)) && one.day === other.day;
}

/** Without what differs between two runs on the same machine. */
function lasting({ 'load before': _load, 'fsync of 4 KiB': _sync, ...machine }: Machine): Machine {
  return machine;
}

function machineText({ machine, day }: Result): string {
  const rows = Object.entries({ day, ...machine }).map(([name, value]) => `| ${name} | ${value} |`);
  return ['## The machine', '', '| | |', '|---|---|', ...rows].join('\n');
}

function goalsText(results: Results): string {
  const goals = goalsOf(results);
  const decided = goals.flatMap(({ figure, other, goal }) =>
    figure === undefined || other === undefined || goal === undefined ? [] : [verdict(figure / other, goal)],
  );
  const met = decided.filter((one) => one === 'met').length;
  const summary = `${met} of ${goals.length} goals met.`;
  return ['## The goals', '', summary, '', markdown(comparisonTable(goals))].join('\n');
}

export function goalsOf(results: Results) {
  return Object.values(results)
    .flatMap(({ sections }) => sections)
    .flatMap(({ comparisons }) => comparisons.filter(({ goal }) => goal !== undefined));
}

function sectionText({ title, comparisons, figures = [], notes = [] }: Section, elsewhere: Result | undefined): string {
  const informing = comparisons.filter(({ goal }) => goal === undefined);
  const parts = [`## ${title}`, notes.join(' ')];
  if (elsewhere !== undefined) {
    parts.push(
      `Measured apart from the rest: ${Object.values({ day: elsewhere.day, ...elsewhere.machine }).join(', ')}.`,
    );
  }
  if (informing.length > 0) parts.push(markdown(comparisonTable(informing)));
  if (figures.length > 0) parts.push(markdown(figureTable(figures)));
  if (informing.length + figures.length === 0 && comparisons.length > 0)
    parts.push(markdown(comparisonTable(comparisons)));
  return parts.filter((part) => part !== '').join('\n\n');
}
