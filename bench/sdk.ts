import { join } from 'node:path';
import { accessToken, createPartner } from '@partnerite/sdk';
import type { Comparison } from './comparison.ts';
import { bearer, fetchToken, profilePath, seededIds } from './demo-client.ts';
import { alternate } from './rounds.ts';
import { startPartnerite } from './servers.ts';
import type { Workspace } from './workspace.ts';

const calls = 2_000;
const rounds = 7;
const atOnce = [1, 16];
const goal = { kind: 'at most', ratio: 1.3 } as const;
const microsecondsPerMillisecond = 1_000;

const names = { own: 'SDK', bare: 'bare fetch' };

/** What the SDK adds to a call: reads of a billing profile by it and by `fetch` with the same token, from one server. */
export async function measureSdk(workspace: Workspace): Promise<readonly Comparison[]> {
  const [customer = ''] = seededIds(1);
  const { url } = await startPartnerite(workspace, join(workspace.folder, 'data'), 1);
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
      rounds,
    );
    comparisons.push({
      what: `GET billing profile by the SDK, ${width} at once`,
      unit: 'µs/call',
      figure: figures.get(names.own),
      against: names.bare,
      other: figures.get(names.bare),
      goal,
    });
  }
  return comparisons;
}

/** Microseconds per call, so many of them under way at any time. */
async function timePerCall(width: number, call: () => Promise<unknown>): Promise<number> {
  let left = calls;
  const worker = async () => {
    for (; left > 0; left -= 1) await call();
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  return ((performance.now() - start) * microsecondsPerMillisecond) / calls;
}
