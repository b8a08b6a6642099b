import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import { type ReceivedWebhook, verifyWebhook } from '../../src/webhooks/verify-webhook.ts';
import { body, deliver, event, failing, keys, leaf, prepare, refused, root } from './delivery.ts';
import { pem, signatureOf } from './issue-certificates.ts';

test('a webhook signed in Authorization is read', async (t) => {
  assert.deepEqual(await deliver(t), event);
});

test('a webhook signed in x-ms-signature is read, whatever Authorization carries', async (t) => {
  const headers = { Authorization: 'Bearer of-the-gateway', 'x-ms-signature': await signatureOf(body, leaf) };
  assert.deepEqual(await deliver(t, { headers }), event);
});

test('a Request is read, whose headers and body are those of the platform', async (t) => {
  const { webhook, options } = await prepare(t, {});
  const headers = Object.entries(webhook.headers).map(([name, value]): [string, string] => [name, `${value}`]);
  const request = () => new Request('http://localhost/callback', { method: 'POST', headers, body: Buffer.from(body) });
  assert.deepEqual(await verifyWebhook(request(), options), event);
  const consumed = request();
  await consumed.text();
  await assert.rejects(verifyWebhook(consumed, options), failing('BadInput', /read already/));
});

test('the signature is over the bytes: blanks, byte order mark and all', async (t) => {
  const bytes = Buffer.from(`\uFEFF ${body}\r\n`);
  assert.deepEqual(await deliver(t, { body: bytes }), event);
  await assert.rejects(deliver(t, { body: bytes, signed: body }), refused(/signature/));
});

test('members that are not known are kept, camelCase is taken as well', async (t) => {
  const sent = '{"eventName":"invoice-ready","Extra":{"Deep":[1]},"__proto__":{"x":1}}';
  const read = await deliver(t, { body: sent });
  assert.deepEqual(Object.entries(read), [
    ['eventName', 'invoice-ready'],
    ['extra', { Deep: [1] }],
    ['__proto__', { x: 1 }],
  ]);
  assert.equal(Object.getPrototypeOf(read), Object.prototype);
});

test('a changed body is refused', async (t) => {
  await assert.rejects(deliver(t, { signed: `${body} ` }), refused(/signature: it does not match/));
});

test('a signature by another key is refused', async (t) => {
  await assert.rejects(deliver(t, { signer: { keys: keys.other } }), refused(/signature: it does not match/));
});

test('a signature that is not strict base64 is refused before anything is fetched', async (t) => {
  const good = await signatureOf(body, leaf);
  const bad = ['', '!', `${good.slice(0, 8)} ${good.slice(8)}`, good.replaceAll('=', ''), `${good}, ${good}`, 'QR=='];
  for (const text of bad) {
    const { webhook, options, server } = await prepare(t, { headers: { Authorization: `Signature ${text}` } });
    await assert.rejects(verifyWebhook(webhook, options), refused(/header|base64/), text);
    assert.equal(server.requests.length, 0);
  }
});

test('each header must be there', async (t) => {
  for (const name of ['Authorization', 'X-MS-Certificate-Url', 'X-MS-Signature-Algorithm']) {
    await assert.rejects(deliver(t, { headers: { [name]: undefined } }), refused(new RegExp(`header: .*${name}`, 'i')));
  }
  await assert.rejects(deliver(t, { headers: { Authorization: 'Bearer abc' } }), refused(/header: .*signature/));
});

test('two signatures are refused, in two headers or in one twice', async (t) => {
  const signature = await signatureOf(body, leaf);
  await assert.rejects(deliver(t, { headers: { 'x-ms-signature': signature } }), refused(/header: .*both/));
  const twice = [`Signature ${signature}`, `Signature ${signature}`];
  await assert.rejects(deliver(t, { headers: { Authorization: twice } }), refused(/signature: it is not base64/));
  const again = { authorization: `Signature ${signature}` };
  await assert.rejects(deliver(t, { headers: again }), refused(/signature: it is not base64/));
});

test('other algorithms are refused', async (t) => {
  for (const algorithm of ['rsa-sha1', 'none', 'rsa-sha256, none', '']) {
    const headers = { 'X-MS-Signature-Algorithm': algorithm };
    await assert.rejects(deliver(t, { headers }), refused(/algorithm: only rsa-sha256/), algorithm);
  }
  assert.deepEqual(await deliver(t, { headers: { 'X-MS-Signature-Algorithm': 'RSA-SHA256' } }), event);
});

test('a body of more than 1 MiB is refused, in one piece or as a stream', async (t) => {
  const huge = `{"EventName":"x"${' '.repeat(1024 * 1024)}}`;
  await assert.rejects(deliver(t, { body: huge }), failing('BadInput', /longer than 1048576/));
  const { webhook, options, server } = await prepare(t, {});
  const headers = Object.entries(webhook.headers).map(([name, value]): [string, string] => [name, `${value}`]);
  const request = new Request('http://localhost/callback', { method: 'POST', headers, body: huge });
  await assert.rejects(verifyWebhook(request, options), failing('BadInput', /longer than 1048576/));
  assert.equal(server.requests.length, 0);
});

test('a signed body that is no event is told apart', async (t) => {
  const bodies = ['', 'null', '[]', '"x"', '{', '{}', '{"EventName":1}', '{"EventName":"x","ResourceUri":{}}'];
  for (const sent of [...bodies, Buffer.from('{"EventName":"\xff"}', 'latin1')]) {
    await assert.rejects(deliver(t, { body: sent }), failing('Parse', /signed but is no event/), `${sent}`);
  }
});

test('a body that was parsed before, and certificates that are none, are the caller’s mistakes', async (t) => {
  const { webhook, options } = await prepare(t, {});
  const parsed: ReceivedWebhook = JSON.parse(JSON.stringify({ ...webhook, body: event }));
  await assert.rejects(verifyWebhook(parsed, options), failing('BadInput', /as it was received/));
  for (const trustedCertificates of ['', 'issuers.pem', [], [pem(root), 'x']]) {
    const wrong = verifyWebhook(webhook, { ...options, trustedCertificates });
    await assert.rejects(wrong, failing('BadInput', /trustedCertificates/));
  }
});

test('a platform without node:crypto says what it takes', async (t) => {
  const { webhook, options } = await prepare(t, {});
  t.mock.method(process, 'getBuiltinModule', () => undefined);
  await assert.rejects(verifyWebhook(webhook, options), failing('BadInput', /Node 20\.16/));
});
