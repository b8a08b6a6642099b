import { PartnerError } from '@partnerite/sdk';
import { verifyWebhook } from '@partnerite/sdk/webhooks';
// Written by the test: a webhook as it came in, and what is needed to trust it.
import { body, certificateUrl, headers, now, trustedCertificates } from './received.js';

const options = { trustedCertificates, certificateUrl: ({ href }) => href === certificateUrl, now: () => now };
const request = new Request('http://127.0.0.1/callback', { method: 'POST', headers, body });
const event = await verifyWebhook(request, options);

let refusal;
try {
  await verifyWebhook({ headers, body: `${body} ` }, options);
} catch (error) {
  if (!(error instanceof PartnerError)) throw error;
  refusal = error.category;
}

console.log(JSON.stringify({ event, refusal }));
