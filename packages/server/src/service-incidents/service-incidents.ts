import { relatedCustomer } from '../customers/relationship.ts';
import type { Handler } from '../operation.ts';
import { jsonAnswer, listAnswer } from '../resources/json-answer.ts';

/** Nothing here runs the services that could be disturbed: there are no incidents to tell of. */
export const serviceIncidentHandlers = {
  getOfficeServiceIncidents: {
    run: async () => listAnswer([], '/serviceincidents/office'),
  } satisfies Handler<'getOfficeServiceIncidents'>,

  getOfficeServiceIncidentCount: {
    run: async () => jsonAnswer(0),
  } satisfies Handler<'getOfficeServiceIncidentCount'>,

  getCustomerOfficeServiceIncidents: {
    run: async (context, { path: { customerId } }) => {
      await relatedCustomer(context, customerId);
      return listAnswer([], `/customers/${customerId}/serviceincidents/office`);
    },
  } satisfies Handler<'getCustomerOfficeServiceIncidents'>,
};
