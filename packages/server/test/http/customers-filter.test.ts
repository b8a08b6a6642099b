import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, indirectCustomer } from './customer-bodies.ts';

const reseller = '484e548c-f5f3-4528-93a9-c16c6373cb59';

describe('a filter of customers', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    await client.post('/v1/customers', directCustomer({ companyName: '100% Éclair', domain: 'eclair.example.com' }));
    await client.post('/v1/customers', directCustomer({ companyName: '100 Eclairs', domain: 'eclair-b.example.com' }));
    await client.post('/v1/customers', indirectCustomer({ companyName: 'For a reseller', reseller }));
  });
  after(() => server.dispose());

  const list = (filter: unknown, as = client) => {
    const text = typeof filter === 'string' ? filter : JSON.stringify(filter);
    return as.get(`/v1/customers?size=0&filter=${encodeURIComponent(text)}`);
  };
  const names = async (filter: unknown): Promise<string[]> => {
    const { status, body } = await list(filter);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map(({ companyProfile }: Json) => companyProfile.companyName);
  };
  const by = (Field: string, Value: string) => ({ Field, Value, Operator: 'starts_with' });

  test('comes in both spellings, of names and of the operator', async () => {
    for (const filter of [
      { Field: 'CompanyName', Value: 'wing', Operator: 'starts_with' },
      { Field: 'CompanyName', Value: 'wing', Operator: 'StartsWith' },
      { field: 'companyName', value: 'wing', operator: 'starts_with' },
      { FIELD: 'companyname', VALUE: 'WING', OPERATOR: 'STARTSWITH' },
    ]) {
      assert.deepEqual(await names(filter), ['Wingtip Toys']);
    }
  });

  test('compares names without regard to case and accents', async () => {
    assert.deepEqual(await names(by('CompanyName', 'epic')), ['Épicerie du Vieux-Port']);
    assert.deepEqual(await names(by('CompanyName', 'ÉPICERIE DU')), ['Épicerie du Vieux-Port']);
    assert.deepEqual(await names(by('CompanyName', 'akerstroms')), ['Åkerströms Måleri AB']);
    assert.deepEqual(await names(by('CompanyName', '大安')), ['大安茶業股份有限公司']);
  });

  test('finds a Greek name by a prefix that ends a word, though its sigma is written otherwise there', async () => {
    await client.post('/v1/customers', directCustomer({ companyName: 'ΟΔΟΣΑΚΗ ΑΕ', domain: 'odosaki.example.com' }));
    for (const prefix of ['ΟΔΟ', 'ΟΔΟΣ', 'οδος', 'ΟΔΟΣΑ']) {
      assert.deepEqual(await names(by('CompanyName', prefix)), ['ΟΔΟΣΑΚΗ ΑΕ'], prefix);
    }
  });

  test('compares domains without regard to case', async () => {
    assert.deepEqual(await names(by('Domain', 'WingTip')), ['Wingtip Toys']);
  });

  test('matches the beginning only', async () => {
    assert.deepEqual(await names(by('CompanyName', 'toys')), []);
    assert.deepEqual(await names(by('Domain', 'onmicrosoft')), []);
  });

  test('takes signs of patterns for what they are', async () => {
    assert.deepEqual(await names(by('CompanyName', '100%')), ['100% Éclair']);
    for (const sign of ['%', '_', '*', '.', '[', '\\', "' OR 1=1 --"])
      assert.deepEqual(await names(by('CompanyName', sign)), []);
  });

  test('of two filters holds both', async () => {
    const both = (one: unknown, other: unknown) => ({ LeftFilter: one, RightFilter: other, Operator: 'and' });
    const byName = by('CompanyName', '100');
    assert.equal((await names(byName)).length, 2);
    assert.deepEqual(await names(both(byName, by('Domain', 'eclair.'))), ['100% Éclair']);
    assert.deepEqual(await names(both(by('CompanyName', '100%'), byName)), ['100% Éclair']);
    assert.deepEqual(await names(both(by('CompanyName', 'a'), by('CompanyName', 'b'))), []);
    const nested = both(both(byName, by('CompanyName', '1')), by('Domain', 'ECLAIR-B'));
    assert.deepEqual(await names(nested), ['100 Eclairs']);
    const camel = { leftFilter: byName, rightFilter: by('Domain', 'eclair.'), operator: 'And' };
    assert.deepEqual(await names(camel), ['100% Éclair']);
  });

  test('on IndirectReseller finds the customers of a reseller, in any case', async () => {
    for (const value of [reseller, reseller.toUpperCase(), reseller.slice(0, 9)]) {
      assert.deepEqual(await names(by('IndirectReseller', value)), ['For a reseller']);
    }
  });

  test('on IndirectReseller takes an app and a user, wherever it stands', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    const filter = by('IndirectReseller', reseller);
    const compound = { LeftFilter: by('CompanyName', 'f'), RightFilter: filter, Operator: 'and' };
    for (const refused of [filter, compound]) {
      const { status, body } = await list(refused, app);
      assert.deepEqual({ status, code: body.code }, { status: 403, code: 2032 });
    }
  });

  test('finds nothing of another partner', async () => {
    assert.deepEqual(await names(by('CompanyName', 'Relecloud')), []);
    const other = apiClient(server, await server.userToken(partnerB));
    assert.equal((await list(by('IndirectReseller', reseller), other)).body.totalCount, 0);
  });

  const refused = async (filter: unknown) => {
    const { status, body } = await list(filter);
    assert.deepEqual(
      { status, code: body.code, data: body.data },
      { status: 400, code: 2000, data: ['filter'] },
      JSON.stringify(filter),
    );
  };

  for (const operator of ['equals', 'Equals', 'substring', 'not_equals', 'greater_than', 'and', 'or', '', 1, null]) {
    test(`with the operator ${JSON.stringify(operator)} is refused`, async () => {
      await refused({ Field: 'CompanyName', Value: 'w', Operator: operator });
    });
  }

  for (const operator of ['or', 'starts_with', undefined]) {
    test(`compound with the operator ${operator} is refused`, async () => {
      await refused({ LeftFilter: by('Domain', 'a'), RightFilter: by('Domain', 'a'), Operator: operator });
    });
  }

  test('cut at an unescaped & is refused', async () => {
    const { status, body } = await client.get(
      '/v1/customers?filter={"Field":"CompanyName","Value":"A&B","Operator":"x"}',
    );
    assert.deepEqual({ status, code: body.code, data: body.data }, { status: 400, code: 2000, data: ['filter'] });
  });

  for (const filter of [
    'CompanyName',
    '{',
    '[]',
    'null',
    '"x"',
    { Field: 'Nope', Value: 'a', Operator: 'starts_with' },
    { Field: '__proto__', Value: 'a', Operator: 'starts_with' },
    { Field: 'CompanyName', Value: '', Operator: 'starts_with' },
    { Field: 'CompanyName', Value: 7, Operator: 'starts_with' },
    { Field: 'CompanyName', Operator: 'starts_with' },
    { Value: 'a', Operator: 'starts_with' },
    { LeftFilter: by('Domain', 'a'), Operator: 'and' },
    { LeftFilter: null, RightFilter: null, Operator: 'and' },
    {},
  ]) {
    test(`${JSON.stringify(filter)} is refused`, () => refused(filter));
  }

  test('nested without end, or without measure long, is refused', async () => {
    await refused('{"LeftFilter":'.repeat(200));
    await refused(by('CompanyName', 'x'.repeat(5000)));
    let left: unknown = by('Domain', 'a');
    for (let depth = 0; depth < 20; depth += 1)
      left = { LeftFilter: left, RightFilter: by('Domain', 'a'), Operator: 'and' };
    await refused(left);
  });
});
