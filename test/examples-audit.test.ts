import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { directCustomer } from '../packages/server/test/http/customer-bodies.ts';
import { type DemoPartner, partnerA, partnerB, startTestServer } from '../packages/server/test/running-server.ts';
import { publishedExample, sendAsPrinted } from './published-examples.ts';
import { shapeOf } from './shape.ts';

interface Asked {
  readonly body: Json;
  readonly published: Json;
}

/** Sends an example on the day on which it was printed, after something was written. */
async function askAsPrinted(name: string, day: number, partner: DemoPartner, write: (client: ApiClient) => unknown) {
  const server = await startTestServer({ clock: () => day });
  try {
    const token = await server.userToken(partner);
    await write(apiClient(server, token));
    const example = publishedExample(name);
    const { status, text, body } = await sendAsPrinted(example, { url: server.url, token, customer: '' });
    assert.equal(status, 200, text);
    return { body, published: example.response.body } satisfies Asked;
  } finally {
    await server.dispose();
  }
}

/** Members of a value in JSON text, without those that are null. */
function membersOf(text: string): readonly string[] {
  const members: [string, unknown][] = Object.entries(JSON.parse(text));
  return members.filter(([, value]) => value !== null).map(([name]) => name);
}

describe('the published examples of audit records', () => {
  /*
   * The records of the example are of orders and licences, which there are none of here. Ours have every member of theirs,
   * and those that the description of the service has besides.
   */
  test('get-a-record-of-partner-center-activity-by-user: the records of one customer since a day', async () => {
    const written = Date.UTC(2017, 5, 27, 22, 19, 46);
    const { body, published } = await askAsPrinted(
      'get-a-record-of-partner-center-activity-by-user',
      written,
      partnerB,
      async (client) => {
        const path = `/v1/customers/${partnerB.customer}/profiles/billing`;
        await client.put(path, (await client.get(path)).body);
      },
    );
    const { items, totalCount, ...collection } = body;
    const { items: publishedItems, totalCount: _, ...publishedCollection } = published;
    // The link tells the date as a day, and the size that was meant.
    assert.deepEqual(collection, publishedCollection);
    assert.equal(totalCount, 1);
    const [{ id, originalCorrelationId, resourceOldValue, ...record }] = items;
    for (const text of [id, originalCorrelationId, resourceOldValue]) assert.equal(typeof text, 'string');
    assert.deepEqual(shapeOf(record), shapeOf(publishedItems[1]));
    assert.equal(record.customerId, publishedItems[1].customerId);
    assert.equal(record.customerName, publishedItems[1].customerName);
    assert.equal(
      membersOf(record.resourceNewValue).every((name) => /^[A-Z]/.test(name)),
      true,
    );
  });

  /*
   * The example shows `participants` besides, which no page describes. Its new value has the administrator's credentials,
   * with an empty password; ours has none of them.
   */
  test('api-throttling-guidance: the records of one day, with the creation of a customer', async () => {
    const written = Date.UTC(2020, 8, 2, 23, 30);
    const name = 'CustomMetersStagingTest';
    const { body, published } = await askAsPrinted('api-throttling-guidance', written, partnerA, (client) =>
      client.post('/v1/customers', directCustomer({ companyName: name, domain: `${name}.onmicrosoft.com` })),
    );
    const { items, totalCount, ...collection } = body;
    const { items: publishedItems, totalCount: _, ...publishedCollection } = published;
    assert.deepEqual(collection, publishedCollection);
    assert.equal(totalCount, 1);
    const [record] = items;
    const { participants: _participants, ...creation } = publishedItems[2];
    assert.deepEqual(shapeOf(record), shapeOf(creation));
    for (const member of ['resourceType', 'operationType', 'operationStatus', 'customerName', 'attributes']) {
      assert.deepEqual(record[member], creation[member], member);
    }
    const [requestId] = record.customizedData.splice(-1);
    assert.equal(requestId.key, 'RequestId');
    assert.deepEqual(record.customizedData, creation.customizedData);
    const [ours, theirs] = [membersOf(record.resourceNewValue), membersOf(creation.resourceNewValue)];
    assert.deepEqual(
      theirs.filter((member) => !ours.includes(member)),
      ['UserCredentials'],
    );
  });
});
