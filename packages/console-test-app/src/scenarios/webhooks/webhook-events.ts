import { type NewWebhookRegistration, type Partner, PartnerError, type WebhookValidationEvent } from '@partnerite/sdk';
import { verifyWebhook } from '@partnerite/sdk/webhooks';
import type { Scenario } from '../../scenario.ts';
import { startReceiver } from './receiver.ts';

export const webhookEvents: Scenario = {
  name: 'WebhookEvents',
  group: 'Webhooks',
  title: 'Register a webhook, have a test event sent to it, verify what comes, and see how it was delivered',
  credentials: 'app',
  async run({ partner, cleanUp, say, show, check }) {
    const { registration } = partner.webhooks;
    const names = await registration.events.get();
    check(names.includes('test-created'), `There are ${names.length} events, the test event among them`);

    const receiver = await startReceiver();
    cleanUp(() => receiver.close());
    const wanted: NewWebhookRegistration = { webhookUrl: receiver.url, webhookEvents: ['test-created'] };
    const before = await currentRegistration(partner);
    // There is no way to delete a registration: one for no event is the nearest.
    cleanUp(() => registration.update(before ?? { ...wanted, webhookEvents: [] }));
    await (before === undefined ? registration.create(wanted) : registration.update(wanted));

    say('The service on this machine reaches a receiver on this machine:');
    const { correlationId } = await registration.validationEvents.create();
    const callback = await receiver.next();
    const certificateUrl = new URL(callback.headers['x-ms-certificate-url'] ?? '');
    // What to trust is otherwise settled once, not asked for with each callback.
    const trustedCertificates = await (await fetch(new URL('root.pem', certificateUrl))).text();
    const event = await verifyWebhook(callback, {
      trustedCertificates,
      organization: 'Partnerite',
      certificateUrl: ({ origin }) => origin === certificateUrl.origin,
    });
    show({ ...event, 'signed by': certificateUrl.href });
    check(event.eventName === 'test-created', 'The signature is right, and the event is the test event');

    const { status, results } = await outcome(partner, correlationId);
    check(status === 'completed' && results.length === 1, `It was delivered: ${results[0]?.responseCode}`);

    say('The newest of the deliveries that the service knows of:');
    const [newest] = (await registration.deliveries.list({ size: 1 }).page()).items;
    check(newest?.eventId === correlationId, 'It is that of the test event');
    show({ state: newest?.state, 'raised at': newest?.resourceChangeUtcDate, tries: newest?.results.length });
  },
};

async function currentRegistration(partner: Partner): Promise<NewWebhookRegistration | undefined> {
  try {
    return await partner.webhooks.registration.get();
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'NotFound') return undefined;
    throw error;
  }
}

/** How a delivery went; the service notes it a moment after it has been answered. */
async function outcome(partner: Partner, correlationId: string): Promise<WebhookValidationEvent> {
  for (;;) {
    const delivery = await partner.webhooks.registration.validationEvents.byId(correlationId).get();
    if (delivery.status !== 'pending') return delivery;
  }
}
