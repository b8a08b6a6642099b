import assert from 'node:assert/strict';
import type { Json } from '../api-client.ts';

/** What the records say there is, by a key of our own for each resource. */
export type State = Map<string, Json>;

/**
 * Does again what the records tell of, the oldest first. Every old value must be what the records before have left; where
 * they say nothing of a resource, it was there from the start.
 */
export function replay(records: readonly Json[]): State {
  const state: State = new Map();
  const known = new Set<string>();
  for (const record of records) {
    for (const { key, before, after } of changesOf(record)) {
      if (known.has(key)) assert.deepEqual(before, state.get(key), `${record.operationType} of ${key}`);
      known.add(key);
      if (after === undefined) state.delete(key);
      else state.set(key, after);
    }
    if (endsCustomer(record)) forget(state, record.customerId);
  }
  return state;
}

interface Change {
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
}

function changesOf(record: Json): readonly Change[] {
  const [before, after] = [parse(record.resourceOldValue), parse(record.resourceNewValue)];
  const value = after ?? before;
  const at = (key: string): Change => ({ key, before, after });
  switch (record.operationType) {
    case 'add_customer':
    case 'delete_tip_customer':
      return customerAndProfile(record.customerId, before, after);
    case 'update_customer_billing_profile':
      return [at(`billing ${record.customerId}`)];
    case 'dap_admin_relationship_terminated':
    case 'remove_partner_customer_relationship':
      return [at(`customer ${record.customerId}`)];
    case 'update_customer_spending_budget':
      return [at(`budget ${record.customerId}`)];
    case 'create_self_serve_policy':
    case 'update_self_serve_policy':
    case 'delete_self_serve_policy':
      return [at(`policy ${value.Id}`)];
    case 'create_customer_user':
    case 'update_customer_user':
    case 'delete_customer_user':
    case 'restore_customer_user':
      return [at(`user ${value.Id}`)];
    case 'add_user_member':
    case 'remove_user_member':
      return [at(`member ${value.Id} ${value.RoleId}`)];
    case 'update_company_info':
      if (record.resourceType === 'customer') return [at(`domain ${record.customerId} ${value.Name}`)];
      return [at(`profile ${value.ProfileType === 'support_profile' ? 'support' : 'organization'}`)];
    case 'undefined':
      assert.match(operationOf(record), /^(?:create|update)_webhook_registration$/);
      return [at(`registration ${value.SubscriberId}`)];
    default:
      return assert.fail(`${record.operationType} is not known`);
  }
}

/** What the vendor has no word for is named beside the record. */
function operationOf({ customizedData }: Json): string {
  return customizedData.find(({ key }: Json) => key === 'OperationType')?.value ?? '';
}

/** A customer comes and goes with its billing profile. */
function customerAndProfile(id: string, before: Json, after: Json): readonly Change[] {
  const { BillingProfile: profileBefore, ...customerBefore } = before ?? {};
  const { BillingProfile: profileAfter, ...customerAfter } = after ?? {};
  return [
    { key: `customer ${id}`, before: before && customerBefore, after: after && customerAfter },
    { key: `billing ${id}`, before: profileBefore, after: profileAfter },
  ];
}

function endsCustomer({ operationType }: Json): boolean {
  return operationType === 'delete_tip_customer' || operationType === 'remove_partner_customer_relationship';
}

/** What belongs to a customer goes with it, or can no longer be read. */
function forget(state: State, customer: string): void {
  for (const key of state.keys()) if (key.includes(customer)) state.delete(key);
}

function parse(text: string | undefined): Json {
  return text === undefined ? undefined : JSON.parse(text);
}
