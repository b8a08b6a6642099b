import { hash } from 'node:crypto';
import type { TransferRow } from '../store/transfer.ts';
import { member, parsed, text } from './row-values.ts';

/**
 * What the audit says of billing profiles, in whatever order its records come: each version that a record made and none
 * replaced, and each that a record replaced and none made. No version repeats, for its ETag does not.
 */
export interface ProfileHistory {
  readonly made: Set<string>;
  readonly replaced: Set<string>;
  /** The record of the creation is there, so that nothing came before. */
  created: boolean;
}

export function emptyHistory(): ProfileHistory {
  return { made: new Set(), replaced: new Set(), created: false };
}

export function digestOf(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'base64');
}

/** Whether an audit record tells how a profile became what it is. */
export function concernsProfile(operationType: string): boolean {
  return Object.hasOwn(steps, operationType);
}

/** @throws TypeError for a record without the value that such records have */
export function addToHistory(history: ProfileHistory, row: TransferRow): void {
  steps[text(row, 'operation_type')]?.(history, row);
}

const steps: Readonly<Record<string, (history: ProfileHistory, row: TransferRow) => void>> = {
  add_customer(history, row) {
    // Older records do not hold the profile.
    const profile = profileWithin(row.new_value);
    if (profile === undefined) return;
    history.created = true;
    make(history, profile);
  },
  update_customer_billing_profile(history, row) {
    replace(history, digestOf(bytesOf(row.old_value)));
    make(history, digestOf(bytesOf(row.new_value)));
  },
  delete_tip_customer(history, row) {
    const profile = profileWithin(row.old_value);
    if (profile !== undefined) replace(history, profile);
  },
};

/** The profile was written out by the same rules when it was stored. */
function profileWithin(value: TransferRow[string] | undefined): string | undefined {
  const profile = member(parsed(bytesOf(value)), 'billingProfile');
  return profile === undefined ? undefined : digestOf(JSON.stringify(profile));
}

function bytesOf(value: TransferRow[string] | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('the record does not hold the value that it must hold');
}

function make({ made, replaced }: ProfileHistory, version: string): void {
  if (!replaced.delete(version)) made.add(version);
}

function replace({ made, replaced }: ProfileHistory, version: string): void {
  if (!made.delete(version)) replaced.add(version);
}
