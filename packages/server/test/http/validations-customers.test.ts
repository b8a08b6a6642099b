import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { firstVersion } from '../../src/resources/stored-resource.ts';
import type { ResourceKey } from '../../src/store/store.ts';
import { customerValidationKind, validationCodeKind } from '../../src/validations/validation-codes.ts';
import { accountStatusKind } from '../../src/validations/validation-status.ts';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { aWrite } from '../store/fixtures.ts';

const customer = partnerA.customer;
const statusPath = `/v1/customers/${customer}/validationStatus?type=account`;
const codesPath = '/v1/customers/all/validations';
const customerPath = `/v1/customers/${customer}/validations`;

describe('what is known of the vetting of a customer', () => {
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());

  /** Puts a resource into the store, as no operation does. */
  const store = async (key: ResourceKey, value: object): Promise<void> => {
    const change = { kind: 'putResource', resource: firstVersion(key, value), expectedVersion: 0 } as const;
    const outcome = await server.store.commit(aWrite(change, { partner: partnerA.tenant }));
    assert.equal(outcome.kind, 'done');
  };

  test('there is no account status until one is stored: 404 with the published code and text', async () => {
    const { status, body } = await client.get(statusPath);
    assert.deepEqual([status, body.code], [404, 600074]);
    assert.equal(body.description, `Account Status for the customer, ${customer} was not found.`);
    const value = { type: 'account', status: 'Not Ready', lastUpdateDateTime: '2021-07-14T18:02:00' };
    await store({ kind: accountStatusKind, owner: customer, id: 'account' }, value);
    for (const type of ['?type=account', '?type=Account', '']) {
      const answer = await client.get(`/v1/customers/${customer}/validationStatus${type}`);
      assert.deepEqual([answer.status, answer.body], [200, value], type);
    }
    assert.equal((await other.get(statusPath)).body.code, 20002);
  });

  test('another type than account is 400', async () => {
    for (const type of ['', 'x', '__proto__']) {
      const { status, body } = await client.get(`/v1/customers/${customer}/validationStatus?type=${type}`);
      assert.deepEqual([status, body.code, body.data], [400, 3000, ['type']], type);
    }
  });

  test('the validation status needs a user', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    assert.equal((await app.get(statusPath)).body.code, 2032);
  });

  test('validation codes: an empty list until there are some', async () => {
    const { status, body } = await client.get(codesPath);
    assert.deepEqual([status, body], [200, []]);
    const code = {
      partnerId: partnerA.tenant,
      organizationName: 'Contoso, Inc.',
      validationId: '12345',
      maxCreates: 5,
      remainingCreates: 4,
      eTag: 'W/"datetime\'2018-10-10T18%3A49%3A58.727348Z\'"',
    };
    await store({ kind: validationCodeKind, owner: '', id: code.validationId }, code);
    assert.deepEqual((await client.get(codesPath)).body, [code]);
    assert.deepEqual((await other.get(codesPath)).body, []);
  });

  test('the validation of a customer: who they are, and the code once one is stored', async () => {
    const parties = { partnerId: partnerA.tenant, customerId: customer };
    const { status, body } = await client.get(customerPath);
    assert.deepEqual([status, body], [200, parties]);
    const validation = { ...parties, validationId: '12345', organizationName: 'Contoso, Inc.', eTag: 'W/"1"' };
    await store({ kind: customerValidationKind, owner: customer, id: customer }, validation);
    assert.deepEqual((await client.get(customerPath)).body, validation);
  });

  test('a customer of another partner, and none, are not told apart', async () => {
    for (const id of [partnerB.customer, crypto.randomUUID()]) {
      for (const path of [`/v1/customers/${id}/validations`, `/v1/customers/${id}/validationStatus?type=account`]) {
        const { status, body } = await client.get(path);
        assert.deepEqual([status, body.code], [403, 20002], path);
      }
    }
    for (const path of ['/v1/customers/x/validations', '/v1/customers/x/validationStatus']) {
      assert.equal((await client.get(path)).body.code, 900118, path);
    }
  });
});
