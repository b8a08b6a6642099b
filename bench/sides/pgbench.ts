import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demoPartner } from '../demo-client.ts';
import type { Sample } from '../figures.ts';
import type { Postgres } from './postgres.ts';
import { putStatements, type Statement } from './put-statements.ts';
import { updateOf } from './update-write.ts';

/** Stand for what each update has anew; no other value of the statements is one of them. */
const standIns = {
  customer: '00000000-0000-4000-8000-00000000c057',
  version: 1_000_000_001,
  next: 1_000_000_002,
  sequence: 1_000_000_003,
  unique: 'unique',
  random: 'random',
};

/** What pgbench has for each of them. The first is set once, the others for each update. */
const variables = new Map<unknown, string>([
  [standIns.customer, ':customer'],
  [standIns.version, ':version'],
  [standIns.next, ':next'],
  [standIns.sequence, ':unique'],
  [standIns.unique, ':unique'],
  [standIns.random, ':random'],
]);

const clientsApart = 1_000_000;

export interface PgbenchOptions extends Postgres {
  /** Where the script may be written. */
  readonly scripts: string;
  readonly clients: number;
  readonly seconds: number;
  /** A stored profile, as long as any. */
  readonly bytes: Uint8Array;
}

/** Updates by pgbench: the statements of the server, prepared, with values of the same size. */
export async function runPgbench({ folder, scripts, clients, seconds, bytes }: PgbenchOptions): Promise<Sample> {
  const { script, constants } = await prepareScript(bytes);
  const file = join(scripts, 'update.pgbench');
  await writeFile(file, script);
  const known = Object.entries({ ...constants, known: '0', n: '0', start: String(Date.now() * clientsApart) });
  const { stdout } = await promisify(execFile)('pgbench', [
    ...['--no-vacuum', '--protocol', 'prepared', '--file', file, '--jobs', '2'],
    ...['--client', String(clients), '--time', String(seconds)],
    ...known.flatMap(([name, value]) => ['--define', `${name}=${value}`]),
    ...['--host', folder, '--username', 'partnerite', 'postgres'],
  ]);
  return { value: Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]) };
}

interface Script {
  readonly script: string;
  readonly constants: Readonly<Record<string, string>>;
}

/** Each client keeps to a customer of its own, as each connection to the server does. */
async function prepareScript(bytes: Uint8Array): Promise<Script> {
  const profile = { id: standIns.unique, etag: standIns.random, bytes };
  const current = { ...profile, version: standIns.version };
  const write = updateOf(standIns.customer, current, { ...profile, version: standIns.next });
  const { audit, event, kept } = write;
  const statements = await putStatements(
    {
      ...write,
      audit: { ...audit, id: standIns.unique, requestId: standIns.unique },
      event: event && { ...event, id: standIns.unique, auditId: standIns.unique },
      kept: kept && { ...kept, key: standIns.random },
    },
    standIns.customer,
    standIns.sequence,
  );
  const constants: Record<string, string> = {};
  const text = (statement: Statement) => textOf(statement, constants);
  const script = `\\if :known = 0
select customer from billing_profiles where partner = '${demoPartner}' order by customer desc offset :client_id limit 1 \\gset
\\set known 1
\\endif
\\set n :n + 1
\\set unique :start + :client_id * ${clientsApart} + :n
\\set random random(1, 9000000000000000000)
${text(statements.keptAnswer)};
${text(statements.profile)} \\gset
\\set next :version + 1
${text(statements.commit)};
`;
  return { script, constants };
}

/** A value that does not change becomes a variable too: it is sent each time, as the server sends it. */
function textOf({ texts, values }: Statement, constants: Record<string, string>): string {
  const parts = values.map((value, index) => {
    const variable = value === null ? 'null' : (variables.get(value) ?? constantOf(value, constants));
    return variable + (texts[index + 1] ?? '');
  });
  return [texts[0], ...parts].join('').replaceAll(/\s+/g, ' ').trim();
}

function constantOf(value: unknown, constants: Record<string, string>): string {
  const name = `v${Object.keys(constants).length}`;
  constants[name] = value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : String(value);
  return `:${name}`;
}
