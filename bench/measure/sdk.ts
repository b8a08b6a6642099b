import { join } from 'node:path';
import { accessToken, createPartner } from '@partnerite/sdk';
import { compareSides } from '../comparison.ts';
import { bearer, fetchToken, profilePath, seededIds } from '../demo-client.ts';
import type { Comparison, Conditions, Sample, Section } from '../figures.ts';
import { alternate } from '../rounds.ts';
import { startPartnerite } from '../sides/servers.ts';

const calls = 2_000;
const atOnce = [1, 16];
const goal = { kind: 'at most', ratio: 1.3 } as const;
const microsecondsPerMillisecond = 1_000;

const names = { own: 'SDK', bare: 'bare fetch' };

/** What the SDK adds to a call: reads of a billing profile by it and by `fetch` with the same token, from one server. */
export async function measureSdk({ workspace, effort }: Conditions): Promise<readonly Section[]> {
  const [customer = ''] = seededIds(1);
  const { url } = await startPartnerite(workspace, { data: join(workspace.folder, 'data'), seed: 1 });
  const token = await fetchToken(url);
  const partner = createPartner({ credentials: accessToken(token), cloud: { apiRoot: url, authority: url } });
  const { billing } = partner.customers.byId(customer).profiles;
  const address = url + profilePath(customer);

  const comparisons: Comparison[] = [];
  for (const width of atOnce) {
    const figures = await alternate(
      [
        { name: names.own, measure: () => timePerCall(width, () => billing.get()) },
        {
          name: names.bare,
          measure: () =>
            timePerCall(width, async () => {
              const response = await fetch(address, { headers: bearer(token) });
              return response.json();
            }),
        },
      ],
      effort.goal.rounds,
    );
    const what = `GET billing profile by the SDK, ${width} at once`;
    comparisons.push(compareSides(figures, { what, unit: 'µs/call', own: names.own, against: names.bare, goal }));
  }
  return [{ title: 'SDK', comparisons }];
}

/** Microseconds per call, so many of them under way at any time. */
async function timePerCall(width: number, call: () => Promise<unknown>): Promise<Sample> {
  let left = calls;
  const worker = async () => {
    for (; left > 0; left -= 1) await call();
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  return { value: ((performance.now() - start) * microsecondsPerMillisecond) / calls };
}
