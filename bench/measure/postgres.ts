import { join } from 'node:path';
import { compareSides } from '../comparison.ts';
import { bearer, fetchProfile, fetchToken, seededIds, settledProfiles } from '../demo-client.ts';
import { profileUpdates } from '../demo-requests.ts';
import type { Conditions, Section } from '../figures.ts';
import { httpSide } from '../load/http-side.ts';
import { alternate } from '../rounds.ts';
import { runStoreWrites } from '../sides/loops.ts';
import { runPgbench } from '../sides/pgbench.ts';
import { startPostgres, withoutPostgres } from '../sides/postgres.ts';
import { startBareUpdates, startPartnerite } from '../sides/servers.ts';

const customers = 1_000;
const connections = 32;
const title = 'Writes on PostgreSQL';
const what = `durable PUT on PostgreSQL, ${connections} connections`;
const unit = 'requests/s';
const own = 'Partnerite';
const bare = 'pgbench';
const unserved = 'the store without HTTP';
const served = 'Fastify with the store';
const goal = { kind: 'at least', ratio: 0.6 } as const;

/** Durable, conditional updates beside pgbench, which sends the same statements to the same database. */
export async function measurePostgresWrites({ workspace, effort }: Conditions): Promise<readonly Section[]> {
  const missing = withoutPostgres();
  if (missing !== undefined) {
    const row = { what, unit, figure: undefined, against: bare, other: undefined } as const;
    return [{ title, comparisons: [{ ...row, goal, missing }] }];
  }
  const { folder } = workspace;
  const postgres = await startPostgres(workspace);
  const { database } = postgres;
  const server = await startPartnerite(workspace, { data: join(folder, 'data'), seed: customers, database });
  const token = await fetchToken(server.url);
  // pgbench takes the last ones, for it leaves profiles that the server cannot go on with.
  const ids = seededIds(customers).toSorted().slice(0, connections);
  const bareUpdates = await startBareUpdates(workspace, database);
  const { bytes } = await fetchProfile(server.url, token, ids[0] ?? '');
  const { seconds, rounds } = effort.goal;
  const job = async () => {
    const requests = profileUpdates(await settledProfiles(server.url, token, ids));
    return { headers: bearer(token), requests, seconds, connections };
  };
  const pgbench = { ...postgres, scripts: folder, clients: connections, seconds, bytes };
  const samples = await alternate(
    [
      httpSide(own, server, folder, job),
      httpSide(served, bareUpdates, folder, job),
      { name: bare, measure: () => runPgbench(pgbench) },
      { name: unserved, measure: () => runStoreWrites(database, { customers: ids, seconds }) },
    ],
    rounds,
  );
  return [
    {
      title,
      comparisons: [
        compareSides(samples, { what, unit, own, against: bare, goal, limit: served }),
        compareSides(samples, { what, unit, own, against: unserved }),
        compareSides(samples, { what, unit, own, against: served }),
      ],
      figures: [...samples].map(([who, sample]) => ({ what, who, unit, sample })),
      notes: [
        'pgbench sends the statements that the server sends for an update (is it a repetition, what is stored, the whole write in one), prepared, with values of the same size, to the same database. Commits wait for the disk.',
        `“${unserved}” is Partnerite’s own store with as many updates under way: the same statements from one thread of Node. “${served}” puts one Fastify route before it that decodes the body, without tokens, rules, schema and log. pgbench is written in C and takes a fraction of the processor time for each; all of them share the processors with PostgreSQL.`,
      ],
    },
  ];
}
