import { join } from 'node:path';
import { compareSides } from '../comparison.ts';
import { bearer, fetchToken, seededIds } from '../demo-client.ts';
import { profileReads } from '../demo-requests.ts';
import type { Conditions, Figure, Section } from '../figures.ts';
import { httpSide } from '../load/http-side.ts';
import { alternate, median, type Samples, type Side } from '../rounds.ts';
import { runBareWrites } from '../sides/loops.ts';
import { bareness, startBare, startPartnerite } from '../sides/servers.ts';
import { bareAnswer, withConnections } from './reads.ts';

const customers = 1_000;
const connections = 64;
/** Updates in one transaction of the loop that writes. */
const group = 64;
const what = `GET billing profile, ${withConnections(connections)}`;
const unit = 'requests/s';

const own = 'Partnerite, one process, profiles in memory';
const one = 'one process reads SQLite';
const two = 'two processes read SQLite';
const besideWrites = (who: string) => `${who}, a third writes`;

/** Whether reads would gain from a second process on the same database file. */
export async function measureReaders({ workspace, effort: { goal: effort } }: Conditions): Promise<readonly Section[]> {
  const { folder } = workspace;
  const data = join(folder, 'data');
  const server = await startPartnerite(workspace, { data, seed: customers });
  const token = await fetchToken(server.url);
  const answer = await bareAnswer(workspace, server.url, token, data);
  const { seconds } = effort;
  const job = { headers: bearer(token), requests: profileReads(seededIds(customers)), seconds, connections };
  const side = async (name: string, processes: number) =>
    httpSide(name, await startBare(workspace, bareness.reading, answer, processes), folder, () => job);
  const readers = [await side(one, 1), await side(two, 2)];
  const loop = { customers: seededIds(customers).slice(0, group), seconds };
  const written = new Map<string, number[]>();
  const samples = await alternate(
    [
      httpSide(own, server, folder, () => job),
      ...readers,
      ...readers.map(({ name, measure }): Side => {
        const writing = besideWrites(name);
        return {
          name: writing,
          measure: async () => {
            const [sample, { value = 0 }] = await Promise.all([
              measure(),
              runBareWrites('rows', answer.database, loop),
            ]);
            written.set(writing, [...(written.get(writing) ?? []), value]);
            return sample;
          },
        };
      }),
    ],
    effort.rounds,
  );
  const writes: Samples = new Map([...written].map(([who, values]) => [who, { value: median(values) }]));
  const writing = { own: besideWrites(two), against: besideWrites(one) };
  return [
    {
      title: 'A second process for reads',
      comparisons: [
        compareSides(samples, { what: `${what}: ${two}`, unit, own: two, against: one }),
        compareSides(samples, { what: `${what}: ${two}`, unit, own: two, against: own }),
        compareSides(samples, { what: `${what}: ${writing.own}`, unit, ...writing }),
        compareSides(writes, { what: `durable updates meanwhile: ${writing.own}`, unit, ...writing }),
      ],
      figures: [...samples].map(([who, sample]): Figure => ({ what, who, unit, sample })),
      notes: [
        `The first column is not Partnerite here, but “${bareness.reading}”: two processes that share the connections, on one database file, beside one.`,
        'A second process cannot keep profiles in memory, for it does not see what the first one writes: each read has to ask SQLite, or an answer could be older than an acknowledged update. So the second line is what there is to gain, and the last two are what it costs while something is written.',
        'Who needs more than one process runs several nodes on PostgreSQL.',
      ],
    },
  ];
}
