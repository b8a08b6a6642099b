import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { AuditPosition } from '../../src/store/audit.ts';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, indirectCustomer } from './customer-bodies.ts';
import { anyText, bodiesLike, filterText, headerValue, pathSegment } from './hostile-input.ts';
import { openSocket, type RawAnswer, type RawCall, rawRequest, restOf } from './raw-http.ts';

/** Requests that go out together: the checks before and after are made once for all of them. */
const together = 50;
/** How many such groups each property tries; 21,000 requests in all. */
const groups = { updates: 160, creations: 60, patches: 30, headers: 60, lists: 60, paths: 30, tokens: 20 };

const billing = (id: string) => `/v1/customers/${id}/profiles/billing`;
const inside = /node_modules|\.ts:\d|\bat \w+ \(|SQLITE|no such (table|column)|partnerite\.db|unexpected token/i;

describe('whatever a partner sends', () => {
  let server: TestServer;
  let agent: Agent;
  let token: string;
  let owner: ApiClient;
  let stranger: ApiClient;
  let ownIds: readonly string[];
  /** Customers that may come to an end. */
  let passingIds: readonly string[];
  let profile: Json;
  let foreign: readonly string[];
  let continuationTokens: readonly string[];

  before(async () => {
    server = await startTestServer();
    agent = new Agent({ keepAlive: true, maxSockets: 8 });
    token = await server.userToken(partnerA);
    owner = apiClient(server, token);
    stranger = apiClient(server, await server.userToken(partnerB));
    ownIds = (await owner.get('/v1/customers')).body.items.map(({ id }: Json) => id);
    const created = Array.from({ length: 12 }, () => owner.post('/v1/customers', directCustomer()));
    passingIds = (await Promise.all(created)).map(({ body }) => body.id);
    const { id: _id, ...anyones } = (await owner.get(billing(partnerA.customer))).body;
    profile = anyones;
    const theirs: Json[] = (await stranger.get('/v1/customers')).body.items;
    foreign = theirs.flatMap(({ companyProfile }) => [companyProfile.companyName, companyProfile.domain]);
    const pages = await Promise.all([owner, stranger].map((client) => client.get('/v1/customers?size=1')));
    continuationTokens = pages.map(({ body }) => body.continuationToken);
  });
  after(async () => {
    agent.destroy();
    await server.dispose();
  });

  const send = (call: RawCall): Promise<RawAnswer> => {
    const headers = { authorization: `Bearer ${token}`, ...call.headers };
    return rawRequest(server.url, { ...call, headers, agent });
  };

  let lastRecord: AuditPosition | undefined;

  /** How many audit records partner A has got since this was last asked. */
  const countNewRecords = async (): Promise<number> => {
    const records = await server.store.readAuditRecords(partnerA.tenant, { limit: 10_000, after: lastRecord });
    lastRecord = records.at(-1) ?? lastRecord;
    return records.length;
  };

  /** Everything that can be read of partner B, and each billing profile of partner A by its path. */
  const readAll = async () => {
    const profiles = await Promise.all(
      ownIds.map(async (id) => [billing(id), (await owner.get(billing(id))).text] as const),
    );
    const theirs = ['/v1/customers', billing(partnerB.customer)].map(async (path) => (await stranger.get(path)).text);
    const records = await server.store.readAuditRecords(partnerB.tenant, { limit: 10 });
    return { profiles: new Map(profiles), theirs: await Promise.all(theirs), records };
  };

  const assertHarmless = ({ status, headers, bytes }: RawAnswer) => {
    const text = bytes.toString();
    assert.ok(status < 500 || status === 501, `${status} ${text}`);
    assert.notEqual(status, 408, 'a request that was sent at once got no answer in time');
    assert.doesNotMatch(text, inside);
    for (const theirs of foreign) assert.equal(text.includes(theirs), false, text);
    // The dashboard's page, the same for everybody.
    if (text === '' || headers['content-type'] === 'text/html; charset=utf-8') return;
    const body: Json = JSON.parse(text);
    if (status >= 400) {
      assert.deepEqual(Object.keys(body), ['code', 'description', 'data', 'source']);
      assert.ok(Array.isArray(body.data) && body.description.length <= 1024);
    }
  };

  /** Sends the calls together. No answer may be harmful, and only what was accepted may have changed anything. */
  const assertHarmlessTogether = async (calls: readonly RawCall[]) => {
    await countNewRecords();
    const before = await readAll();
    const answers = await Promise.all(calls.map(send));
    for (const answer of answers) assertHarmless(answer);
    const accepted = calls.filter(({ method }, index) => {
      const { status = 0, headers = {} } = answers[index] ?? {};
      return method !== undefined && status < 300 && headers['partnerite-replayed'] === undefined;
    });
    assert.equal(await countNewRecords(), accepted.length);
    const changed = new Set(accepted.map(({ path }) => path));
    const { profiles, ...others } = await readAll();
    for (const [path, text] of profiles) if (!changed.has(path)) assert.equal(text, before.profiles.get(path));
    assert.deepEqual(others, { theirs: before.theirs, records: before.records });
    return answers;
  };

  const check = (call: fc.Arbitrary<RawCall>, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: together, maxLength: together, size: 'max' }), async (calls) => {
        await assertHarmlessTogether(calls);
      }),
      { numRuns, endOnFailure: true },
    );

  const ifMatch = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ 'if-match': '*' }) },
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: headerValue.map((value) => ({ 'if-match': value })) },
  );

  test('an update is done as a whole or refused without a trace', async () => {
    const call = fc
      .tuple(fc.constantFrom(...ownIds), bodiesLike(profile), ifMatch)
      .map(([id, body, headers]): RawCall => ({ method: 'PUT', path: billing(id), body, headers }));
    await check(call, groups.updates);
  });

  test('a creation is done as a whole or refused without a trace', async () => {
    const domain = 'stands.example.com';
    const bodies = [directCustomer({ domain }), indirectCustomer({ domain, reseller: partnerA.reseller })].map(
      bodiesLike,
    );
    const call = fc.tuple(fc.oneof(...bodies), fc.nat()).map(([body, number]): RawCall => {
      const own = typeof body === 'string' ? body.replace(domain, `n${number}.example.com`) : body;
      return { method: 'POST', path: '/v1/customers', body: own };
    });
    await check(call, groups.creations);
  });

  test('a patch is done as a whole or refused without a trace', async () => {
    const patches = [{ relationshipToPartner: 'none' }, { allowDelegatedAccess: false }, {}];
    const call = fc
      .tuple(fc.constantFrom(...passingIds, partnerB.customer), fc.oneof(...patches.map(bodiesLike)))
      .map(([id, body]): RawCall => ({ method: 'PATCH', path: `/v1/customers/${id}`, body }));
    await check(call, groups.patches);
  });

  test('headers of any content do no harm', async () => {
    const names = [
      'accept',
      'content-type',
      'content-encoding',
      'if-match',
      'ms-requestid',
      'ms-correlationid',
      'ms-contract-version',
      'x-locale',
      'ms-continuationtoken',
    ];
    const headers = fc.dictionary(fc.constantFrom(...names), headerValue, { minKeys: 1, maxKeys: 4 });
    const call = fc.tuple(fc.constantFrom(undefined, 'PUT'), headers).map(([method, sent]): RawCall => {
      const base = { path: billing(partnerA.customer), headers: sent };
      return method === undefined ? base : { ...base, method, body: JSON.stringify(profile) };
    });
    await check(call, groups.headers);
  });

  test('lists, filters and continuation tokens of any content show nothing of another partner', async () => {
    const [own = '', theirs = ''] = continuationTokens;
    const changed = fc.tuple(fc.nat(own.length - 1), fc.constantFrom('A', 'z', '-', '')).map(([at, put]) => {
      return own.slice(0, at) + put + own.slice(at + 1);
    });
    const continuation = fc.oneof(
      fc.constantFrom(own, theirs),
      changed,
      headerValue,
      fc.base64String({ maxLength: 200 }),
    );
    const size = fc.oneof(fc.constantFrom('0', '1', '2', '500', '501', '1e9'), anyText);
    const instant = fc.date().map(String);
    const date = fc.oneof(instant, fc.stringMatching(/^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}([ T]\d\d:\d\d.{0,9})?$/), anyText);
    const list = fc.constantFrom('/v1/customers', '/v1/auditrecords', '/auditactivity/v1/auditrecords');
    const call = fc
      .record(
        {
          size,
          list,
          filter: filterText,
          startDate: date,
          endDate: date,
          seekOperation: fc.oneof(fc.constantFrom('Next', 'First', 'Last', 'Previous'), anyText),
          continuation,
        },
        { requiredKeys: ['list'] },
      )
      .map(({ list: path, continuation: continued, ...query }): RawCall => {
        const parameters = Object.entries(query).map(
          ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
        );
        const headers = continued === undefined ? {} : { 'ms-continuationtoken': continued };
        return { path: `${path}?${parameters.join('&')}`, headers };
      });
    await check(call, groups.lists);
  });

  test('ids and paths of any content do no harm', async () => {
    const id = fc.oneof(pathSegment, fc.uuid(), fc.constantFrom(partnerB.customer, partnerB.tenant));
    const rest = fc.oneof(
      fc.constantFrom('', '/profiles/billing', '/profiles/company', '/users', '/agreements'),
      pathSegment.map((segment) => `/${segment}`),
    );
    const query = fc.oneof(
      fc.constant(''),
      anyText.map((text) => `?${encodeURIComponent(text.toWellFormed())}`),
    );
    const call = fc
      .tuple(fc.constantFrom('/v1/customers/', '/v1/', '/'), id, rest, query)
      .map(([base, segment, more, asked]): RawCall => ({ path: `${base}${segment}${more}${asked}` }));
    await check(call, groups.paths);
  });

  test('no token but a good one opens anything', async () => {
    const [head = '', claims = '', signature = ''] = token.split('.');
    const decoded: Json = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    // The last characters of a part may hold bits that decoding drops.
    const changed = fc.tuple(fc.nat(token.length - 5), fc.constantFrom('A', 'z', '_', '')).map(([at, put]) => {
      return token.slice(0, at) + put + token.slice(at + 1);
    });
    const otherClaims = fc
      .dictionary(fc.constantFrom(...Object.keys(decoded)), fc.oneof(anyText, fc.jsonValue()), { minKeys: 1 })
      .map((claimed) => `${head}.${encode({ ...decoded, ...claimed })}.${signature}`);
    const otherHead = fc
      .record({
        alg: fc.oneof(fc.constantFrom('none', 'HS256', 'RS256', 'ES256'), fc.jsonValue()),
        kid: fc.jsonValue(),
      })
      .map((header) => `${encode(header)}.${claims}.${signature}`);
    const bearer = fc.oneof(changed, otherClaims, otherHead, headerValue).filter((sent) => sent !== token);
    const tried = fc.array(bearer, { minLength: together, maxLength: together, size: 'max' });
    const property = fc.asyncProperty(tried, async (tokens) => {
      const calls = tokens.map((sent) => ({
        path: billing(partnerA.customer),
        headers: { authorization: `Bearer ${sent}` },
      }));
      for (const { status } of await assertHarmlessTogether(calls)) assert.equal(status, 401);
    });
    await fc.assert(property, { numRuns: groups.tokens, endOnFailure: true });
  });

  test('bytes that are no HTTP end in a refusal or a closed connection, and others are served', async () => {
    const line = fc.constantFrom(
      'GET / HTTP/1.1\r\n',
      'PUT /v1/customers HTTP/1.1\r\n',
      'POST * HTTP/9.9\r\n',
      '\r\n',
      'Host: localhost\r\n',
    );
    const bytes = fc.array(
      fc.oneof(
        line.map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 60 }),
      ),
      { maxLength: 6 },
    );
    const property = fc.asyncProperty(bytes, async (parts) => {
      const socket = await openSocket(server.url);
      const rest = restOf(socket);
      socket.end(Buffer.concat(parts));
      assert.match(await rest, /^(HTTP\/1\.1 [1-4]\d\d |$)/);
      assert.equal((await send({ path: billing(partnerA.customer) })).status, 200);
    });
    await fc.assert(property, { numRuns: 200, endOnFailure: true });
  });
});
