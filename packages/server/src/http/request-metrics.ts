import type { Metric, Registry } from 'prom-client';

/** Answer times in seconds: from a cached read to a client that is about to give up. */
const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const requestsName = 'partnerite_http_requests_total';
const durationName = 'partnerite_http_request_duration_seconds';

/** What is counted of one operation. */
interface Series {
  readonly statuses: Map<number, number>;
  /** How many answers took at most the bound of the same index and more than the one before. */
  readonly buckets: Float64Array;
  seconds: number;
  count: number;
}

interface Sample {
  readonly metricName?: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/** Counts one answer. `seconds` from the first byte of the request to the last of the answer. */
export type CountRequest = (operation: string, status: number, seconds: number) => void;

/**
 * Request counts and times, added up in plain numbers and put into the registry's form when it is read: the library's
 * own counters look labels up by hashing them, for every request.
 */
export function requestMetrics(registry: Registry): CountRequest {
  const series = new Map<string, Series>();
  register(registry, requestsName, 'Answered requests.', 'counter', () => requestSamples(series));
  register(registry, durationName, 'Time to answer a request.', 'histogram', () => durationSamples(series));
  return (operation, status, seconds) => {
    let counted = series.get(operation);
    if (counted === undefined) {
      counted = { statuses: new Map(), buckets: new Float64Array(bounds.length), seconds: 0, count: 0 };
      series.set(operation, counted);
    }
    counted.statuses.set(status, (counted.statuses.get(status) ?? 0) + 1);
    counted.seconds += seconds;
    counted.count += 1;
    const bucket = bounds.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) counted.buckets[bucket] = (counted.buckets[bucket] ?? 0) + 1;
  };
}

function register(
  registry: Registry,
  name: string,
  help: string,
  type: 'counter' | 'histogram',
  values: () => readonly Sample[],
): void {
  const metric = { name, help, type, aggregator: 'sum', get: async () => ({ name, help, type, values: values() }) };
  // The registry asks a metric for nothing but these; the library's type names its own classes only.
  registry.registerMetric(metric as unknown as Metric);
}

function requestSamples(series: ReadonlyMap<string, Series>): readonly Sample[] {
  return [...series].flatMap(([operation, { statuses }]) =>
    [...statuses].map(([status, value]) => ({ labels: { operation, status }, value })),
  );
}

function durationSamples(series: ReadonlyMap<string, Series>): readonly Sample[] {
  return [...series].flatMap(([operation, { buckets, seconds, count }]) => {
    let sum = 0;
    const upTo = [...buckets].map((value, index) => {
      sum += value;
      return { metricName: `${durationName}_bucket`, labels: { operation, le: bounds[index] ?? 0 }, value: sum };
    });
    return [
      ...upTo,
      { metricName: `${durationName}_bucket`, labels: { operation, le: '+Inf' }, value: count },
      { metricName: `${durationName}_sum`, labels: { operation }, value: seconds },
      { metricName: `${durationName}_count`, labels: { operation }, value: count },
    ];
  });
}
