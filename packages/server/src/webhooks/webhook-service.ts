import type { Logger } from 'pino';
import type { Random } from '../operation.ts';
import type { Store } from '../store/store.ts';
import { callbackOf } from './callback.ts';
import type { CallbackRules } from './callback-address.ts';
import { createDeliveryWorker, type DeliveryWorker } from './delivery-worker.ts';
import { retrySchedule } from './retry-schedule.ts';
import { callbackSender } from './send-callback.ts';
import { createSigner, type Signer } from './signer.ts';

export interface WebhookService {
  readonly signer: Signer;
  readonly deliveries: DeliveryWorker;
  /** The same store; what raises an event through it is delivered at once. */
  readonly store: Store;
}

export interface WebhookServiceOptions {
  readonly store: Store;
  readonly rules: CallbackRules;
  /** From the first try of a delivery to the last, in milliseconds; a day unless given. */
  readonly retrySpan?: number | undefined;
  /** Of this server, as receivers know it. */
  readonly origin: () => string;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  readonly log: Logger;
}

const day = 24 * 60 * 60_000;

/** All that delivers events, put together; nothing is delivered before it is started. */
export function createWebhookService(options: WebhookServiceOptions): WebhookService {
  const { store, rules, retrySpan = day, origin, clock, random, log } = options;
  const signer = createSigner({ settings: store, random, clock });
  const deliveries = createDeliveryWorker({
    store,
    schedule: retrySchedule(retrySpan, random),
    callbackOf: (delivery) => callbackOf(delivery, signer, origin()),
    send: callbackSender({ rules }),
    clock,
    random,
    onFault: (error) => log.error({ err: error }, 'webhooks'),
  });
  return { signer, deliveries, store: waking(store, deliveries) };
}

function waking(store: Store, deliveries: DeliveryWorker): Store {
  return {
    ...store,
    async commit(write) {
      const outcome = await store.commit(write);
      if (write.event !== undefined || write.change.kind === 'resendEvent') deliveries.wake();
      return outcome;
    },
  };
}
