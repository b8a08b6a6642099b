import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient, type Json } from '../packages/server/test/api-client.ts';
import { appToken, createInstallation, type Installation } from './server-process.ts';

const path = `/v1/customers/${demoCredentials.customer}/profiles/billing`;

/** The names of every member, at every depth, as the vendor's .NET classes have them. */
function pascalCase(value: Json): Json {
  if (Array.isArray(value)) return value.map(pascalCase);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    pascalCase(member),
  ]);
  return Object.fromEntries(members);
}

/** What a serialiser writes that spells out every property of its classes, whether it has a value or not. */
function withNulls(profile: Json): Json {
  const { DefaultAddress, Links, Attributes } = profile;
  const nothing = { Region: null, State: null, AddressLine2: null, PostalCode: null, PhoneNumber: null };
  return {
    FirstName: null,
    LastName: null,
    ...profile,
    DefaultAddress: { ...nothing, MiddleName: null, ...DefaultAddress },
    Links: { Next: null, Previous: null, ...Links },
    Attributes: { ...Attributes, Unknown: null },
  };
}

/** How each of the vendor's SDKs sends back the object it got. */
const clients = {
  'camelCase without nulls': (profile: Json): Json => profile,
  'PascalCase with nulls': (profile: Json): Json => withNulls(pascalCase(profile)),
};

describe('a whole billing profile, read, changed and sent back without If-Match', () => {
  let installation: Installation;
  let client: ApiClient;
  let profile: Json;

  before(async () => {
    installation = await createInstallation();
    const server = await installation.start();
    client = apiClient(server, await appToken(server));
  });
  after(() => installation.dispose());
  beforeEach(async () => {
    profile = (await client.get(path)).body;
  });

  /** One call of an SDK: each has a request id of its own. */
  const put = (body: Json) =>
    client.put(path, body, { 'ms-requestid': randomUUID(), 'ms-correlationid': randomUUID() });

  for (const [form, asSent] of Object.entries(clients)) {
    test(`${form}: the change is made and nothing else`, async () => {
      const changed = { ...profile, companyName: `Wingtip ${form}` };
      const { status, text, body } = await put(asSent(changed));
      assert.equal(status, 200, text);
      assert.notEqual(body.attributes.etag, profile.attributes.etag);
      assert.deepEqual(body, { ...changed, attributes: { ...profile.attributes, etag: body.attributes.etag } });
      assert.deepEqual((await client.get(path)).body, body);
    });

    test(`${form}: the answer can be changed and sent back in its turn`, async () => {
      const first = await put(asSent({ ...profile, firstName: 'Ada' }));
      const second = await put(asSent({ ...first.body, lastName: 'Lovelace' }));
      assert.equal(second.status, 200, second.text);
      assert.deepEqual([second.body.firstName, second.body.lastName], ['Ada', 'Lovelace']);
    });

    test(`${form}: sent a second time it is stale, refused with 400, and changes nothing`, async () => {
      const sent = asSent({ ...profile, firstName: 'Grace' });
      const accepted = await put(sent);
      assert.equal(accepted.status, 200, accepted.text);
      for (const repeated of [sent, asSent({ ...profile, firstName: 'Lost' })]) {
        const { status, body } = await put(repeated);
        assert.deepEqual([status, body.code, body.data], [400, 2055, ['attributes.etag']]);
        assert.deepEqual((await client.get(path)).body, accepted.body);
      }
    });
  }

  test('a null clears the member, as leaving it out does', async () => {
    const filled = await put({ ...profile, defaultAddress: { ...profile.defaultAddress, addressLine2: 'Suite 1' } });
    assert.equal(filled.body.defaultAddress.addressLine2, 'Suite 1');
    const sent = withNulls(pascalCase(filled.body));
    const { body } = await put({ ...sent, DefaultAddress: { ...sent.DefaultAddress, AddressLine2: null } });
    assert.equal('addressLine2' in body.defaultAddress, false);
  });
});
