import type { Metric, Registry } from 'prom-client';
import type { Histogram } from '../histogram.ts';

type Labels = Readonly<Record<string, string | number>>;

/** One line of what is read. */
export interface Sample {
  readonly metricName?: string;
  readonly labels: Labels;
  readonly value: number;
}

interface Described {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
}

/** Adds a metric whose values are asked for when the registry is read. */
export function register(
  registry: Registry,
  { name, help, type }: Described,
  values: () => readonly Sample[] | Promise<readonly Sample[]>,
): void {
  const get = async () => ({ name, help, type, values: await values() });
  // The registry asks a metric for nothing but these; the library's type names its own classes only.
  registry.registerMetric({ name, help, type, aggregator: 'sum', get } as unknown as Metric);
}

export function histogramSamples(name: string, labels: Labels, { bounds, ...counted }: Histogram): readonly Sample[] {
  let upTo = 0;
  const buckets = [...counted.buckets].map((value, index) => {
    upTo += value;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: bounds[index] ?? 0 }, value: upTo };
  });
  return [
    ...buckets,
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: counted.count },
    { metricName: `${name}_sum`, labels, value: counted.sum },
    { metricName: `${name}_count`, labels, value: counted.count },
  ];
}
