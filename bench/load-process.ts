/** Makes load with autocannon, in a process of its own so that it shares an event loop with nothing that is measured. */
import { randomUUID } from 'node:crypto';
import { headers } from '@partnerite/contract/headers.ts';
import autocannon from 'autocannon';
import type { LoadJob, LoadResult, ReadWork, WriteTarget, WriteWork } from './load-job.ts';

// Without the bench there is nobody left to make load for.
process.once('disconnect', () => process.exit());
process.once('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ requestsPerSecond: 0, busy: 0, failure: String(error) } satisfies LoadResult),
  );
});

function run({ url, headers: common, seconds, connections, work }: LoadJob): Promise<LoadResult> {
  const requests = work.kind === 'read' ? reads(work, connections) : writes(work);
  let next = 0;
  const before = process.cpuUsage();
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        headers: common,
        duration: seconds,
        connections,
        sampleInt: 100,
        setupClient: (client) => client.setRequests(requests[next++] ?? []),
      },
      (error, result) => {
        if (error) return reject(error);
        const { user, system } = process.cpuUsage(before);
        const unanswered = result.errors > 0 ? `${result.errors} requests were not answered` : undefined;
        resolve({
          requestsPerSecond: result['2xx'] / result.duration,
          busy: (user + system) / 1e6 / result.duration,
          failure: failure ?? unanswered,
        });
      },
    );
    let failure: string | undefined;
    instance.on('response', (_client, status) => {
      if (status === 200) return;
      failure ??= `answered with ${status}`;
      instance.stop();
    });
  });
}

/** For each connection the requests that it repeats. */
type Requests = autocannon.Request[][];

function reads({ paths }: ReadWork, connections: number): Requests {
  return Array.from({ length: connections }, (_, connection) =>
    paths.filter((_path, index) => index % connections === connection).map((path) => ({ method: 'GET', path })),
  );
}

function writes({ targets }: WriteWork): Requests {
  return targets.map((target) => [update(target)]);
}

/** Each request has an id of its own, so that its answer is kept; the next one is based on what this one made. */
function update({ path, body, etag }: WriteTarget): autocannon.Request {
  let current = etag;
  return {
    method: 'PUT',
    path,
    body,
    setupRequest: (request) => {
      const condition = current === undefined ? {} : { [headers.ifMatch]: current };
      const own = { [headers.contentType]: 'application/json', [headers.requestId]: randomUUID(), ...condition };
      return { ...request, headers: { ...request.headers, ...own } };
    },
    onResponse: (_status, _body, _context, answered) => {
      if (current !== undefined) current = headerOf(answered, headers.etag);
    },
  };
}

/** The load generator keeps header names as they were written. */
function headerOf(answered: object | undefined, name: string): string | undefined {
  return Object.entries(answered ?? {}).find(([written]) => written.toLowerCase() === name)?.[1];
}
