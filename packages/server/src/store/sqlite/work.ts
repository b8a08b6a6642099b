import type { ActivityReport } from '../activity.ts';
import type { AuditPurge } from '../audit.ts';
import type { NewCustomer } from '../customers.ts';
import type { DeliveryLease, LeasedDelivery, TryEnd } from '../deliveries.ts';
import type { Grant } from '../grants.ts';
import type { Resource } from '../resources.ts';
import type { Outcome, Write } from '../writes.ts';

/** What the writer thread can be asked to do, and what it answers. */
export interface Work {
  readonly commit: { readonly job: Write; readonly result: Outcome };
  readonly addCustomers: {
    readonly job: { readonly partner: string; readonly customers: readonly NewCustomer[] };
    /** How many were added. */
    readonly result: number;
  };
  readonly addResources: {
    readonly job: { readonly partner: string; readonly resources: readonly Resource[] };
    /** How many were added. */
    readonly result: number;
  };
  readonly ensureSetting: {
    readonly job: { readonly name: string; readonly proposal: string };
    readonly result: string;
  };
  readonly saveGrant: { readonly job: Grant; readonly result: undefined };
  readonly takeGrant: {
    readonly job: { readonly tenant: string; readonly key: string; readonly now: number };
    readonly result: Grant | undefined;
  };
  readonly leaseDeliveries: { readonly job: DeliveryLease; readonly result: readonly LeasedDelivery[] };
  readonly endTry: { readonly job: TryEnd; readonly result: undefined };
  readonly saveActivity: { readonly job: readonly ActivityReport[]; readonly result: undefined };
  readonly removeExpired: {
    readonly job: { readonly now: number; readonly limit: number };
    /** Rows removed; fewer than `limit` when nothing expired is left. */
    readonly result: number;
  };
  readonly purgeAudit: { readonly job: AuditPurge; readonly result: boolean };
  readonly ping: { readonly job: undefined; readonly result: undefined };
}

export type WorkKind = keyof Work;

export interface TaskOf<Kind extends WorkKind> {
  readonly kind: Kind;
  readonly job: Work[Kind]['job'];
}

export type Task = { readonly [Kind in WorkKind]: TaskOf<Kind> }[WorkKind];

/** From the main thread to the writer thread: a group of tasks for one transaction, or the end. */
export type Request = { readonly kind: 'group'; readonly tasks: readonly Task[] } | { readonly kind: 'close' };

/** The answer to each task of a group, in its order: none is sent before the transaction is durable. */
export type Reply =
  | { readonly kind: 'done'; readonly result: Work[WorkKind]['result'] }
  /** The database could not be used. */
  | { readonly kind: 'unavailable'; readonly cause: unknown }
  /** The database works and refused this task. */
  | { readonly kind: 'refused'; readonly cause: unknown };

/** What a writer thread is started with. */
export interface WriterSettings {
  readonly file: string;
}
