import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { publishedExample } from '../../../../test/published-examples.ts';
import type { NewCustomer, Partner } from '../../src/index.ts';
import { bareAnswer, type FaultServer, startFaultServer } from '../fault-server.ts';
import { allOf, partnerAt } from '../partner-at.ts';

const customer = 'b44bb1fb-c595-45b0-9e09-d657365580bf';

describe('each published answer is understood', () => {
  let server: FaultServer;
  let partner: Partner;

  before(async () => {
    server = await startFaultServer(undefined);
    partner = partnerAt(server.url, { retry: { maxAttempts: 1 } }).partner;
  });
  after(() => server.close());

  /** Serves a published answer to the next request. @returns its body */
  const serve = (name: string) => {
    const { status, body } = publishedExample(name).response;
    const text = body === undefined ? '' : JSON.stringify(body);
    server.next(bareAnswer(status, { 'content-type': 'application/json; charset=utf-8' }, status === 204 ? '' : text));
    return body;
  };
  const of = () => partner.customers.byId(customer);
  const creation = (name: string): NewCustomer => publishedExample(name).request.bodyRepaired;

  for (const name of ['create-a-customer', 'create-a-customer-for-an-indirect-reseller']) {
    test(name, async () => {
      const body = serve(name);
      assert.deepEqual(await partner.customers.create(creation(name)), body);
    });
  }

  test('the deletion of a customer', async () => {
    serve('delete-a-customer-account-from-the-integration-sandbox');
    assert.equal(await of().delete(), undefined);
  });

  test('a customer and its profiles', async () => {
    assert.deepEqual(serve('get-a-customer-by-id'), await of().get());
    assert.deepEqual(serve('get-a-customer-s-company-profile'), await of().profiles.company.get());
    assert.deepEqual(serve('get-all-of-a-customer-s-billing-profiles'), await of().profiles.billing.get());
  });

  test('the update of a billing profile', async () => {
    const profile = serve('update-a-customer-s-billing-profile');
    assert.deepEqual(await of().profiles.billing.update(profile), profile);
  });

  for (const name of ['get-a-list-of-customers', 'get-a-customer-by-name', 'get-customers-of-an-indirect-reseller']) {
    test(`a list: ${name}`, async () => {
      const body = serve(name);
      const items = await allOf(partner.customers.list());
      assert.deepEqual(items, body.items);
    });
  }

  test('the end of a relationship', async () => {
    const name = 'remove-a-reseller-relationship-with-a-customer';
    serve(name);
    const patched = await of().patch({ relationshipToPartner: 'none' });
    assert.equal(patched.relationshipToPartner, 'none', JSON.stringify(patched));
  });

  test('the end of delegated administration, which is answered with an empty body', async () => {
    serve('remove-dap');
    await assert.doesNotReject(of().patch({ allowDelegatedAccess: false }));
  });
});
