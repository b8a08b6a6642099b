import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import { accessToken, createPartner, type Partner } from '../../src/index.ts';

const count = 200;
/** 200 different letters, so that as many fit into one member and each can be told from the others. */
const marks = Array.from({ length: count }, (_, index) => String.fromCodePoint('一'.charCodeAt(0) + index));
const partnerCount = 8;

describe(`${count} edits of one profile at once`, () => {
  let service: TestServer;
  let partners: readonly Partner[];

  before(async () => {
    service = await startTestServer();
    const token = await service.appToken(partnerA);
    const cloud = { apiRoot: service.url, authority: service.url };
    partners = Array.from({ length: partnerCount }, () => createPartner({ credentials: accessToken(token), cloud }));
  });
  after(() => service.dispose());

  const profile = (index: number) => {
    const partner = partners[index % partnerCount];
    assert.ok(partner);
    return partner.customers.byId(partnerA.customer).profiles.billing;
  };
  const records = async () => (await service.store.readAuditRecords(partnerA.tenant, { limit: 1000 })).length;

  test('are all there in the end, each once', async () => {
    const audited = await records();
    const edited = await Promise.all(
      marks.map((mark, index) =>
        profile(index).edit((current) => {
          const { addressLine2 = '' } = current.defaultAddress;
          return { ...current, defaultAddress: { ...current.defaultAddress, addressLine2: addressLine2 + mark } };
        }),
      ),
    );
    const last = await profile(0).get();
    const { addressLine2 = '' } = last.defaultAddress;
    assert.deepEqual([...addressLine2].sort(), marks, 'every change is there, and there once');
    edited.forEach(({ defaultAddress }, index) => {
      assert.ok(defaultAddress.addressLine2?.endsWith(marks[index] ?? ''), 'each edit answers with its own change');
    });
    assert.equal(new Set(edited.map(({ attributes }) => attributes.etag)).size, count);
    assert.equal((await records()) - audited, count, 'each is audited once');
  });
});
