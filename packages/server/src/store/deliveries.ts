/** How long outgoing events are kept, in milliseconds. */
export const eventRetention = 7 * 24 * 60 * 60 * 1000;

/** A delivery is given up when it has failed so often. */
export const deliveryTries = 10;

/** How long events that were not delivered stay in the offline queue, in milliseconds. */
export const offlineRetention = 30 * 24 * 60 * 60 * 1000;

/**
 * Resources of this kind subscribe to events of their partner: `events` of the document lists the names. A write that
 * raises an event makes a delivery for each of them in its own transaction.
 */
export const subscriberKind = 'webhookRegistration';

export interface OutgoingEvent {
  readonly id: string;
  readonly name: string;
  readonly resourceUri: string;
  readonly resourceName: string;
  readonly auditId: string;
  /** Unix milliseconds. */
  readonly at: number;
  /** Events of one line reach a subscriber one after the other: those of one customer, or of one other resource. */
  readonly line: string;
  /** The one subscriber it is for; all of its partner's that ask for such events when absent. */
  readonly subscriber?: string | undefined;
}

/** Deliveries of events: made by `commit`, tried by whoever leases them, kept until some time after their end. */
export interface DeliveryStore {
  /** The subscribers that have a delivery to be tried at `now` (Unix milliseconds), of all partners. */
  readSubscribersDue(now: number): Promise<readonly SubscriberKey[]>;
  /**
   * Deliveries to be tried now, the longest due first; nobody else gets them until the lease ends. Of each line only the
   * first open one is ever leased.
   */
  leaseDeliveries(lease: DeliveryLease): Promise<readonly LeasedDelivery[]>;
  /** Notes how a try went. Of a lease that has been lost meanwhile only a success counts. */
  endTry(end: TryEnd): Promise<void>;
  /** The deliveries of one event, one for each subscriber. */
  readDeliveries(partner: string, event: string): Promise<readonly Delivery[]>;
  /** All deliveries of a partner, ordered by event and subscriber, the greatest first, strictly after the position. */
  listDeliveries(partner: string, query: DeliveryQuery): Promise<readonly Delivery[]>;
  /** Deliveries that were given up, in the order in which their events were raised, strictly after the position. */
  listOfflineDeliveries(partner: string, query: OfflineQuery): Promise<readonly Delivery[]>;
  /** How many deliveries of a subscriber are still to be made in lines that begin so; no more than `limit` are counted. */
  countOpenDeliveries(subscriber: SubscriberKey, query: OpenQuery): Promise<number>;
  /** What is still to be delivered, of all partners. */
  readBacklog(): Promise<Backlog>;
}

export interface Backlog {
  /** How many deliveries. */
  readonly open: number;
  /** When the oldest event that is the next of its line was raised, in Unix milliseconds. */
  readonly oldestAt: number | undefined;
}

/** Names a subscriber with its partner, so that a database that is split by partner knows where to look. */
export interface SubscriberKey {
  readonly partner: string;
  readonly subscriber: string;
}

export interface DeliveryQuery {
  readonly limit: number;
  readonly after?: DeliveryPosition | undefined;
}

/** Ids of events are time-ordered, so this is a place in time. */
export interface DeliveryPosition {
  readonly event: string;
  readonly subscriber: string;
}

export interface OfflineQuery {
  readonly limit: number;
  /** Id of a delivery. */
  readonly after?: number | undefined;
}

export interface OpenQuery {
  /** Not empty. */
  readonly linePrefix: string;
  readonly limit: number;
}

export interface DeliveryLease extends SubscriberKey {
  /** Names who leases, so that a late end of a try can be told from a timely one. */
  readonly lease: string;
  /** Unix milliseconds. */
  readonly now: number;
  /** When the lease ends, in Unix milliseconds. */
  readonly until: number;
  readonly limit: number;
}

export interface LeasedDelivery {
  readonly id: number;
  readonly partner: string;
  readonly event: OutgoingEvent;
  /** How often its line has failed in a row since the event was raised. */
  readonly failures: number;
  /** Document of the subscriber as it is now. */
  readonly subscriber: string;
}

/** How one try went. */
export interface TryResult {
  /** Unix milliseconds. */
  readonly at: number;
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** Why there was no answer. */
  readonly fault?: string | undefined;
}

export interface TryEnd {
  readonly partner: string;
  readonly id: number;
  readonly lease: string;
  readonly result: TryResult;
  readonly outcome:
    | { readonly kind: 'delivered' }
    /** Unix milliseconds. */
    | { readonly kind: 'retry'; readonly dueAt: number }
    | { readonly kind: 'offline' };
}

export interface Delivery {
  /** Grows in the order in which events are raised. */
  readonly id: number;
  readonly event: OutgoingEvent;
  readonly subscriber: string;
  readonly state: 'ready' | 'waiting' | 'delivered' | 'offline';
  readonly results: readonly TryResult[];
  /** When it is tried next, in Unix milliseconds; absent while somebody tries, while it waits in its line, and at the end. */
  readonly nextTryAt?: number | undefined;
}
