import type { AuditRecord } from './audit.ts';
import type { BillingProfile, Customer } from './customers.ts';
import type { OutgoingEvent } from './deliveries.ts';
import type { Resource, ResourceKey } from './resources.ts';

/** One change of state and all that must happen with it. */
export interface Write {
  readonly partner: string;
  readonly change: Change;
  readonly audit: AuditRecord;
  readonly event?: OutgoingEvent | undefined;
  /** Absent when the client sent no request id: nobody can repeat it. */
  readonly kept?: KeptAnswer | undefined;
}

/** One change of state, or something that must be so for the others to be made. */
export type Change =
  | AddCustomer
  | {
      readonly kind: 'replaceBillingProfile';
      readonly customerId: string;
      readonly expectedVersion: number;
      readonly billingProfile: BillingProfile;
    }
  | { readonly kind: 'replaceCustomer'; readonly customer: Customer; readonly expectedVersion: number }
  | {
      readonly kind: 'removeCustomer';
      readonly customerId: string;
      readonly expectedVersion: number;
      /** The profile goes too, and only the version that the audit record holds. */
      readonly expectedProfileVersion: number;
    }
  | PutResource
  | { readonly kind: 'removeResource'; readonly key: ResourceKey; readonly expectedVersion: number }
  /** Changes nothing: `stale` unless that version of the resource is stored, and stays so until this write is done. */
  | { readonly kind: 'requireResource'; readonly key: ResourceKey; readonly version: number }
  /**
   * Changes nothing: `stale` when a customer of the partner has this associated partner. Together with the removal of the
   * resource that its customers require, and after it, so that whoever adds such a customer at the same moment comes
   * either before both or after both.
   */
  | { readonly kind: 'requireNoCustomersOf'; readonly associatedPartnerId: string }
  | ResendEvent
  /** Several changes in the given order, all of them or none. */
  | { readonly kind: 'several'; readonly changes: readonly SingleChange[] };

export type SingleChange = Exclude<Change, { kind: 'several' }>;

export interface AddCustomer {
  readonly kind: 'addCustomer';
  readonly customer: Customer;
  readonly billingProfile: BillingProfile;
  /** `limitMet` when the partner has so many customers already; those whose relationship has ended do not count. */
  readonly limit?: number | undefined;
}

/** Adds a resource when the expected version is 0, else replaces that version. `stale` also when its customer is gone. */
export interface PutResource {
  readonly kind: 'putResource';
  readonly resource: Resource;
  readonly expectedVersion: number;
  /** For an addition: `limitMet` when there are so many of this kind and owner already. */
  readonly limit?: number | undefined;
}

/**
 * Opens deliveries of an event that were given up once more, each in its place in its line. `stale` unless that of each of
 * the subscribers was given up, or when there are none.
 */
export interface ResendEvent {
  readonly kind: 'resendEvent';
  readonly event: string;
  readonly subscribers: readonly string[];
  /** Unix milliseconds. */
  readonly now: number;
}

/**
 * - `done`: durable.
 * - `repeated`: an identical request was done before; this is its answer and nothing was changed.
 * - `stale`: what the write was decided on is no longer so, the expected version is not the stored one or the row is gone;
 *   nothing was changed.
 * - `taken`: the domain, id or unique key belongs to another one of this partner; nothing was changed.
 * - `limitMet`: there are as many as there may be; nothing was changed.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'repeated'; readonly kept: KeptAnswer }
  | { readonly kind: 'stale' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'limitMet' };

export interface KeptAnswer {
  /** Hash over everything that makes two requests identical. */
  readonly key: string;
  readonly status: number;
  readonly etag?: string | undefined;
  readonly bytes?: Uint8Array | undefined;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}
