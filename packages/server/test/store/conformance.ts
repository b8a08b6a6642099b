import { suite, test } from 'node:test';
import { activity } from './conformance/activity.ts';
import { auditRecords } from './conformance/audit-records.ts';
import { changes } from './conformance/changes.ts';
import { concurrency } from './conformance/concurrency.ts';
import { counts } from './conformance/counts.ts';
import { customerLists } from './conformance/customer-lists.ts';
import { deliveries } from './conformance/deliveries.ts';
import { deliveryLists } from './conformance/delivery-lists.ts';
import { domains } from './conformance/domains.ts';
import { endedRelationships } from './conformance/ended-relationships.ts';
import { figures } from './conformance/figures.ts';
import { grants } from './conformance/grants.ts';
import { emptyStore, housekeeping } from './conformance/housekeeping.ts';
import { limits } from './conformance/limits.ts';
import { againstModel } from './conformance/model.ts';
import type { OpenedStore, StoreTest } from './conformance/opened-store.ts';
import { repeatedRequests } from './conformance/repeated-requests.ts';
import { requirements } from './conformance/requirements.ts';
import { resources } from './conformance/resources.ts';
import { severalChanges } from './conformance/several-changes.ts';
import { tallies } from './conformance/tallies.ts';

const parts: Readonly<Record<string, (storeTest: StoreTest) => void>> = {
  changes,
  'repeated requests': repeatedRequests,
  'callers at the same moment': concurrency,
  'ended relationships': endedRelationships,
  'lists of customers': customerLists,
  resources,
  domains,
  limits,
  'what a write requires': requirements,
  'several changes': severalChanges,
  'audit records': auditRecords,
  deliveries,
  'lists of deliveries': deliveryLists,
  counts,
  grants,
  activity,
  figures,
  tallies,
  'settings, expiry and life time': housekeeping,
  'against a model': againstModel,
};

/**
 * Registers the tests that every implementation of `Store` passes.
 * @param holds whether the store that is opened is new, or has data of another partner already
 */
export function storeConformance(
  name: string,
  open: () => Promise<OpenedStore>,
  holds: 'nothing' | 'data' = 'nothing',
): void {
  const storeTest: StoreTest = (title, run) => {
    if (holds === 'data' && title === emptyStore) return;
    test(title, async () => {
      const opened = await open();
      try {
        await run(opened.store, opened);
      } finally {
        await opened.dispose();
      }
    });
  };
  for (const [part, register] of Object.entries(parts)) {
    suite(`${name}: ${part}`, () => register(storeTest));
  }
}
