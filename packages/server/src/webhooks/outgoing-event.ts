import type { EventName } from '@partnerite/contract/events.ts';
import { newTimeOrderedGuid } from '../identifiers.ts';
import type { Context } from '../operation.ts';
import type { AuditRecord } from '../store/audit.ts';
import type { OutgoingEvent } from '../store/deliveries.ts';

interface ChangedResource {
  readonly name: string;
  /** Relative address; empty where there is none to read. */
  readonly uri: string;
}

/** The event that goes with an audited write; it leaves once the write is durable. */
export function outgoingEvent(
  { random, now }: Context,
  name: EventName,
  resource: ChangedResource,
  audit: AuditRecord,
): OutgoingEvent {
  return {
    id: newTimeOrderedGuid(random, now),
    name,
    resourceName: resource.name,
    resourceUri: resource.uri,
    auditId: audit.id,
    at: now,
    line: audit.customerId || resource.uri,
  };
}
