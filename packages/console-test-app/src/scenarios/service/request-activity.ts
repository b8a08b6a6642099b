import type { Scenario } from '../../scenario.ts';

export const requestActivity: Scenario = {
  name: 'RequestActivity',
  group: 'Service',
  title: 'See the requests that the server saw last, without their secrets',
  credentials: 'app',
  async run({ partner, setting, say, show, check }) {
    const { activity } = await partner.service.settings.get();
    if (!activity) {
      say('This server records no requests: it is started without --activity.');
      return;
    }
    const before = await partner.service.activity.list({ size: 1 });
    const customerId = await setting('DefaultCustomerId');
    await partner.customers.byId(customerId).profiles.billing.get();

    const { items } = await partner.service.activity.list({ after: before.latest });
    for (const { method, path, status, durationMs } of items)
      show({ [`${method} ${path}`]: `${status}, ${durationMs} ms` });
    const seen = items.find(({ operationId }) => operationId === 'getCustomerBillingProfile');
    check(seen?.status === 200 && seen.path.includes(customerId), 'The request is in the list, with its answer');
    const authorization = seen?.requestHeaders.find(({ key }) => key.toLowerCase() === 'authorization');
    check(authorization?.value === 'Bearer ***', 'and its token is not');
  },
};
