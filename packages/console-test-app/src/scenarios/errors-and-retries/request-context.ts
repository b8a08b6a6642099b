import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';

export const requestContext: Scenario = {
  name: 'RequestContext',
  group: 'Errors and retries',
  title: 'Calls with a correlation id and a language of their own',
  credentials: 'app',
  async run({ partner, say, show, check }) {
    const customerId = crypto.randomUUID();
    const correlationId = crypto.randomUUID();
    const inFrench = partner.with({ correlationId, locale: 'fr-FR' });

    say('An error as it is, and the same one in a context:');
    const plain = await refusal(partner.customers.byId(customerId).get(), 'Forbidden');
    const french = await refusal(inFrench.customers.byId(customerId).get(), 'Forbidden');

    show({
      'without context': plain.description,
      'in French': french.description,
      'correlation id': french.correlationId,
    });
    check(french.correlationId === correlationId, 'The error names the correlation id that was sent');
    check(french.code === plain.code && french.description !== plain.description, 'The description is in French');
  },
};
