import { isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';
import type { WireAnswer } from '../wire-connection.ts';
import { foreignIn } from './checks.ts';
import type { FuzzRequest } from './requests.ts';

/** In so many successes it is looked for what must not be in those of others. */
const looked = 1_000;

/** Counts the answers of each status, and the operations that have succeeded. */
export function tally() {
  const statuses = new Map<number, number>();
  const succeeded = new Set<string>();
  let bytes = 0;
  let successes = 0;
  let telling = 0;
  return {
    count({ operation, sender }: FuzzRequest, { status, body }: WireAnswer): void {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      bytes += body.length;
      if (status < 200 || status >= 300) return;
      succeeded.add(operation);
      successes += 1;
      if (successes <= looked && foreignIn([sender.world], body) !== undefined) telling += 1;
    },
    /** Answers with data of who asked, among the first successes: were there none, the search for data of others would be blind. */
    telling: () => telling,
    told(): string {
      const counts = [...statuses]
        .sort(([one], [other]) => one - other)
        .map(([status, count]) => `${count} × ${status}`);
      const never = Object.entries<Operation>(operations).filter(([id, row]) => isBuilt(row) && !succeeded.has(id));
      return `answers: ${counts.join(', ')}; ${Math.round(bytes / 2 ** 20)} MiB; without a success: ${never.map(([id]) => id).join(', ') || 'none'}`;
    },
  };
}
