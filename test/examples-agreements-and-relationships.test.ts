import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { directCustomer } from '../packages/server/test/http/customer-bodies.ts';
import { type Example, publishedExample, sendAsPrinted } from './published-examples.ts';
import { appToken, createInstallation, type Installation, userToken } from './server-process.ts';
import { shapeOf } from './shape.ts';

describe('the published examples of agreements, qualifications, relationships and directories', () => {
  let installation: Installation;
  let url: string;
  let user: string;
  let app: string;
  let client: ApiClient;

  before(async () => {
    installation = await createInstallation();
    const server = await installation.start();
    url = server.url;
    user = await userToken(server);
    app = await appToken(server);
    client = apiClient(server, user);
  });
  after(() => installation.dispose());

  const send = (example: Example | string, customer: string = demoCredentials.customer, token = user) =>
    sendAsPrinted(typeof example === 'string' ? publishedExample(example) : example, { url, token, customer });
  const published = (name: string): Json => publishedExample(name).response.body;
  const createCustomer = async (more: object = {}): Promise<string> => {
    const { status, text, body } = await client.post('/v1/customers', { ...directCustomer(), ...more });
    assert.equal(status, 201, text);
    return body.id;
  };

  test('confirm-customer-consent-customer-agreement: the published values, for the user who asks', async () => {
    const name = 'confirm-customer-consent-customer-agreement';
    const { status, text, body } = await send(name, await createCustomer());
    assert.equal(status, 201, text);
    const { userId, ...agreement } = published(name);
    assert.deepEqual(shapeOf(body), shapeOf({ userId, ...agreement }));
    assert.deepEqual({ ...body, userId }, { userId, ...agreement });
  });

  // The published lists have dates without a zone; ours have one, like all dates.
  for (const [name, type] of [
    ['get-confirmation-of-customer-agreement', 'MicrosoftCustomerAgreement'],
    ['get-confirmation-of-customer-consent', 'MicrosoftCloudAgreement'],
  ] as const) {
    test(`${name}: the published values, with dates in UTC`, async () => {
      const customer = await createCustomer();
      const [agreement] = published(name).items;
      const { agreementLink: _link, ...confirmed } = agreement;
      await client.post(`/v1/customers/${customer}/agreements`, { ...confirmed, type });
      const { status, text, body } = await send(name, customer);
      assert.equal(status, 200, text);
      assert.deepEqual(body, { totalCount: 1, items: [{ ...agreement, dateAgreed: `${agreement.dateAgreed}.000Z` }] });
      assert.deepEqual(shapeOf(body), shapeOf(published(name)));
    });
  }

  // One of the two pages has a link, the other has not; ours have it.
  for (const name of ['get-customer-agreement-metadata', 'get-agreement-metadata']) {
    test(`${name}: the published values`, async () => {
      const { status, text, body } = await send(name);
      assert.equal(status, 200, text);
      const { links, ...members } = body;
      const { links: publishedLinks = links, ...publishedMembers } = published(name);
      assert.deepEqual(members, publishedMembers);
      assert.deepEqual(links, publishedLinks);
    });
  }

  // The table of the same edition adds versionRank, which the example has not.
  test('download-customer-agreement-template: the published members and versionRank', async () => {
    const name = 'download-customer-agreement-template';
    const { status, text, body } = await send(name);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), { ...Object(shapeOf(published(name))), versionRank: 'number' });
  });

  for (const name of [
    'get-direct-sign-status-of-customer-agreement',
    'request-reseller-relationship',
    'retrieve-a-list-of-indirect-resellers',
    'get-customer-organization',
    'get-customer-custom-domain',
  ]) {
    test(`${name}: the answer has exactly the published members`, async () => {
      const { status, text, body } = await send(name);
      assert.equal(status, 200, text);
      assert.deepEqual(shapeOf(body), shapeOf(published(name)));
    });
  }

  test('get-indirect-resellers-of-a-customer: the published values', async () => {
    const name = 'get-indirect-resellers-of-a-customer';
    const customer = await createCustomer({ associatedPartnerId: published(name).items[0].id });
    const { status, text, body } = await send(name, customer);
    assert.equal(status, 200, text);
    assert.deepEqual(body, published(name));
  });

  test('get-the-managed-services-for-a-customer-by-id: a collection, and an empty one', async () => {
    const name = 'get-the-managed-services-for-a-customer-by-id';
    const { status, text, body } = await send(name);
    assert.equal(status, 200, text);
    for (const member of Object.keys(published(name))) assert.ok(member in body, member);
    assert.deepEqual([body.totalCount, body.items], [0, []]);
  });

  describe('of qualifications', () => {
    const reading = 'get-customer-qualification-asynchronous';
    const asking = 'update-customer-qualification-asynchronous';

    /** Ours have the date under both of its published names. */
    const withBothDates = (value: Json): Json => {
      const { vettingCreateDate, vettingCreatedDate = vettingCreateDate, ...members } = value;
      if (vettingCreatedDate === undefined) return members;
      return { ...members, vettingCreatedDate, vettingCreateDate: vettingCreatedDate };
    };

    test('Education, which is printed with a comment, is refused as printed, and in review when it is repaired', async () => {
      const customer = await createCustomer();
      const { request, response } = publishedExample(`${asking}-education`);
      assert.equal((await send(`${asking}-education`, customer)).status, 400);
      const { status, body } = await client.post(`/v1/customers/${customer}/qualifications`, request.bodyRepaired);
      assert.equal(status, 201);
      assert.deepEqual(shapeOf(body), shapeOf(response.body));
      assert.deepEqual([body.qualification, body.vettingStatus], ['Education', 'InReview']);
      const list = await send(`${reading}-in-review`, customer);
      assert.deepEqual(shapeOf(list.body), shapeOf(published(`${reading}-in-review`).map(withBothDates)));
    });

    // The published answer to this request is that to a request for Education.
    test('GovernmentCommunityCloud and StateOwnedEntity, as printed', async () => {
      const customer = await createCustomer();
      const government = await send(`${asking}-government`, customer);
      assert.equal(government.status, 201, government.text);
      assert.deepEqual(shapeOf(government.body), shapeOf(published(`${asking}-government`)));
      const owned = await send(`${asking}-state-owned`, customer);
      assert.deepEqual([owned.status, owned.body], [201, { qualification: 'StateOwnedEntity' }]);
      const { body } = await send(`${reading}-state-owned`, customer);
      assert.deepEqual(shapeOf(body), shapeOf(published(`${reading}-state-owned`).map(withBothDates)));
    });

    // The published list of an approved customer has no date; ours says when it was asked for, as another one does.
    test('the older form: printed without a body it is refused, with one it sets what both forms show', async () => {
      const customer = await createCustomer();
      assert.equal((await send('update-customer-qualification-synchronous', customer)).status, 400);
      const older = `/v1/customers/${customer}/qualification`;
      const set = await client.put(`${older}?code=123456`, JSON.stringify('GovernmentCommunityCloud'));
      assert.deepEqual(shapeOf(set.body), shapeOf(published('update-customer-qualification-synchronous')));
      await client.put(older, JSON.stringify('education'));
      const { body } = await send('get-customer-qualification-synchronous', customer);
      assert.equal(body, published('get-customer-qualification-synchronous'));
      const { body: list } = await send(reading, customer, app);
      const [{ vettingCreateDate: _one, vettingCreatedDate: _other, ...members }] = list;
      assert.deepEqual([members], published(reading));
    });
  });

  describe('of resellers in the sandbox', () => {
    const creation = 'create-indirect-reseller-in-sandbox';

    test('a creation, which is printed with blanks that JSON does not know, is refused as printed', async () => {
      assert.equal((await send(creation)).status, 400);
    });

    test('a creation, repaired: exactly the published members; and its deletion', async () => {
      const { request, response } = publishedExample(creation);
      const { status, text, body } = await client.post(request.path, request.bodyRepaired);
      assert.equal(status, 201, text);
      assert.deepEqual(shapeOf(body), shapeOf(response.body));
      assert.deepEqual(
        [body.mpnId, body.tenant.adminUserAccount, body.partnerRelationship.relationshipType],
        [response.body.mpnId, response.body.tenant.adminUserAccount, 'is_indirect_reseller_of'],
      );
      const deletion = publishedExample('delete-indirect-reseller-in-sandbox');
      const path = deletion.request.path.replace('<reseller-id>', body.accountId);
      const deleted = await send({ ...deletion, request: { ...deletion.request, path } });
      assert.deepEqual([deleted.status, deleted.text], [204, '']);
    });
  });

  test('add-a-verified-domain-for-a-customer: refused as printed, with Null; repaired it has the published values', async () => {
    const name = 'add-a-verified-domain-for-a-customer';
    const { request, response } = publishedExample(name);
    const customer = await createCustomer();
    assert.equal((await send(name, customer)).status, 400);
    const { status, text, body } = await client.post(`/v1/customers/${customer}/verifieddomain`, request.bodyRepaired);
    assert.equal(status, 201, text);
    assert.deepEqual(body, response.body);
  });
});
