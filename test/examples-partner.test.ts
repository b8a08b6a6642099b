import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { createTestIssuer, type TestIssuer } from '../packages/server/test/http/minted-tokens.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../packages/server/test/running-server.ts';
import { publishedExample, sendAsPrinted } from './published-examples.ts';
import { shapeOf } from './shape.ts';

describe('the published examples of partner profiles, agreement status and multi-factor authentication', () => {
  let issuer: TestIssuer;
  let server: TestServer;
  let token: string;
  let client: ApiClient;

  before(async () => {
    issuer = await createTestIssuer();
    server = await startTestServer({ file: { issuers: [issuer.settings] } });
    token = await server.userToken(partnerA);
    client = apiClient(server, token);
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  const send = (name: string, as = token) =>
    sendAsPrinted(publishedExample(name), { url: server.url, token: as, customer: partnerA.customer });

  /** Sends the published update as printed, with values for its placeholders. */
  const update = async (name: string, path: string): Promise<Json> => {
    const published = publishedExample(name);
    const { etag } = (await client.get(path)).body.attributes;
    const values: Json = { id: partnerA.tenant, tenantID: partnerA.tenant, TaxId: '12-345678', etag };
    const { bodyText = '' } = published.request;
    const filled = bodyText.replaceAll(/<(\w+)>/g, (_, placeholder) => JSON.stringify(values[placeholder]));
    const { status, text, body } = await sendAsPrinted(
      { ...published, request: { ...published.request, bodyText: filled } },
      { url: server.url, token, customer: partnerA.customer },
    );
    assert.equal(status, 200, text);
    return body;
  };

  const ids = { id: partnerA.tenant, tenantId: partnerA.tenant };

  /** In the published answer too. */
  const withoutEtag = ({ attributes: { etag, ...attributes }, ...profile }: Json): Json => ({ ...profile, attributes });

  for (const name of ['update-an-organization-profile', 'update-partner-billing-profile']) {
    test(`${name} as printed, with placeholders that are no JSON, is refused and told line and column`, async () => {
      const { status, body, continued } = await send(name);
      assert.deepEqual([status, continued], [400, true]);
      assert.match(body.description, /line \d+, column \d+\b/);
    });
  }

  test('update-an-organization-profile with values, and get-an-organization-profile: the published profile', async () => {
    const published = publishedExample('update-an-organization-profile').response.body;
    const updated = await update('update-an-organization-profile', '/v1/profiles/organization');
    assert.deepEqual(withoutEtag(updated), withoutEtag({ ...published, ...ids }));
    const { status, body } = await send('get-an-organization-profile');
    assert.deepEqual([status, body], [200, updated]);
    assert.deepEqual(shapeOf(body), shapeOf(publishedExample('get-an-organization-profile').response.body));
  });

  // The published answer to the update is PascalCase, with nulls and without the type that the answer to a GET has; ours
  // follows the rule for all answers.
  test('update-partner-billing-profile with values, and get-partner-billing-profile: the published members', async () => {
    const updated = await update('update-partner-billing-profile', '/v1/profiles/billing');
    const { status, body } = await send('get-partner-billing-profile');
    assert.deepEqual([status, body], [200, updated]);
    const published = publishedExample('get-partner-billing-profile').response.body;
    assert.deepEqual(shapeOf(body), shapeOf(published));
    assert.deepEqual(body.links, published.links);
    assert.equal(body.profileType, published.profileType);
  });

  test('update-legal-business-profile as printed, then get-legal-business-profile: the published profile', async () => {
    const published = publishedExample('update-legal-business-profile');
    const { status, text, body, continued } = await send('update-legal-business-profile');
    assert.equal(status, 200, text);
    assert.equal(continued, published.request.headers.Expect !== undefined);
    assert.deepEqual(body, published.response.body);
    const read = await send('get-legal-business-profile');
    assert.deepEqual([read.status, read.body], [200, body]);
    assert.deepEqual(shapeOf(body), shapeOf(publishedExample('get-legal-business-profile').response.body));
  });

  // The two pages name the type of one profile differently, and one of the names begins with a blank; ours is one name.
  test('update-support-profile as printed, then get-support-profile: the published profile', async () => {
    const published = publishedExample('update-support-profile').response.body;
    const { status, text, body, continued } = await send('update-support-profile');
    assert.equal(status, 200, text);
    assert.equal(continued, true);
    assert.deepEqual(body, published);
    const read = await send('get-support-profile');
    assert.deepEqual([read.status, read.body], [200, published]);
    assert.deepEqual(shapeOf(read.body), shapeOf(publishedExample('get-support-profile').response.body));
  });

  test('get-partner-network-profile: exactly the published members', async () => {
    const { mpnId: _number, ...published } = publishedExample('get-partner-network-profile').response.body;
    const { status, body } = await send('get-partner-network-profile');
    const { mpnId, ...members } = body;
    assert.deepEqual([status, members], [200, published]);
    assert.match(mpnId, /^\d+$/);
  });

  // The published answer is of another number than was asked for; ours is of the number that is asked for.
  test('get-partner-by-mpn-id: exactly the published members', async () => {
    const { mpnId } = (await client.get('/v1/profiles/mpn')).body;
    const { status, body } = await client.get(`/v1/profiles/mpn?mpnId=${mpnId}`);
    const published = publishedExample('get-partner-by-mpn-id').response.body;
    assert.equal(status, 200);
    assert.deepEqual(body, { ...published, mpnId, partnerName: body.partnerName });
    assert.equal(typeof body.partnerName, 'string');
  });

  test('get-partner-by-mpn-id of nobody: the published refusal', async () => {
    const { status, body } = await send('get-partner-by-mpn-id-not-found');
    const { code, description } = publishedExample('get-partner-by-mpn-id-not-found').response.body;
    assert.deepEqual([status, body.code, body.description], [404, code, description]);
  });

  test('verify-indirect-reseller-mpa-status: the published answer, for a reseller that is there', async () => {
    const published = publishedExample('verify-indirect-reseller-mpa-status');
    const query = `tenantId=${partnerA.reseller}`;
    const { status, body } = await sendAsPrinted(
      { ...published, request: { ...published.request, query } },
      { url: server.url, token, customer: partnerA.customer },
    );
    assert.deepEqual([status, body], [200, published.response.body]);
    assert.equal((await send('verify-indirect-reseller-mpa-status')).body.code, 2205);
  });

  /*
   * The refusals are published without the requests they answer. `data` holds the offending members where the vendor has
   * links to its pages. There are no regions here, so nothing is refused for a wrong one (code 2201).
   */
  const resellers = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
  for (const [name, askedBy, query] of [
    ['tenant-not-guid', partnerA, async () => 'tenantId=x'],
    ['mpn-not-numeric', partnerA, async () => 'mpnId=x'],
    ['neither', partnerA, async () => ''],
    ['both', partnerA, async () => `mpnId=1&tenantId=${partnerA.tenant}`],
    ['mpn-unknown', partnerA, async () => 'mpnId=123456'],
    ['mpn-not-signed', partnerB, async (as: ApiClient) => `mpnId=${(await as.get(resellers)).body.items[0].mpnId}`],
    ['mpn-of-no-reseller', partnerA, async (as: ApiClient) => `mpnId=${(await as.get('/v1/profiles/mpn')).body.mpnId}`],
    ['tenant-unknown', partnerA, async () => 'tenantId=12345678-ACBD-1234-ABCD-123456789ABC'],
    ['tenant-not-signed', partnerB, async () => `tenantId=${partnerB.reseller}`],
  ] as const) {
    test(`verify-indirect-reseller-mpa-status, refused: ${name}`, async () => {
      const published = publishedExample(`verify-indirect-reseller-mpa-status-${name}`).response;
      const as = apiClient(server, await server.userToken(askedBy));
      const asked = await query(as);
      const { status, body } = await as.get(`/v1/compliance/csp/agreementstatus?${asked}`);
      assert.deepEqual([status, body.code], [published.status, published.body.code]);
      const id = asked.split('=')[1] ?? '';
      const description = published.body.description.replace(/\b\d{6}\b|\b12345678-[\w-]+/, id);
      assert.equal(body.description, description);
    });
  }

  test('get-api-request-details and get-api-request-summary: exactly the published members', async () => {
    const details = await send('get-api-request-details');
    assert.equal(details.status, 200, details.text);
    const published = publishedExample('get-api-request-details').response.body;
    assert.deepEqual(shapeOf(details.body), shapeOf(published));
    assert.match(details.body.items.at(-1).operationName, /^Get \/v\{version\}\//);

    const summary = await send('get-api-request-summary');
    assert.equal(summary.status, 200, summary.text);
    assert.deepEqual(shapeOf(summary.body), shapeOf(publishedExample('get-api-request-summary').response.body));
    assert.match(summary.body[0].loginDate, /^\d{4}-\d\d-\d\d$/);
  });

  test('get-portal-requests-without-mfa: exactly the published members', async () => {
    const [user] = publishedExample('get-portal-requests-without-mfa').response.body.items;
    const claims = { idtyp: 'user', scp: 'user_impersonation', upn: user.upn, oid: user.objectId };
    const { status, text, body } = await send('get-portal-requests-without-mfa', await issuer.mint({ claims }));
    assert.equal(status, 200, text);
    const { response } = publishedExample('get-portal-requests-without-mfa');
    assert.deepEqual(shapeOf(body), shapeOf(response.body));
    assert.deepEqual([body.items[0].upn, body.items[0].objectId], [user.upn, user.objectId]);
  });
});
