import type { DatabaseSync } from 'node:sqlite';
import { done, stale } from '../outcomes.ts';
import type { Change, Outcome } from '../writes.ts';
import type { CustomerWrites } from './customer-writes.ts';
import type { DeliveryWrites } from './deliveries.ts';
import type { ResourceWrites } from './resource-writes.ts';

export interface ChangeWrites {
  readonly customers: CustomerWrites;
  readonly resources: ResourceWrites;
  readonly deliveries: DeliveryWrites;
}

/** Makes one change of a partner in the transaction under way, or nothing of it. */
export type ApplyChange = (partner: string, change: Change) => Outcome;

export function prepareChanges(
  database: DatabaseSync,
  { customers, resources, deliveries }: ChangeWrites,
): ApplyChange {
  const start = database.prepare('SAVEPOINT several');
  const undo = database.prepare('ROLLBACK TO several');
  const end = database.prepare('RELEASE several');

  /** Undoes what was done before the first change that cannot be. */
  function applySeveral(partner: string, changes: readonly Change[]): Outcome {
    start.run();
    for (const change of changes) {
      const outcome = apply(partner, change);
      if (outcome.kind !== 'done') {
        undo.run();
        end.run();
        return outcome;
      }
    }
    end.run();
    return done;
  }

  function apply(partner: string, change: Change): Outcome {
    switch (change.kind) {
      case 'addCustomer':
        return customers.add(partner, change);
      case 'replaceBillingProfile':
        return customers.replaceProfile(partner, change);
      case 'replaceCustomer':
        return customers.replace(partner, change);
      case 'removeCustomer':
        return customers.remove(partner, change);
      case 'putResource':
        return resources.put(partner, change);
      case 'removeResource':
        return resources.remove(partner, change.key, change.expectedVersion);
      case 'requireResource':
        return resources.require(partner, change.key, change.version);
      case 'requireNoCustomersOf':
        return customers.requireNoneOf(partner, change.associatedPartnerId);
      case 'resendEvent':
        return deliveries.resend(partner, change) ? done : stale;
      case 'several':
        return applySeveral(partner, change.changes);
    }
  }

  return apply;
}
