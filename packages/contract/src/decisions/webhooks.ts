import type { Decision } from './decision.ts';

/** Webhooks. */
export const webhooks: readonly Decision[] = [
  {
    area: 'webhooks',
    behaviour:
      'Registrations and callbacks are PascalCase; the id of the subscriber is in the answers to POST and PUT only.',
    origin: 'documented',
  },
  {
    area: 'webhooks',
    behaviour:
      "There is one registration of the partner, and one of each application at the paths of internal applications; both are told of the partner's events.",
    origin: 'assumed',
  },
  { area: 'webhooks', behaviour: 'A second POST of a registration is 409.', origin: 'observed' },
  {
    area: 'webhooks',
    behaviour: 'A registration cannot be deleted; one with no events is told of nothing.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'An event counts for the registrations at the time it was raised; address and header of each try are those of then.',
    origin: 'assumed',
  },
  { area: 'webhooks', behaviour: 'A delivery is tried ten times and then given up.', origin: 'documented' },
  {
    area: 'webhooks',
    behaviour:
      'The gaps between the tries grow, three times each, over a day (webhooks.retrySpan). Any status but 2xx is a failure; redirects are not followed.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour: 'What was given up is listed and can be sent again, for thirty days: operations of our own.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'Sending an event again sends it to every registration that it had not reached, and answers and records each of them.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'Deliveries are listed, the newest event first, until seven days after they succeeded and thirty after they were given up.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'Events of one customer come in order: each waits until the one before is delivered or given up, and shares the failures that it waits for.',
    origin: 'assumed',
  },
  { area: 'webhooks', behaviour: 'An event comes at least once: after a crash perhaps twice.', origin: 'assumed' },
  {
    area: 'webhooks',
    behaviour: 'The signature is RSA-SHA256 over the body, in Authorization or, when asked for, in x-ms-signature.',
    origin: 'documented',
  },
  {
    area: 'webhooks',
    behaviour: 'The certificates name the organization Partnerite; the file of the certificate holds its root too.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'A test event is named by an id of its own, whatever MS-CorrelationId says; its status is pending, completed or failed.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'A registration that has 1,000 test events still to be delivered takes no more: 429, whether requests are throttled or not.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'The certificates are renewed: a new one is issued sixty days before the end of the old one, is in root.pem from then on, and signs from thirty days before it. Old ones stay readable.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'A try without an answer has no responseCode and systemError true. Nothing of what a receiver answered is told.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'Callbacks go to http and https addresses without a user; private, local and special IP addresses are refused unless allowed.',
    origin: 'assumed',
  },
];
