import type { CustomerValidation, ValidationCode } from '@partnerite/contract/resources/validation-code.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Handler } from '../operation.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { listStored, readStored } from '../resources/stored-resource.ts';

/** Codes are granted by the vendor's review of a partner, which has no counterpart here: there are those that are stored. */
export const validationCodeKind = 'validationCode';
export const customerValidationKind = 'customerValidation';

export const validationCodeHandlers = {
  getValidationCodes: {
    run: async (context) => {
      const codes = await listStored<ValidationCode>(context, validationCodeKind, '');
      return jsonAnswer(codes.map(({ value }) => value));
    },
  } satisfies Handler<'getValidationCodes'>,

  getCustomerValidations: {
    run: async (context, { path: { customerId } }) => {
      await relatedCustomer(context, customerId);
      const key = { kind: customerValidationKind, owner: customerId, id: customerId };
      const stored = await readStored<CustomerValidation>(context, key);
      return jsonAnswer(stored?.value ?? { partnerId: context.principal.partner, customerId });
    },
  } satisfies Handler<'getCustomerValidations'>,
};
