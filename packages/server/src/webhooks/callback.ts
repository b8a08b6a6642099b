import { spelling } from '@partnerite/contract/headers.ts';
import { operations } from '@partnerite/contract/operations.ts';
import type { WebhookCallback } from '@partnerite/contract/resources/webhook-callback.ts';
import type { LeasedDelivery, OutgoingEvent } from '../store/deliveries.ts';
import { certificateAddress } from './certificate-routes.ts';
import type { Callback } from './send-callback.ts';
import type { Signer } from './signer.ts';
import { subscriptionOf } from './subscription.ts';

/** Events about which the vendor publishes no audit record. */
const unaudited: ReadonlySet<string> = new Set(['test-created']);

/**
 * The signed POST that tells a subscriber of an event.
 * @param origin of this server, as receivers know it
 */
export async function callbackOf(
  { event, subscriber }: Pick<LeasedDelivery, 'event' | 'subscriber'>,
  signer: Signer,
  origin: string,
): Promise<Callback> {
  const { url, signatureInOwnHeader } = subscriptionOf(subscriber);
  const body = Buffer.from(JSON.stringify(payload(event, origin)));
  const { value, certificateName } = await signer.sign(body);
  return {
    url,
    headers: {
      [spelling.contentType]: 'application/json',
      ...(signatureInOwnHeader ? { [spelling.signature]: value } : { [spelling.authorization]: `Signature ${value}` }),
      [spelling.certificateUrl]: certificateAddress(origin, certificateName),
      [spelling.signatureAlgorithm]: 'rsa-sha256',
    },
    body,
  };
}

function payload({ name, resourceUri, resourceName, auditId, at }: OutgoingEvent, origin: string): WebhookCallback {
  const auditUri = operations.getAuditRecordOfAuditService.path.replace('{recordId}', auditId);
  return {
    EventName: name,
    ResourceUri: resourceUri === '' ? null : `${origin}${resourceUri}`,
    ResourceName: resourceName,
    AuditUri: unaudited.has(name) ? null : `${origin}${auditUri}`,
    ResourceChangeUtcDate: new Date(at).toISOString().replace('Z', '0000+00:00'),
  };
}
