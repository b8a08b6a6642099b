import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { clouds } from '@partnerite/contract/clouds.ts';
import { apiClient } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';

describe('a token of the bundled authority', () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer();
  });
  after(() => server.dispose());

  const apis = [...Object.values(clouds).map((cloud) => cloud.api), 'https://api.partner.microsoft.com'];
  for (const resource of new Set(apis)) {
    test(`for ${resource} opens the API`, async () => {
      const form = {
        grant_type: 'client_credentials',
        client_id: partnerA.app,
        client_secret: partnerA.secret,
        resource,
      };
      const answer = await fetch(`${server.url}/${partnerA.tenant}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      const { status } = await apiClient(server, token).get('/v1/customers?size=1');
      assert.equal(status, 200);
    });
  }
});
