import type { QueryOf } from '@partnerite/contract/operations.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import { invalidFilter, parseFilter } from '../lists/filter.ts';
import type { Handler } from '../operation.ts';
import { jsonAnswer, listAnswer } from '../resources/json-answer.ts';

/** Nothing here runs the services that could be disturbed: there are no incidents to tell of. */
export const serviceIncidentHandlers = {
  getOfficeServiceIncidents: {
    run: async (_context, { query }) => {
      checkFilter(query);
      return listAnswer([], '/serviceincidents/office');
    },
  } satisfies Handler<'getOfficeServiceIncidents'>,

  getOfficeServiceIncidentCount: {
    run: async (_context, { query }) => {
      checkFilter(query);
      return jsonAnswer(0);
    },
  } satisfies Handler<'getOfficeServiceIncidentCount'>,

  getCustomerOfficeServiceIncidents: {
    run: async (context, { path: { customerId }, query }) => {
      await relatedCustomer(context, customerId);
      checkFilter(query);
      return listAnswer([], `/customers/${customerId}/serviceincidents/office`);
    },
  } satisfies Handler<'getCustomerOfficeServiceIncidents'>,
};

/** The one filter of vendor clients: whether an incident is over. @throws Refusal `invalidFilter` */
function checkFilter({ filter }: QueryOf<'getOfficeServiceIncidents'>): void {
  for (const { field, operator, value } of parseFilter(filter)) {
    if (field !== 'resolved') invalidFilter('the field must be Resolved');
    if (operator !== 'equals') invalidFilter('the operator must be equals');
    if (!/^(?:true|false)$/i.test(value)) invalidFilter('the value must be true or false');
  }
}
