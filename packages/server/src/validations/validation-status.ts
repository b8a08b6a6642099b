import type { ValidationStatus } from '@partnerite/contract/resources/validation-status.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { readStored } from '../resources/stored-resource.ts';

/** Nobody vets customers here, and one without a status may buy (documented): there are statuses that are stored. */
export const accountStatusKind = 'accountStatus';

export const getCustomerValidationStatus: Handler<'getCustomerValidationStatus'> = {
  run: async (context, { path: { customerId } }) => {
    await relatedCustomer(context, customerId);
    const key = { kind: accountStatusKind, owner: customerId, id: 'account' };
    const stored = await readStored<ValidationStatus>(context, key);
    return stored === undefined ? refuse('accountStatusNotFound', { values: [customerId] }) : jsonAnswer(stored.value);
  },
};
