import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';

/** The published code where a partner and a customer have nothing to do with each other. */
const noRelationship = 20002;

export const unknownCustomer: Scenario = {
  name: 'UnknownCustomer',
  group: 'Errors and retries',
  title: 'What an error tells: category, status, code, description, ids',
  credentials: 'app',
  async run({ partner, show, check }) {
    const error = await refusal(partner.customers.byId(crypto.randomUUID()).get(), 'Forbidden');

    const { category, status, code, description, requestId, correlationId } = error;
    show({ category, status, code, description, 'request id': requestId, 'correlation id': correlationId });
    check(code === noRelationship, 'A customer that is not there looks like one of another partner');
    check(requestId !== undefined && correlationId !== undefined, 'The ids for a support request are there');
  },
};
