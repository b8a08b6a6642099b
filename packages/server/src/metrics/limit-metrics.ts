import type { Registry } from 'prom-client';
import { register } from './register.ts';

/** Counts what was refused because a limit was reached, by the limit's name. */
export function limitMetrics(registry: Registry): (limit: string) => void {
  const refused = new Map<string, number>();
  register(
    registry,
    { name: 'partnerite_throttled_total', help: 'Requests refused because a limit was reached.', type: 'counter' },
    () => [...refused].map(([limit, value]) => ({ labels: { limit }, value })),
  );
  return (limit) => {
    refused.set(limit, (refused.get(limit) ?? 0) + 1);
  };
}
