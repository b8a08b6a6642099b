import { PartnerError } from '../errors/partner-error.ts';

/**
 * What Partner Center tells of a change. The service writes the names of the members in PascalCase; here they start with
 * a small letter, as in all other resources. Members that are not listed here are kept.
 */
export interface WebhookEvent {
  /** What happened, e.g. `subscription-updated`. */
  readonly eventName: string;
  /** What kind of resource changed, e.g. `subscription`. Not every event has it. */
  readonly resourceName?: string | undefined;
  /** Address of the resource. Absent where there is none to read. */
  readonly resourceUri?: string | undefined;
  /** Address of the audit record, where there is one. */
  readonly auditUri?: string | undefined;
  /** When it changed, ISO 8601 with up to seven decimals, e.g. `2017-11-16T16:19:06.3520276+00:00`. */
  readonly resourceChangeUtcDate?: string | undefined;
  readonly [member: string]: unknown;
}

const texts = ['eventName', 'resourceName', 'resourceUri', 'auditUri', 'resourceChangeUtcDate'];

/** @throws PartnerError `Parse` when the body is no event */
export function eventOf(body: Uint8Array): WebhookEvent {
  let event: unknown;
  try {
    // Drops a byte order mark, and refuses what is not UTF-8.
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw notAnEvent('the body is not JSON', cause);
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw notAnEvent('the body is not an object');
  const members = Object.entries(event)
    .map(([name, value]): [string, unknown] => [name.charAt(0).toLowerCase() + name.slice(1), value])
    .filter(([name, value]) => value !== null || !texts.includes(name));
  for (const [name, value] of members) {
    if (texts.includes(name) && typeof value !== 'string') throw notAnEvent(`${name} is not a string`);
  }
  const { eventName, ...others } = Object.fromEntries(members);
  if (typeof eventName !== 'string') throw notAnEvent('eventName is missing');
  return { eventName, ...others };
}

function notAnEvent(reason: string, cause?: unknown): PartnerError {
  return new PartnerError({
    category: 'Parse',
    description: `The webhook is signed but is no event: ${reason}`,
    cause,
  });
}
