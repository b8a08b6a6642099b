import { operations, type QueryOf } from '@partnerite/contract/operations.ts';
import type { WebhookDelivery } from '@partnerite/contract/resources/webhook-delivery.ts';
import { listUri, pageAnswer, pageOf } from '../lists/page.ts';
import type { Answer, Context, Handler, Input } from '../operation.ts';
import type { Delivery, DeliveryPosition } from '../store/deliveries.ts';
import { eventForm, responseOf } from './delivery-form.ts';

type PagedOperation = 'getWebhookDeliveries' | 'getOfflineWebhookEvents';

/** A list of deliveries: how it is read, and how a delivery is told in it. */
interface DeliveryList<Position> {
  readonly operation: PagedOperation;
  read(context: Context, query: { limit: number; after: Position | undefined }): Promise<readonly Delivery[]>;
  position(delivery: Delivery): Position;
  wireForm(delivery: Delivery): object;
}

/** One page of a list of deliveries. */
export async function deliveryPage<Position>(
  context: Context,
  { query, continuationToken }: Pick<Input<PagedOperation>, 'query' | 'continuationToken'>,
  { operation, read, position, wireForm }: DeliveryList<Position>,
): Promise<Answer> {
  const { path: address } = operations[operation];
  const page = pageOf<undefined, Position>(context, {
    list: operation,
    query,
    continuationToken,
    filter: () => undefined,
  });
  // One more than is shown tells whether there is a next page.
  const found = await read(context, { limit: page.size + 1, after: page.position });
  const shown = found.slice(0, page.size);
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  return pageAnswer(context, {
    list: operation,
    items: shown.map(wireForm),
    path: address.replace(/^\/webhooks\/v1\//, ''),
    selfUri: selfUri(address, query, page.size),
    next: last && { ...page, position: position(last) },
  });
}

function selfUri(address: string, { seekOperation }: QueryOf<PagedOperation>, size: number): string {
  return listUri(address, { size, seekOperation });
}

export const webhookDeliveryHandlers = {
  getWebhookDeliveries: {
    run: (context, input) =>
      deliveryPage<DeliveryPosition>(context, input, {
        operation: 'getWebhookDeliveries',
        read: ({ principal, store }, query) => store.listDeliveries(principal.partner, query),
        position: ({ event, subscriber }) => ({ event: event.id, subscriber }),
        wireForm: webhookDelivery,
      }),
  } satisfies Handler<'getWebhookDeliveries'>,
};

function webhookDelivery(delivery: Delivery): WebhookDelivery {
  const { event, state, results, nextTryAt } = delivery;
  return {
    eventId: event.id,
    ...eventForm(delivery),
    state: state === 'ready' ? 'waiting' : state,
    results: results.map(responseOf),
    ...(nextTryAt === undefined ? {} : { nextTryUtcDate: new Date(nextTryAt).toISOString() }),
    attributes: { objectType: 'WebhookDelivery' },
  };
}
