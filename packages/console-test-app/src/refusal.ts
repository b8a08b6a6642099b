import { type ErrorCategory, PartnerError } from '@partnerite/sdk';
import { BrokenPromise } from './scenario.ts';

/**
 * The error of a call that must be refused, for one of these reasons.
 * @throws BrokenPromise when it succeeds
 * @throws what the call throws for any other reason
 */
export async function refusal(call: Promise<unknown>, ...categories: readonly ErrorCategory[]): Promise<PartnerError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof PartnerError && categories.includes(error.category)) return error;
    throw error;
  }
  throw new BrokenPromise('The call succeeded, though it should have been refused');
}
