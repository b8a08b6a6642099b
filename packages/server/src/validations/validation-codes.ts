import type { CustomerValidation, ValidationCode } from '@partnerite/contract/resources/validation-code.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Context, Handler } from '../operation.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { firstVersion, listStored, nextVersion, readStored } from '../resources/stored-resource.ts';
import type { Customer } from '../store/customers.ts';
import type { ResourceKey } from '../store/resources.ts';
import type { SingleChange } from '../store/writes.ts';

/**
 * Codes are granted by the vendor's review of a partner, which has no counterpart here: a partner has those that it has
 * used (assumed). How many customers a code is good for is not known of any.
 */
const validationCodeKind = 'validationCode';
const customerValidationKind = 'customerValidation';

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
      const stored = await readStored<CustomerValidation>(context, validationOf(customerId));
      return jsonAnswer(stored?.value ?? { partnerId: context.principal.partner, customerId });
    },
  } satisfies Handler<'getCustomerValidations'>,
};

/** What to change when a customer is qualified for Government Community Cloud by a code. */
export async function useOfCode(context: Context, customer: Customer, code: string): Promise<readonly SingleChange[]> {
  const eTag = timeTag(context.now);
  const owner = { partnerId: context.principal.partner, organizationName: customer.companyName, validationId: code };
  const codeKey = { kind: validationCodeKind, owner: '', id: code };
  const known = await readStored<ValidationCode>(context, codeKey);
  const used: CustomerValidation = { ...owner, customerId: customer.id, eTag };
  const stored = await readStored<CustomerValidation>(context, validationOf(customer.id));
  return [
    ...(known === undefined ? [added(codeKey, { ...owner, eTag } satisfies ValidationCode)] : []),
    stored === undefined
      ? added(validationOf(customer.id), used)
      : {
          kind: 'putResource',
          resource: nextVersion(stored.resource, used),
          expectedVersion: stored.resource.version,
        },
  ];
}

/** What to change when a customer is no longer qualified. The partner keeps its code. */
export async function endOfUse(context: Context, customer: Customer): Promise<readonly SingleChange[]> {
  const key = validationOf(customer.id);
  const stored = await readStored<CustomerValidation>(context, key);
  return stored === undefined ? [] : [{ kind: 'removeResource', key, expectedVersion: stored.resource.version }];
}

function validationOf(customerId: string): ResourceKey {
  return { kind: customerValidationKind, owner: customerId, id: customerId };
}

function added(key: ResourceKey, value: object): SingleChange {
  return { kind: 'putResource', resource: firstVersion(key, value), expectedVersion: 0 };
}

/** In the published form: a weak tag with a date, its colons escaped. */
function timeTag(now: number): string {
  return `W/"datetime'${encodeURIComponent(new Date(now).toISOString())}'"`;
}
