import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer } from './customer-bodies.ts';

const seeded = 600;
const maxSize = 500;

describe('the list of customers', () => {
  let server: TestServer;
  let client: ApiClient;

  before(async () => {
    server = await startTestServer({ flags: ['--seed', String(seeded)] });
    client = apiClient(server, await server.appToken(partnerA));
  });
  after(() => server.dispose());

  /** Asks for the next page as vendor clients do: the link's address behind `/v1/`, the link's headers, nothing else. */
  const follow = (page: Json) => {
    const { uri, headers } = page.links.next;
    const sent = Object.fromEntries(headers.map(({ key, value }: Record<string, string>) => [key, value]));
    return client.get(`/v1/${uri}`, { headers: sent });
  };

  const pagesFrom = async (first: Json): Promise<Json[]> => {
    const pages = [first];
    for (let page = first; page.links.next !== undefined; pages.push(page)) page = (await follow(page)).body;
    return pages;
  };

  const idsOf = (pages: readonly Json[]): string[] => pages.flatMap(({ items }) => items.map(({ id }: Json) => id));
  const key = (name: string) => name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

  test('shows the company profile only', async () => {
    const { body } = await client.get('/v1/customers?size=1');
    const [{ id, companyProfile }] = body.items;
    assert.deepEqual(body.items, [
      {
        id,
        companyProfile: {
          tenantId: id,
          domain: companyProfile.domain,
          companyName: companyProfile.companyName,
          links: { self: { uri: `/customers/${id}/profiles/company`, method: 'GET', headers: [] } },
          attributes: { objectType: 'CustomerCompanyProfile' },
        },
        relationshipToPartner: 'reseller',
        links: { self: { uri: `/customers/${id}`, method: 'GET', headers: [] } },
        attributes: { objectType: 'Customer' },
      },
    ]);
  });

  test('is in the order of names without regard to case and accents', async () => {
    const other = apiClient(server, await server.appToken(partnerB));
    for (const companyName of ['Éclair Two', 'eclair one', 'ECLAIR three', 'Zebra', 'aardvark', 'Ångström']) {
      await other.post('/v1/customers', directCustomer({ companyName }));
    }
    const { body } = await other.get('/v1/customers');
    const names: string[] = body.items.map(({ companyProfile }: Json) => companyProfile.companyName);
    const latin = names.filter((name) => /^\p{Script=Latin}/u.test(name));
    assert.deepEqual(latin, [
      'aardvark',
      'Ångström',
      'Boulangerie L’Érable inc.',
      'eclair one',
      'ECLAIR three',
      'Éclair Two',
      'Müller & Söhne Maschinenbau GmbH',
      'Relecloud',
      'Zebra',
    ]);
  });

  test('orders equal names by id', async () => {
    const created = [];
    for (const companyName of ['Samename', 'samename', 'Sámename', 'SAMENAME']) {
      created.push((await client.post('/v1/customers', directCustomer({ companyName }))).body.id);
    }
    const filter = encodeURIComponent(
      JSON.stringify({ field: 'companyName', value: 'samen', operator: 'starts_with' }),
    );
    const pages = await pagesFrom((await client.get(`/v1/customers?size=1&filter=${filter}`)).body);
    assert.deepEqual(idsOf(pages), created.sort());
    for (const id of created) await client.call('DELETE', `/v1/customers/${id}`);
  });

  describe('size', () => {
    for (const [form, query, expected] of [
      ['absent', '', maxSize],
      ['0', '?size=0', maxSize],
      ['over 500', '?size=1000', maxSize],
      ['500', '?size=500', maxSize],
      ['empty filter beside it', '?size=7&filter=', 7],
      ['in another spelling', '?Size=3', 3],
    ] as const) {
      test(`${form} gives ${expected} customers, and totalCount counts them`, async () => {
        const { status, body } = await client.get(`/v1/customers${query}`);
        assert.deepEqual(
          { status, items: body.items.length, totalCount: body.totalCount },
          { status: 200, items: expected, totalCount: expected },
        );
      });
    }

    for (const size of ['-1', 'x', '1.5', '1e3', '%20', '99999999999999999999', '1&size=2']) {
      test(`${size} is refused`, async () => {
        const { status, body } = await client.get(`/v1/customers?size=${size}`);
        assert.deepEqual({ status, code: body.code, data: body.data }, { status: 400, code: 3000, data: ['size'] });
      });
    }
  });

  describe('by pages', () => {
    for (const size of [7, 40, 499]) {
      test(`of ${size} shows every customer once, in order`, async () => {
        const pages = await pagesFrom((await client.get(`/v1/customers?size=${size}`)).body);
        const whole = await pagesFrom((await client.get('/v1/customers')).body);
        assert.deepEqual(idsOf(pages), idsOf(whole));
        assert.equal(new Set(idsOf(pages)).size, idsOf(pages).length);
        assert.ok(pages.slice(0, -1).every(({ totalCount }) => totalCount === size));
        const names = pages.flatMap(({ items }) =>
          items.map(({ companyProfile }: Json) => key(companyProfile.companyName)),
        );
        assert.ok(names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name));
      });
    }

    test('links to the next one relatively, with the token as header and in the body', async () => {
      const { body } = await client.get('/v1/customers?size=40');
      assert.deepEqual(body.links, {
        self: { uri: '/customers?size=40', method: 'GET', headers: [] },
        next: {
          uri: 'customers?size=40&seekOperation=Next',
          method: 'GET',
          headers: [{ key: 'MS-ContinuationToken', value: body.continuationToken }],
        },
      });
      assert.match(body.continuationToken, /^[\x21-\x7e]+$/);
    });

    test('escapes in its own link what was asked', async () => {
      const { continuationToken } = (await client.get('/v1/customers?size=3')).body;
      const headers = { 'MS-ContinuationToken': continuationToken };
      const { body } = await client.get('/v1/customers?seekOperation=Next%26size%3D500%20%22x', { headers });
      if (body.code === undefined) assert.doesNotMatch(body.links.self.uri, /&size|[ "]/);
    });

    test('has no next link on the last one, even a full one', async () => {
      const filter = encodeURIComponent(JSON.stringify({ Field: 'Domain', Value: 'wingtip', Operator: 'starts_with' }));
      const { body } = await client.get(`/v1/customers?size=1&filter=${filter}`);
      assert.equal(body.totalCount, 1);
      assert.deepEqual([body.links.next, body.continuationToken], [undefined, undefined]);
    });

    test('goes on with the token and seekOperation alone, in size and filter of the first page', async () => {
      const filter = encodeURIComponent(JSON.stringify({ Field: 'CompanyName', Value: 'a', Operator: 'starts_with' }));
      const first = (await client.get(`/v1/customers?size=2&filter=${filter}`)).body;
      const headers = { 'MS-ContinuationToken': first.continuationToken };
      const { body } = await client.get('/v1/customers?seekOperation=Next', { headers });
      assert.equal(body.totalCount, 2);
      for (const { companyProfile } of body.items) assert.equal(key(companyProfile.companyName).charAt(0), 'a');
      assert.equal(idsOf([first, body]).length, new Set(idsOf([first, body])).size);
    });

    test('neither repeats nor hides others when customers come and go meanwhile', async () => {
      const before = idsOf(await pagesFrom((await client.get('/v1/customers')).body));
      const first = (await client.get('/v1/customers?size=50')).body;
      const [seenId = '', unseenId = ''] = [before[10], before[400]];
      const add = async (companyName: string): Promise<string> =>
        (await client.post('/v1/customers', directCustomer({ companyName }))).body.id;
      const earlier = await add('  0000 earlier than all');
      const later = await add('zzzzzz later than most');
      await client.call('DELETE', `/v1/customers/${seenId}`);
      await client.call('DELETE', `/v1/customers/${unseenId}`);
      const found = idsOf(await pagesFrom(first));
      assert.deepEqual(
        found.filter((id) => id !== later),
        before.filter((id) => id !== unseenId),
      );
      assert.ok(found.includes(later) && !found.includes(earlier));
    });

    test('goes on where the customer stood that the page ended with, though it is gone', async () => {
      const before = idsOf(await pagesFrom((await client.get('/v1/customers')).body));
      const first = (await client.get('/v1/customers?size=20')).body;
      await client.call('DELETE', `/v1/customers/${before[19]}`);
      assert.deepEqual(idsOf([(await follow(first)).body]), before.slice(20, 40));
    });
  });

  describe('with a continuation token', () => {
    const refused = async (token: string, as = client) => {
      const { status, body } = await as.get('/v1/customers?seekOperation=Next', {
        headers: { 'MS-ContinuationToken': token },
      });
      assert.deepEqual(
        { status, code: body.code, data: body.data },
        { status: 400, code: 2000, data: ['MS-ContinuationToken'] },
      );
      return body;
    };

    test('that is forged is refused', async () => {
      const forged = Buffer.from(JSON.stringify({ size: 5, filter: {}, position: { nameKey: '', id: '' } }));
      const zeros = Buffer.alloc(32);
      for (const token of [
        'x',
        'AAAA',
        forged.toString('base64url'),
        Buffer.concat([zeros, forged]).toString('base64url'),
      ]) {
        await refused(token);
      }
    });

    test('that was changed anywhere is refused', async () => {
      const { continuationToken } = (await client.get('/v1/customers?size=3')).body;
      const bytes = Buffer.from(continuationToken, 'base64url');
      for (let at = 0; at < bytes.length; at += 5) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        await refused(changed.toString('base64url'));
      }
      await refused(continuationToken.slice(0, -4));
      await refused(`${continuationToken}AAAA`);
    });

    test('of another partner is refused like a forged one', async () => {
      const { continuationToken } = (await client.get('/v1/customers?size=3')).body;
      const other = apiClient(server, await server.appToken(partnerB));
      assert.deepEqual(await refused(continuationToken, other), await refused('forged', other));
    });

    test('that is missing is told', async () => {
      const { status, body } = await client.get('/v1/customers?seekOperation=Next');
      assert.deepEqual({ status, code: body.code }, { status: 400, code: 2000 });
    });
  });
});
