import type { Origin } from '../operations.ts';

/** How a behaviour was settled that concerns many operations, and how sure we are of it. */
export interface Decision {
  readonly area:
    | 'requests'
    | 'answers'
    | 'versions'
    | 'repetition'
    | 'errors'
    | 'customers'
    | 'users'
    | 'partners'
    | 'lists'
    | 'audit'
    | 'tokens'
    | 'validations'
    | 'webhooks';
  readonly behaviour: string;
  readonly origin: Origin;
}
