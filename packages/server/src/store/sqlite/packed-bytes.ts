import type { BillingProfile, NewCustomer } from '../customers.ts';
import type { Change, SingleChange } from '../writes.ts';
import type { Task } from './work.ts';

type Replace = (bytes: Uint8Array) => Uint8Array;

export interface PackedTasks {
  readonly tasks: readonly Task[];
  /** Holds all bytes of the tasks; it can be transferred. */
  readonly buffer: ArrayBuffer;
}

/**
 * Moves the bytes of all tasks into one buffer, so that a group goes to another thread by one transfer. A `Buffer` is
 * usually a window into a pool of many kilobytes, and a structured clone would copy the whole pool.
 */
export function packBytes(tasks: readonly Task[]): PackedTasks {
  const offsets = new Map<Uint8Array, number>();
  let length = 0;
  for (const task of tasks) {
    replaceBytes(task, (bytes) => {
      if (!offsets.has(bytes)) {
        offsets.set(bytes, length);
        length += bytes.byteLength;
      }
      return bytes;
    });
  }
  const buffer = new ArrayBuffer(length);
  const views = new Map<Uint8Array, Uint8Array>();
  for (const [bytes, offset] of offsets) {
    const view = new Uint8Array(buffer, offset, bytes.byteLength);
    view.set(bytes);
    views.set(bytes, view);
  }
  return { tasks: tasks.map((task) => replaceBytes(task, (bytes) => views.get(bytes) ?? bytes)), buffer };
}

function replaceBytes(task: Task, replace: Replace): Task {
  switch (task.kind) {
    case 'commit': {
      const { change, audit, kept } = task.job;
      return {
        kind: 'commit',
        job: {
          ...task.job,
          change: inChange(change, replace),
          audit: {
            ...audit,
            oldValue: audit.oldValue && replace(audit.oldValue),
            newValue: audit.newValue && replace(audit.newValue),
          },
          kept: kept && { ...kept, bytes: kept.bytes && replace(kept.bytes) },
        },
      };
    }
    case 'addCustomers': {
      const customers = task.job.customers.map((customer) => inNewCustomer(customer, replace));
      return { kind: 'addCustomers', job: { ...task.job, customers } };
    }
    default:
      return task;
  }
}

function inChange(change: Change, replace: Replace): Change {
  if (change.kind !== 'several') return inSingleChange(change, replace);
  return { ...change, changes: change.changes.map((single) => inSingleChange(single, replace)) };
}

function inSingleChange(change: SingleChange, replace: Replace): SingleChange {
  switch (change.kind) {
    case 'addCustomer':
      return { ...change, billingProfile: inProfile(change.billingProfile, replace) };
    case 'replaceBillingProfile':
      return { ...change, billingProfile: inProfile(change.billingProfile, replace) };
    default:
      return change;
  }
}

function inNewCustomer({ customer, billingProfile }: NewCustomer, replace: Replace): NewCustomer {
  return { customer, billingProfile: inProfile(billingProfile, replace) };
}

function inProfile(profile: BillingProfile, replace: Replace): BillingProfile {
  return { ...profile, bytes: replace(profile.bytes) };
}
