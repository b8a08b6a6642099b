import type { Registry } from 'prom-client';
import { createHistogram, type Histogram, observe } from '../histogram.ts';
import { histogramSamples, register } from '../metrics/register.ts';

/** Answer times in seconds: from a cached read to a client that is about to give up. */
const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const requestsName = 'partnerite_http_requests_total';
const durationName = 'partnerite_http_request_duration_seconds';

/** What is counted of one operation. */
interface Series {
  readonly statuses: Map<number, number>;
  readonly durations: Histogram;
}

/** Counts one answer. `seconds` from the headers of the request to the answer's being handed to the connection. */
export type CountRequest = (operation: string, status: number, seconds: number) => void;

/**
 * Request counts and times, added up in plain numbers and put into the registry's form when it is read: the library's
 * own counters look labels up by hashing them, for every request.
 */
export function requestMetrics(registry: Registry): CountRequest {
  const series = new Map<string, Series>();
  register(registry, { name: requestsName, help: 'Answered requests.', type: 'counter' }, () =>
    [...series].flatMap(([operation, { statuses }]) =>
      [...statuses].map(([status, value]) => ({ labels: { operation, status }, value })),
    ),
  );
  register(registry, { name: durationName, help: 'Time to answer a request.', type: 'histogram' }, () =>
    [...series].flatMap(([operation, { durations }]) => histogramSamples(durationName, { operation }, durations)),
  );
  return (operation, status, seconds) => {
    let counted = series.get(operation);
    if (counted === undefined) {
      counted = { statuses: new Map(), durations: createHistogram(bounds) };
      series.set(operation, counted);
    }
    counted.statuses.set(status, (counted.statuses.get(status) ?? 0) + 1);
    observe(counted.durations, seconds);
  };
}
