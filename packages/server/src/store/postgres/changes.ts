import type { SingleChange } from '../writes.ts';
import {
  addCustomer,
  removeCustomer,
  replaceCustomer,
  replaceProfile,
  requireNoCustomersOf,
} from './customer-changes.ts';
import { resendEvent } from './resend.ts';
import { putResource, removeResource, requireResource } from './resource-changes.ts';
import type { Step } from './step.ts';

export function stepOf(partner: string, change: SingleChange): Step {
  switch (change.kind) {
    case 'addCustomer':
      return addCustomer(partner, change);
    case 'replaceBillingProfile':
      return replaceProfile(partner, change);
    case 'replaceCustomer':
      return replaceCustomer(partner, change);
    case 'removeCustomer':
      return removeCustomer(partner, change);
    case 'putResource':
      return putResource(partner, change);
    case 'removeResource':
      return removeResource(partner, change.key, change.expectedVersion);
    case 'requireResource':
      return requireResource(partner, change.key, change.version);
    case 'requireNoCustomersOf':
      return requireNoCustomersOf(partner, change.associatedPartnerId);
    case 'resendEvent':
      return resendEvent(partner, change);
  }
}
