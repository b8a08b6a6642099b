import type { Scenario } from '../../scenario.ts';

export const repeatedRequest: Scenario = {
  name: 'RepeatedRequest',
  group: 'Errors and retries',
  title: 'A write that is repeated with its request id is done once',
  credentials: 'app',
  async run({ partner, setting, cleanUp, say, show, check }) {
    const id = await setting('DefaultCustomerId');
    const { billing } = partner.customers.byId(id).profiles;
    const before = await billing.get();
    cleanUp(() => billing.edit((profile) => ({ ...profile, email: before.email })));

    const named = partner.with({ requestId: crypto.randomUUID() }).customers.byId(id).profiles;
    const change = { ...before, email: `once.${before.email}` };
    const first = await named.billing.update(change);
    say('The answer was lost, let us say: the same update again, with the same id. By itself it would be stale.');
    const second = await named.billing.update(change);

    const now = await billing.get();
    show({ 'first answer': first.attributes.etag, 'second answer': second.attributes.etag, now: now.attributes.etag });
    check(second.attributes.etag === first.attributes.etag, 'The repetition gets the answer of the first time');
    check(now.attributes.etag === first.attributes.etag, 'The update was done once');
  },
};
