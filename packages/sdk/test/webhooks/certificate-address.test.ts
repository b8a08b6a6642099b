import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { verifyWebhook } from '../../src/webhooks/verify-webhook.ts';
import { serve } from './certificate-server.ts';
import { body, deliver, failing, issuer, leaf, prepare, refused, root } from './delivery.ts';
import { pem } from './issue-certificates.ts';

test('nothing that tells of the caller goes to the address, and there is a deadline', async (t) => {
  const seen: RequestInit[] = [];
  const { webhook, options, server } = await prepare(t, {});
  await verifyWebhook(webhook, {
    ...options,
    fetch: (url, init) => {
      seen.push(init);
      return fetch(url, init);
    },
  });
  assert.equal(seen.length, 1);
  assert.equal(seen[0]?.credentials, 'omit');
  assert.equal(seen[0]?.redirect, 'manual');
  assert.ok(seen[0]?.signal instanceof AbortSignal);
  assert.equal(server.requests[0]?.headers.authorization, undefined);
});

test('a redirect is not followed', async (t) => {
  const target = await serve(pem(leaf, issuer));
  t.after(() => target.close());
  const file: RequestListener = (_, response) => response.writeHead(302, { location: target.url }).end();
  await assert.rejects(deliver(t, { file }), failing('Network', /302/));
  assert.equal(target.requests.length, 0);
});

test('without a rule of its own only the published hosts are asked, over https', async () => {
  const asked: string[] = [];
  const ask = (url: string) =>
    verifyWebhook(
      {
        headers: {
          authorization: 'Signature AAAA',
          'x-ms-certificate-url': url,
          'x-ms-signature-algorithm': 'rsa-sha256',
        },
        body,
      },
      {
        trustedCertificates: pem(root),
        fetch: async (address) => {
          asked.push(address);
          throw new Error('not in this test');
        },
      },
    );
  const published = [
    'https://3psostorageacct.blob.core.windows.net/cert/pcnotifications-dispatch.microsoft.com.cer',
    'https://pki.example.microsoft.com/a.cer',
  ];
  for (const url of published) await assert.rejects(ask(url), failing('Network', /no answer/), url);
  assert.deepEqual(asked, published);
  const foreign = [
    'https://attacker.blob.core.windows.net/a.cer',
    'https://3psostorageacct.blob.core.windows.net.attacker.example/a.cer',
    'https://3psostorageacctXblob.core.windows.net/a.cer',
    'https://notmicrosoft.com/a.cer',
    'https://www.microsoft.com@attacker.example/a.cer',
    'https://user:secret@www.microsoft.com/a.cer',
    'https://www.microsoft.com:8443/a.cer',
    'http://www.microsoft.com/a.cer',
    'http://127.0.0.1/a.cer',
    'https://169.254.169.254/a.cer',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'not an address',
    '',
  ];
  for (const url of foreign) await assert.rejects(ask(url), refused(/address/), url);
  assert.deepEqual(asked, published);
});

test('a rule of its own cannot allow http beyond loopback', async (t) => {
  for (const url of ['http://192.168.0.1/a.cer', 'http://localhost.example/a.cer', 'ftp://127.0.0.1/a.cer']) {
    const delivery = { headers: { 'X-MS-Certificate-Url': url }, options: { certificateUrl: () => true } };
    await assert.rejects(deliver(t, delivery), refused(/address/), url);
  }
  await assert.rejects(deliver(t, { options: { certificateUrl: () => false } }), refused(/address/));
});

test('an answer longer than 64 kB is not read to its end', async (t) => {
  await assert.rejects(
    deliver(t, { file: pem(leaf, issuer).padEnd(64 * 1024 + 1, '\n') }),
    failing('Network', /longer/),
  );
  const endless: RequestListener = (_, response) => {
    const more = () => {
      while (response.write('x'.repeat(16_384)));
    };
    response.on('drain', more);
    more();
  };
  await assert.rejects(deliver(t, { file: endless }), failing('Network', /longer/));
});

test('a certificate that cannot be fetched is a network failure', async (t) => {
  const missing: RequestListener = (_, response) => response.writeHead(404).end('no');
  await assert.rejects(deliver(t, { file: missing }), failing('Network', /404/));
  const dropped: RequestListener = (request) => request.socket.destroy();
  await assert.rejects(deliver(t, { file: dropped }), failing('Network', /no answer/));
  const half: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-length': '9000' });
    response.write(pem(leaf), () => response.destroy());
  };
  await assert.rejects(deliver(t, { file: half }), failing('Network', /no answer/));
});
