import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import type { Json } from '../packages/server/test/api-client.ts';
import { type Receiver, startReceiver } from '../packages/server/test/webhooks/receiver.ts';
import { type Example, publishedExample, sendAsPrinted } from './published-examples.ts';
import { appToken, createInstallation, type Installation } from './server-process.ts';
import { shapeOf } from './shape.ts';

describe('the published examples of webhooks', () => {
  let installation: Installation;
  let receiver: Receiver;
  let url: string;
  let token: string;

  before(async () => {
    installation = await createInstallation();
    const server = await installation.start();
    url = server.url;
    token = await appToken(server);
    receiver = await startReceiver();
    assert.equal((await send('register-to-receive-events')).status, 200);
  });
  after(async () => {
    await receiver.close();
    await installation.dispose();
  });

  /** With the address of a receiver where the printed ones say that there is one to be put. */
  const withReceiver = (text: string) => text.replaceAll('{{YourCallbackUrl}}', receiver.url);
  const send = (example: Example | string) => {
    const { request, ...rest } = typeof example === 'string' ? publishedExample(example) : example;
    const { bodyText } = request;
    const sent = bodyText === undefined ? request : { ...request, bodyText: withReceiver(bodyText) };
    return sendAsPrinted({ ...rest, request: sent }, { url, token, customer: demoCredentials.customer });
  };
  const published = (name: string): Json => publishedExample(name).response.body;

  // The published list is shorter than that of the events which the same page describes; ours has them all.
  test('get-webhook-events: every published event is in the list', async () => {
    const { status, body } = await send('get-webhook-events');
    assert.equal(status, 200);
    for (const name of published('get-webhook-events')) assert.ok(body.includes(name), name);
    assert.deepEqual(shapeOf(body), shapeOf(published('get-webhook-events')));
  });

  test('register-to-receive-events: a second registration is a conflict', async () => {
    assert.equal((await send('register-to-receive-events')).status, 409);
  });

  for (const name of ['view-a-registration', 'update-an-event-registration']) {
    test(`${name}: the published members and values`, async () => {
      const { status, text, body } = await send(name);
      assert.equal(status, 200, text);
      const { SubscriberId, ...members } = body;
      const { SubscriberId: _, ...expected } = JSON.parse(withReceiver(JSON.stringify(published(name))));
      assert.deepEqual(members, expected);
      assert.deepEqual(shapeOf(body), shapeOf(published(name)));
    });
  }

  test('send-a-test-event, webhook-callback and verify-the-event-was-delivered', async () => {
    const before = receiver.received.length;
    const sent = await send('send-a-test-event');
    assert.equal(sent.status, 200, sent.text);
    assert.deepEqual(shapeOf(sent.body), shapeOf(published('send-a-test-event')));

    await receiver.until(before + 1);
    const [callback] = receiver.received.slice(before);
    const { headers, bodyText = '' } = publishedExample('webhook-callback').request;
    for (const name of Object.keys(headers)) assert.ok(callback?.headers[name.toLowerCase()], name);
    const [told, printed] = [JSON.parse(callback?.body ?? ''), JSON.parse(bodyText)];
    assert.deepEqual(Object.keys(told), Object.keys(printed));
    assert.deepEqual(shapeOf(told), shapeOf(printed));

    const example = publishedExample('verify-the-event-was-delivered');
    const id = published(example.name).correlationId;
    const path = example.request.path.replace(id, sent.body.correlationId);
    // The answer of the receiver is noted after it was sent.
    let results: Json;
    do results = await send({ ...example, request: { ...example.request, path } });
    while (results.body.status === 'pending');
    assert.equal(results.status, 200, results.text);
    assert.deepEqual(shapeOf(results.body), shapeOf(published(example.name)));
    const { status, callbackUrl } = JSON.parse(withReceiver(JSON.stringify(published(example.name))));
    assert.deepEqual([results.body.status, results.body.callbackUrl], [status, callbackUrl]);
  });
});
