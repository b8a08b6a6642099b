import 'reflect-metadata';
import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import type { JsonName } from '@peculiar/x509';
import { type ErrorCategory, PartnerError } from '../../src/errors/partner-error.ts';
import { type ReceivedWebhook, verifyWebhook, type WebhookOptions } from '../../src/webhooks/verify-webhook.ts';
import { type CertificateServer, serve } from './certificate-server.ts';
import { ecKeys, type Issued, issue, now, pem, rsaKeys, signatureOf } from './issue-certificates.ts';

export const microsoft: JsonName = [{ CN: ['events.test'] }, { O: ['Microsoft Corporation'] }, { C: ['US'] }];
export const rootName: JsonName = [{ CN: ['Test root'] }];
export const issuerName: JsonName = [{ CN: ['Test issuer'] }];
/** As published. */
export const body = `{
    "EventName": "test-created",
    "ResourceUri": "http://localhost:16722/v1/webhooks/registration/test",
    "ResourceName": "test",
    "AuditUri": null,
    "ResourceChangeUtcDate": "2017-11-16T16:19:06.3520276+00:00"
}`;
export const event = {
  eventName: 'test-created',
  resourceUri: 'http://localhost:16722/v1/webhooks/registration/test',
  resourceName: 'test',
  resourceChangeUtcDate: '2017-11-16T16:19:06.3520276+00:00',
};

const [rootKeys, issuerKeys, leafKeys, otherKeys] = await Promise.all([ecKeys(), rsaKeys(), rsaKeys(), rsaKeys()]);
/** One key pair per role: keys take long to make, certificates do not. */
export const keys = { root: rootKeys, issuer: issuerKeys, leaf: leafKeys, other: otherKeys };
export const root = await issue({ subject: rootName, keys: keys.root, authority: {} });
export const issuer = await issue({
  subject: issuerName,
  keys: keys.issuer,
  issuer: root,
  authority: { pathLength: 0 },
});
export const leaf = await issue({ subject: microsoft, keys: keys.leaf, issuer });

export interface Delivery {
  readonly file?: string | Uint8Array | RequestListener;
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  readonly signed?: string | Uint8Array;
  readonly signer?: Pick<Issued, 'keys'>;
  readonly body?: string | Uint8Array;
  readonly options?: Partial<WebhookOptions>;
}

/** Delivers a webhook that is right in all that the delivery does not say. */
export async function deliver(t: TestContext, delivery: Delivery = {}) {
  const { webhook, options } = await prepare(t, delivery);
  return verifyWebhook(webhook, options);
}

export async function prepare(
  t: TestContext,
  delivery: Delivery,
): Promise<{ webhook: ReceivedWebhook; options: WebhookOptions; server: CertificateServer }> {
  const server = await serve(delivery.file ?? pem(leaf, issuer));
  t.after(() => server.close());
  const content = delivery.body ?? body;
  const signature = await signatureOf(delivery.signed ?? content, delivery.signer ?? leaf);
  const headers = {
    Authorization: `Signature ${signature}`,
    'X-MS-Certificate-Url': server.url,
    'X-MS-Signature-Algorithm': 'rsa-sha256',
    ...delivery.headers,
  };
  const options = {
    trustedCertificates: pem(root),
    certificateUrl: (url: URL) => url.href === server.url,
    now: () => now,
    ...delivery.options,
  };
  return { webhook: { headers, body: content }, options, server };
}

export function failing(category: ErrorCategory, description: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof PartnerError, `${error}`);
    assert.equal(error.category, category, error.description);
    assert.match(error.description, description);
    return true;
  };
}

export const refused = (description: RegExp) => failing('Unauthorized', description);

/** Delivers with a leaf of one's own, whose key has signed the body. */
export async function deliverAs(
  t: TestContext,
  signer: Issued,
  chain: readonly Issued[] = [issuer],
  delivery: Delivery = {},
) {
  return deliver(t, { file: pem(signer, ...chain), signer, ...delivery });
}
