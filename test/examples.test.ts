import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient } from '../packages/server/test/api-client.ts';
import { publishedExample, sendAsPrinted } from './published-examples.ts';
import { appToken, createInstallation, type Installation, userToken } from './server-process.ts';
import { shapeOf, withoutLinks } from './shape.ts';

const demoCustomer = demoCredentials.customer;
const demoProfile = `/v1/customers/${demoCustomer}/profiles/billing`;

describe('the published examples', () => {
  let installation: Installation;
  let url: string;
  let app: string;
  let user: string;
  let client: ApiClient;

  before(async () => {
    installation = await createInstallation();
    const server = await installation.start();
    url = server.url;
    app = await appToken(server);
    user = await userToken(server);
    client = apiClient(server, user);
  });
  after(() => installation.dispose());

  const send = (name: string, token: string, customer: string = demoCustomer) =>
    sendAsPrinted(publishedExample(name), { url, token, customer });

  const uniqueDomain = () => `c${randomUUID()}.onmicrosoft.com`;

  /** @returns the id of a customer made from the published creation, with a domain of its own */
  const createCustomer = async (companyName = 'test company', more: object = {}): Promise<string> => {
    const { BillingProfile } = publishedExample('create-a-customer').request.bodyRepaired;
    const { status, text, body } = await client.post('/v1/customers', {
      CompanyProfile: { Domain: uniqueDomain() },
      BillingProfile: { ...BillingProfile, CompanyName: companyName },
      ...more,
    });
    assert.equal(status, 201, text);
    return body.id;
  };

  test('the update of a billing profile, as printed, after 100 Continue, on the current ETag', async () => {
    const published = publishedExample('update-a-customer-s-billing-profile');
    const { body: profile } = await client.get(demoProfile);
    const ifMatch = `"${profile.attributes.etag}"`;
    const { status, headers, text, body, continued } = await sendAsPrinted(published, {
      url,
      token: app,
      customer: demoCustomer,
      ifMatch,
    });
    assert.equal(status, 200, text);
    assert.equal(continued, true);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.id, published.response.body.id);
    assert.equal(headers['ms-requestid'], published.request.headers['MS-RequestId']);
    assert.equal(headers['ms-correlationid'], published.request.headers['MS-CorrelationId']);
    assert.deepEqual((await client.get(demoProfile)).body, body);
  });

  for (const name of [
    'get-all-of-a-customer-s-billing-profiles',
    'get-a-customer-s-company-profile',
    'get-a-customer-by-id',
  ]) {
    test(`${name}: the answer has exactly the published members`, async () => {
      const { status, text, body } = await send(name, user);
      assert.equal(status, 200, text);
      assert.deepEqual(shapeOf(body), shapeOf(publishedExample(name).response.body));
    });
  }

  /*
   * The published lists contradict each other: one has links on the collection only, one on the collection and on each
   * item and its company profile, one on the items only. Ours has them everywhere, because clients follow them. So the
   * members of every list are compared without `links`, and with them against the page that shows the most.
   */
  for (const name of ['get-a-list-of-customers', 'get-a-customer-by-name', 'get-customers-of-an-indirect-reseller']) {
    test(`${name}: the answer has exactly the published members, and links everywhere`, async () => {
      await createCustomer('Contoso', { AssociatedPartnerId: '484e548c-f5f3-4528-93a9-c16c6373cb59' });
      const { status, text, body } = await send(name, user);
      assert.equal(status, 200, text);
      assert.ok(body.items.length > 0, 'the list must not be empty');
      assert.deepEqual(shapeOf(withoutLinks(body)), shapeOf(withoutLinks(publishedExample(name).response.body)));
      assert.deepEqual(shapeOf(body), shapeOf(publishedExample('get-a-customer-by-name').response.body));
    });
  }

  /*
   * The two published creations contradict each other in what they answer: for an indirect reseller there are the
   * company's name, a link and delegated access, for a direct customer there are not, and neither has the links that a
   * later GET shows. Each answer is compared with all the members of its own page.
   */
  test('create-a-customer-for-an-indirect-reseller: the answer has exactly the published members', async () => {
    const published = publishedExample('create-a-customer-for-an-indirect-reseller');
    const { status, text, body, continued } = await send(published.name, user);
    assert.equal(status, 201, text);
    assert.equal(continued, true);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.companyProfile.domain, published.response.body.companyProfile.domain);
    assert.equal(body.relationshipToPartner, published.response.body.relationshipToPartner);
    assert.equal(body.associatedPartnerId, published.response.body.associatedPartnerId);
  });

  test('create-a-customer as printed, with trailing commas, is refused and told line and column', async () => {
    const { bodyText = '' } = publishedExample('create-a-customer').request;
    const afterComma = /,\s*(?=\})/.exec(bodyText);
    assert.ok(afterComma, 'the published body has a trailing comma');
    const lines = bodyText.slice(0, afterComma.index + afterComma[0].length).split('\n');
    const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
    const { status, body } = await send('create-a-customer', app);
    assert.equal(status, 400);
    assert.match(body.description, new RegExp(`${place}\\b`));
  });

  test('create-a-customer, repaired: the answer has exactly the published members', async () => {
    const { request, response } = publishedExample('create-a-customer');
    const { status, text, body } = await client.post('/v1/customers', request.bodyRepaired);
    assert.equal(status, 201, text);
    assert.deepEqual(shapeOf(body), shapeOf(response.body));
    assert.equal(body.companyProfile.domain, response.body.companyProfile.domain);
    assert.equal(body.relationshipToPartner, response.body.relationshipToPartner);
  });

  // The published answer is a PascalCase object full of nulls; ours follows the rule for all answers.
  test('remove-a-reseller-relationship-with-a-customer: the published values, camelCase and without nulls', async () => {
    const customer = await createCustomer();
    const { status, text, body } = await send('remove-a-reseller-relationship-with-a-customer', user, customer);
    assert.equal(status, 200, text);
    assert.deepEqual(body, { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } });
    assert.equal((await client.get(`/v1/customers/${customer}`)).status, 403);
  });

  // The published answer has no body; an empty 200 breaks clients, so ours says what was done.
  test('remove-dap: delegated access is given up', async () => {
    const customer = await createCustomer();
    const { status, text, body } = await send('remove-dap', user, customer);
    assert.equal(status, 200, text);
    assert.deepEqual(body, { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } });
    assert.equal((await client.get(`/v1/customers/${customer}`)).body.allowDelegatedAccess, false);
  });

  test('delete-a-customer-account-from-the-integration-sandbox: 204 without a body', async () => {
    const customer = await createCustomer();
    const { status, text } = await send('delete-a-customer-account-from-the-integration-sandbox', app, customer);
    assert.deepEqual({ status, text }, { status: 204, text: '' });
    assert.equal((await client.get(`/v1/customers/${customer}`)).status, 403);
  });
});
