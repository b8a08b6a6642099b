import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import type { Partner } from '../../src/index.ts';
import { answer, cutAnswer, dropAfter, dropBefore, type FaultServer, startFaultServer } from '../fault-server.ts';
import { partnerAt } from '../partner-at.ts';

describe('a write whose answer is lost is done once', () => {
  let service: TestServer;
  let token: string;
  let server: FaultServer;
  let partner: Partner;

  before(async () => {
    service = await startTestServer();
    token = await service.userToken(partnerA);
  });
  after(() => service.dispose());
  beforeEach(async () => {
    server = await startFaultServer(service.url);
    partner = partnerAt(server.url, { token }).partner;
  });
  afterEach(() => server.close());

  const records = async () => (await service.store.readAuditRecords(partnerA.tenant, { limit: 1000 })).length;
  const writes = () => server.requests.filter(({ method }) => method !== 'GET');
  const replayed = () => writes().map((write) => write.answer?.headers['partnerite-replayed']);

  test('an update', async () => {
    const { billing } = partner.customers.byId(partnerA.customer).profiles;
    const profile = await billing.get();
    const audited = await records();
    server.next(dropAfter, dropAfter);
    const updated = await billing.update({ ...profile, firstName: 'Once' });

    const [first, second, third] = writes();
    assert.deepEqual(replayed(), [undefined, 'true', 'true']);
    assert.deepEqual(JSON.parse(first?.answer?.body ?? ''), updated, 'the answer is that of the first try');
    assert.equal(second?.body, first?.body);
    assert.equal(third?.headers['ms-requestid'], first?.headers['ms-requestid']);
    assert.notEqual(updated.attributes.etag, profile.attributes.etag);
    assert.deepEqual(await billing.get(), updated, 'the version moved once');
    assert.equal((await records()) - audited, 1);
  });

  test('an update that the service never saw at first', async () => {
    const { billing } = partner.customers.byId(partnerA.customer).profiles;
    const profile = await billing.get();
    server.next(dropBefore, answer(503), dropAfter, cutAnswer('without its last chunk', '{"id"'));
    const updated = await billing.update({ ...profile, firstName: 'Twice' });
    assert.deepEqual(replayed(), [undefined, undefined, undefined, undefined, 'true']);
    assert.deepEqual(await billing.get(), updated);
  });

  test('a creation, whose answer still shows the password, and a deletion', async () => {
    const { billing } = partner.customers.byId(partnerA.customer).profiles;
    const { id: _, links: __, attributes: ___, ...billingProfile } = await billing.get();
    server.next(dropAfter);
    const created = await partner.customers.create({
      companyProfile: { domain: 'onlyonce.onmicrosoft.com' },
      billingProfile,
    });
    assert.deepEqual(replayed(), [undefined, 'true']);
    assert.ok(created.userCredentials?.password);

    server.next(dropAfter);
    assert.equal(await partner.customers.byId(created.id).delete(), undefined);
    assert.deepEqual(
      writes().map(({ answer }) => answer?.status),
      [201, 201, 204, 204],
    );
  });

  test('an update repeated by hand with the same id', async () => {
    const { billing } = partner.with({ requestId: 'by-hand' }).customers.byId(partnerA.customer).profiles;
    const profile = await billing.get();
    const body = { ...profile, firstName: 'Manual' };
    assert.deepEqual(await billing.update(body), await billing.update(body));
    assert.deepEqual(replayed(), [undefined, 'true']);
  });
});
