import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { apiClient, type Json } from '../packages/server/test/api-client.ts';
import { startTestServer } from '../packages/server/test/running-server.ts';
import { accept, startReceiver } from '../packages/server/test/webhooks/receiver.ts';
import { verifierFor } from '../packages/server/test/webhooks/verified.ts';
import { appToken, createInstallation } from './server-process.ts';

/** So many callbacks are answered; the next one is under way when the server is killed, and others wait. */
const answered = 20;
const updates = 100;
/** Longer than any lease, in milliseconds. */
const aMinute = 60_000;

test('a server that is killed while it delivers loses no event of an acknowledged update', async (t) => {
  const installation = await createInstallation();
  t.after(() => installation.dispose());
  let callbacks = 0;
  const receiver = await startReceiver((answer, callback) => {
    callbacks += 1;
    if (callbacks <= answered) accept(answer, callback);
  });
  t.after(() => receiver.close());
  const server = await installation.start();
  const client = apiClient(server, await appToken(server));
  const WebhookEvents = ['customer-billing-profile-updated'];
  const { status } = await client.post('/webhooks/v1/registration', { WebhookUrl: receiver.url, WebhookEvents });
  assert.equal(status, 200);

  const acknowledged = new Set<string>();
  const { items } = (await client.get('/v1/customers')).body;
  const writers = items.map(async ({ id }: Json, writer: number) => {
    const path = `/v1/customers/${id}/profiles/billing`;
    for (let number = 0; number < updates; number += 1) {
      const mark = `${writer}-${number}`;
      const { body } = await client.get(path);
      const answer = await client.put(path, { ...body, firstName: mark });
      assert.equal(answer.status, 200, answer.text);
      acknowledged.add(mark);
    }
  });
  const lost = Promise.allSettled(writers);
  await receiver.until(answered + 1);
  assert.equal((await server.kill()).signal, 'SIGKILL');
  await lost;
  receiver.answerWith(accept);

  // The same data, a minute later.
  const clock = () => Date.now() + aMinute;
  const again = await startTestServer({ folder: join(installation.folder, 'data'), clock });
  t.after(() => again.dispose());
  await again.deliveries.deliverDue();

  const later = apiClient(again, await appToken(again));
  const verify = await verifierFor(again, clock);
  const told = new Set<string>();
  const audits = new Set(receiver.received.map(({ body }) => new URL(JSON.parse(body).AuditUri).pathname));
  for (const path of audits) {
    const { body } = await later.get(path);
    told.add(JSON.parse(body.resourceNewValue).FirstName);
  }
  const missing = [...acknowledged].filter((mark) => !told.has(mark));
  assert.deepEqual(missing, []);
  assert.ok(acknowledged.size > 0);
  const last = receiver.received.at(-1);
  assert.ok(last);
  await verify(last);
});
