import type { CheckReport } from './check.ts';
import type { OnProgress } from './copy-database.ts';
import { WrongUse } from './failures.ts';
import { nameOf, type Place, placeOf } from './places.ts';

/** 0: done, and nothing is wrong. 1: damaged, or it could not be done. 2: asked for in a way in which it cannot be done. */
export type ExitCode = 0 | 1 | 2;

export interface CommandResult {
  readonly exitCode: ExitCode;
  /** For a program. */
  readonly report: object;
  /** For a person. */
  readonly lines: readonly string[];
}

/** The flags that were given, by name. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly help: string;
  readonly flags: readonly (keyof typeof flags)[];
  run(given: Flags, place: () => Place, onProgress: OnProgress): Promise<CommandResult>;
}

export const flags = {
  data: { type: 'string', help: 'folder of the data, as for the server' },
  database: { type: 'string', help: 'address of a PostgreSQL database, as for the server' },
  from: {
    type: 'string',
    help: 'where it comes from; for a copy, the PostgreSQL database that is configured where it is left out',
  },
  to: { type: 'string', help: 'where it goes; likewise' },
  dryRun: { type: 'boolean', help: 'only say what would be done' },
  json: { type: 'boolean', help: 'say the result on one line of JSON' },
} as const;

const check: Command = {
  help: 'reads the whole database and tells what is damaged; a server may go on with it',
  flags: ['data', 'database', 'json'],
  async run(_given, place) {
    const at = place();
    const { checkFolder, checkPostgres } = await import('./check.ts');
    const report = await (at.kind === 'folder' ? checkFolder(at.folder) : checkPostgres(at.address));
    return { exitCode: report.damaged > 0 ? 1 : 0, report, lines: checkLines(nameOf(at), report) };
  },
};

function checkLines(name: string, { schema, rows, findings, damaged }: CheckReport): readonly string[] {
  const { current, newest } = schema;
  const old = 'the rows can be checked after the command migrate';
  return [
    `${name}: schema ${current}${current < newest ? ` of ${newest}: ${old}` : ''}`,
    ...countLines(rows),
    ...findings.map(({ table, key, problem }) => `DAMAGED ${`${table || 'the file'} ${key}`.trim()}: ${problem}`),
    ...(damaged > findings.length ? [`... and ${damaged - findings.length} more`] : []),
    damaged === 0 ? 'Nothing is damaged.' : `${damaged} damaged.`,
  ];
}

const backup: Command = {
  help: 'copies the database into one file, consistent while a server goes on with it',
  flags: ['data', 'database', 'to', 'json'],
  async run(given, place, onProgress) {
    const at = place();
    if (at.kind === 'postgres')
      throw new WrongUse('a PostgreSQL database is backed up by pg_dump: see docs/operations.md');
    const { backUp } = await import('./backup.ts');
    const report = await backUp(at.folder, required(given, 'to'), onProgress);
    const { file, size, rows } = report;
    return { exitCode: 0, report, lines: [...countLines(rows), `${file}: ${size} bytes, read again and found whole.`] };
  },
};

const restore: Command = {
  help: 'makes the database of an empty data folder from a backup',
  flags: ['data', 'database', 'from', 'json'],
  async run(given, place, onProgress) {
    const at = place();
    if (at.kind === 'postgres')
      throw new WrongUse('a PostgreSQL database is restored by pg_restore: see docs/operations.md');
    const { restore } = await import('./restore.ts');
    const report = await restore(required(given, 'from'), at.folder, onProgress);
    const { folder, rows } = report;
    return { exitCode: 0, report, lines: [...countLines(rows), `${folder}: restored, read again and found whole.`] };
  },
};

const migrate: Command = {
  help: 'brings the database to the newest schema, as a start of the server does',
  flags: ['data', 'database', 'dryRun', 'json'],
  async run(given, place) {
    const at = place();
    const { migratePlace } = await import('./migrate.ts');
    const report = await migratePlace(at, { dryRun: given.dryRun === true });
    const { from, to, steps, dryRun } = report;
    const done = dryRun ? 'would go' : 'went';
    const lines =
      from === to
        ? [`${nameOf(at)}: schema ${to}, the newest.`]
        : [`${nameOf(at)}: ${done} from schema ${from} to ${to}.`];
    return { exitCode: 0, report, lines: [...lines, ...steps.map((step) => `  ${step}`)] };
  },
};

const copy: Command = {
  help: 'copies everything from a data folder into a PostgreSQL database, or back; goes on where it was broken off',
  flags: ['from', 'to', 'json'],
  async run(given, place, onProgress) {
    const [from, to] = [copyPlaceOf('from', given, place), copyPlaceOf('to', given, place)];
    const { copyPlace } = await import('./copy-place.ts');
    const report = await copyPlace(from, to, onProgress);
    const how = report.resumed ? 'went on with the copy' : 'copied';
    return {
      exitCode: 0,
      report,
      lines: [
        ...countLines(report.rows),
        `${nameOf(to)}: ${how} from ${nameOf(from)}, read both and found them the same.`,
      ],
    };
  },
};

export const commands: Readonly<Record<string, Command>> = { check, backup, restore, migrate, copy };

/** A PostgreSQL database that is configured need not be named: its address can hold a password, and flags are seen. */
function copyPlaceOf(name: 'from' | 'to', given: Flags, place: () => Place): Place {
  const configured = given[name] === undefined ? place() : undefined;
  return configured?.kind === 'postgres' ? configured : placeOf(required(given, name));
}

function required(given: Flags, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new WrongUse(`--${name} is missing`);
}

function countLines(rows: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(rows).map(([table, count]) => `  ${table.padEnd(20)}${count}`);
}
