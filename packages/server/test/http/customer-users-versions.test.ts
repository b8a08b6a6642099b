import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiClient } from '../api-client.ts';
import { partnerA, startTestServer } from '../running-server.ts';
import { newUser } from './customer-user-bodies.ts';

test('the versions of a user go on counting through deletion and restoration', async (t) => {
  const server = await startTestServer();
  t.after(() => server.dispose());
  const client = apiClient(server, await server.userToken(partnerA));
  const users = `/v1/customers/${partnerA.customer}/users`;
  const domain = (await client.get(`/v1/customers/${partnerA.customer}`)).body.companyProfile.domain;
  const { body } = await client.post(users, newUser(domain));
  const versionOf = async (kind: string) => {
    const stored = await server.store.readResource(partnerA.tenant, { kind, owner: partnerA.customer, id: body.id });
    return stored?.version;
  };
  assert.equal(await versionOf('user'), 1);
  await client.call('DELETE', `${users}/${body.id}`);
  assert.equal(await versionOf('deletedUser'), 2);
  const restored = await client.call('PATCH', `${users}/${body.id}`, { body: { state: 'active' } });
  assert.equal(restored.status, 200, restored.text);
  assert.equal(await versionOf('user'), 3);
});
