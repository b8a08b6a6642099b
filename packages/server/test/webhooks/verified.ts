import { verifyWebhook } from '../../../sdk/src/webhooks/verify-webhook.ts';
import type { WebhookEvent } from '../../../sdk/src/webhooks/webhook-event.ts';
import type { Received } from './receiver.ts';

/**
 * What a receiver does that trusts a server's own root: checks each callback with the SDK.
 * @param clock Unix milliseconds
 */
export async function verifierFor(
  { url }: { readonly url: string },
  clock: () => number = Date.now,
): Promise<(callback: Received) => Promise<WebhookEvent>> {
  const trustedCertificates = await (await fetch(`${url}/webhooks/certificates/root.pem`)).text();
  const certificates = new Map<string, Promise<string>>();
  const read = (address: string) => {
    const known = certificates.get(address) ?? fetch(address).then((answer) => answer.text());
    certificates.set(address, known);
    return known;
  };
  return (callback) =>
    verifyWebhook(callback, {
      trustedCertificates,
      organization: 'Partnerite',
      certificateUrl: ({ origin }) => origin === url,
      fetch: async (address) => new Response(await read(String(address))),
      now: clock,
    });
}
