/** Makes load with autocannon, where wrk is missing. */
import { randomUUID } from 'node:crypto';
import { headers } from '@partnerite/contract/headers.ts';
import autocannon from 'autocannon';
import { type LoadJob, type LoadRequest, type LoadResult, numberLength } from './job.ts';

// Without the bench there is nobody left to make load for.
process.once('disconnect', () => process.exit());
process.once('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.send?.({ requestsPerSecond: 0, p50: 0, p99: 0, busy: 0, failure: String(error) } satisfies LoadResult);
    },
  );
});

function run({ url, headers: common, seconds, connections, requests, firstNumber }: LoadJob): Promise<LoadResult> {
  const numbers = { next: firstNumber };
  const before = process.cpuUsage();
  let connected = 0;
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        headers: common,
        duration: seconds,
        connections,
        sampleInt: 100,
        // Each connection has requests of its own, so that none that names an ETag is under way twice.
        setupClient: (client) => {
          const own = connected++ % requests.length;
          const chosen = requests.filter((_, index) => index % connections === own);
          client.setRequests(chosen.map((request) => repeated(request, numbers)));
        },
      },
      (error, result) => {
        if (error) return reject(error);
        const { user, system } = process.cpuUsage(before);
        const refused = result.non2xx + result.errors;
        resolve({
          requestsPerSecond: result['2xx'] / result.duration,
          p50: result.latency.p50,
          p99: result.latency.p99,
          busy: (user + system) / 1e6 / result.duration,
          failure: refused === 0 ? undefined : `${refused} requests were refused or not answered`,
        });
      },
    );
    instance.on('response', (_client, status) => {
      if (status >= 400) instance.stop();
    });
  });
}

/** Requests without anything new in them are sent as they are: taking them apart costs more than sending them. */
function repeated({ method, path, headers: own, body, etag }: LoadRequest, numbers: { next: number }) {
  const request: autocannon.Request = { method, path, ...(own && { headers: own }), ...(body && { body }) };
  if (!/\{[a-z]+\}/.test(JSON.stringify(own) + body)) return request;
  let current = etag ?? '';
  const fill = (text: string) =>
    text
      .replaceAll('{guid}', () => randomUUID())
      .replaceAll('{number}', () => String(numbers.next++).padStart(numberLength, '0'))
      .replaceAll('{etag}', () => current);
  request.setupRequest = (prepared) => ({
    ...prepared,
    headers: Object.fromEntries(
      Object.entries(prepared.headers ?? {}).map(([name, value]) => [name, fill(String(value))]),
    ),
    ...(body && { body: fill(body) }),
  });
  request.onResponse = (_status, _body, _context, answered) => {
    current = headerOf(answered, headers.etag) ?? current;
  };
  return request;
}

/** The load generator keeps header names as they were written. */
function headerOf(answered: object | undefined, name: string): string | undefined {
  return Object.entries(answered ?? {}).find(([written]) => written.toLowerCase() === name)?.[1];
}
