import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { newBrowser } from '../authority/browser-fixture.ts';
import { type DemoPartner, partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer } from './customer-bodies.ts';
import { createTestIssuer } from './minted-tokens.ts';

const path = '/partnerite/v1/activity';
const profilePath = `/v1/customers/${partnerA.customer}/profiles/billing`;
const password = 'Partnerite-demo-1';

interface Activity {
  readonly totalCount: number;
  readonly latest: number;
  readonly items: readonly Json[];
}

async function activityOf(client: ApiClient, query = ''): Promise<Activity> {
  const { status, body } = await client.get(path + query);
  assert.equal(status, 200);
  return body;
}

/** What the record holds of a request, once it is there: it is written when the answer has left. */
async function recorded(client: ApiClient, isIt: (item: Json) => boolean): Promise<Json> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const found = (await activityOf(client, '?size=1000')).items.find(isIt);
    if (found !== undefined) return found;
  }
  return assert.fail('the request is not recorded');
}

const headerOf = (fields: readonly Json[], name: string): string | undefined =>
  fields.find(({ key }) => key.toLowerCase() === name)?.value;

describe('the activity', () => {
  let server: TestServer;
  let client: ApiClient;
  let stranger: ApiClient;
  let anonymous: ApiClient;
  let token: string;

  before(async () => {
    server = await startTestServer();
    token = await server.userToken(partnerA);
    client = apiClient(server, token);
    stranger = apiClient(server, await server.appToken(partnerB));
    anonymous = apiClient(server, undefined);
  });
  after(() => server.dispose());

  const byRequestId = (id: string, who = client) => recorded(who, ({ requestId }) => requestId === id);

  test('tells of a request and its answer as they were', async () => {
    const { body } = await client.get(profilePath);
    const sent = JSON.stringify({ ...body, companyName: 'Wingtip Spielwaren 玩具' });
    const headers = { 'ms-requestid': 'told-1', 'ms-correlationid': 'told-2', 'if-match': `"${body.attributes.etag}"` };
    const answer = await client.call('PUT', `${profilePath}?x=1`, { body: sent, headers });
    assert.equal(answer.status, 200);
    const { id, at, durationMs, requestHeaders, responseHeaders, ...told } = await byRequestId('told-1');
    assert.deepEqual(told, {
      method: 'PUT',
      path: `${profilePath}?x=1`,
      status: 200,
      operationId: 'updateCustomerBillingProfile',
      requestId: 'told-1',
      correlationId: 'told-2',
      applicationId: partnerA.publicApp,
      user: partnerA.user,
      requestBody: sent,
      responseBody: answer.text,
      truncated: false,
    });
    assert.ok(Number.isSafeInteger(id) && durationMs > 0 && Math.abs(Date.now() - Date.parse(at)) < 60_000);
    assert.equal(headerOf(requestHeaders, 'if-match'), headers['if-match']);
    assert.equal(headerOf(responseHeaders, 'etag'), answer.headers.get('etag'));
    assert.equal(headerOf(responseHeaders, 'content-type'), answer.headers.get('content-type'));
  });

  test('tells of refused requests, of those without a body, and of those that are nobody’s', async () => {
    await client.put(profilePath, '{"a":', { 'ms-requestid': 'refused-1' });
    const refused = await byRequestId('refused-1');
    assert.deepEqual(
      [refused.status, refused.requestBody, JSON.parse(refused.responseBody).code],
      [400, '{"a":', 3000],
    );
    await anonymous.put(profilePath, { firstName: 'x' }, { 'ms-requestid': 'refused-2' });
    const unread = await byRequestId('refused-2');
    assert.deepEqual([unread.status, unread.requestBody, unread.user], [401, undefined, undefined]);
    await client.call('HEAD', '/v1/domains/wingtip.example', { headers: { 'ms-requestid': 'refused-3' } });
    assert.equal((await byRequestId('refused-3')).method, 'HEAD');
    await anonymous.get('/nowhere?a=b', { headers: { 'ms-requestid': 'refused-4' } });
    assert.deepEqual(
      [(await byRequestId('refused-4')).path, (await byRequestId('refused-4', stranger)).operationId],
      ['/nowhere?a=b', undefined],
    );
  });

  test('goes on from where the last answer ended, the newest first, as many as are wanted', async () => {
    const { latest } = await activityOf(client, '?size=1');
    assert.deepEqual((await activityOf(client, `?after=${latest}`)).items, []);
    assert.equal((await activityOf(client, `?after=${latest}`)).latest, latest);
    for (const id of ['next-1', 'next-2', 'next-3']) {
      await client.get(profilePath, { headers: { 'ms-requestid': id } });
    }
    await byRequestId('next-3');
    const ids = ({ items }: Activity) => items.map(({ requestId }) => requestId);
    const next = await activityOf(client, `?after=${latest}`);
    assert.deepEqual(ids(next), ['next-3', 'next-2', 'next-1']);
    assert.deepEqual([next.totalCount, next.latest], [3, next.items[0].id]);
    assert.deepEqual(ids(await activityOf(client, `?after=${latest}&size=2`)), ['next-3', 'next-2']);
    assert.deepEqual(ids(await activityOf(client, `?after=${next.items[2].id}`)), ['next-3', 'next-2']);
  });

  for (const query of ['size=0', 'size=1001', 'size=x', 'after=-1', 'after=1.5', 'after=99999999999999999999']) {
    test(`refuses ?${query}`, async () => {
      const { status, body } = await client.get(`${path}?${query}`);
      assert.deepEqual([status, body.data], [400, [query.split('=')[0]]]);
    });
  }

  test('leaves out its own questions, health, metrics and the dashboard', async () => {
    const left = [path, '/healthz', '/readyz', '/metrics', '/', '/customers', '/dashboard.json', '/icon.svg'];
    for (const address of left) {
      await client.get(address, { headers: { 'ms-requestid': 'left-out', 'ms-correlationid': 'left-out' } });
    }
    await client.get(profilePath, { headers: { 'ms-requestid': 'after-them' } });
    await byRequestId('after-them');
    const { items } = await activityOf(client, '?size=1000');
    assert.deepEqual(
      items.filter(({ correlationId }) => correlationId === 'left-out'),
      [],
    );
    assert.deepEqual(
      items.filter((item) => left.includes(item.path.split('?')[0])),
      [],
    );
  });

  test('is the partner’s own: its tokens’ requests, and what its tenant’s authority was asked', async () => {
    await stranger.get(profilePath, { headers: { 'ms-requestid': 'foreign-1' } });
    await byRequestId('foreign-1', stranger);
    await fetch(`${server.url}/${partnerB.tenant}/oauth2/token`, {
      method: 'POST',
      headers: { 'ms-requestid': 'foreign-2' },
    });
    await byRequestId('foreign-2', stranger);
    const common = new URLSearchParams({ client_id: partnerB.publicApp });
    for (const [id, body] of [
      ['foreign-3', common],
      ['foreign-4', new URLSearchParams({ username: partnerB.user })],
    ] as const) {
      await fetch(`${server.url}/common/oauth2/token`, { method: 'POST', headers: { 'ms-requestid': id }, body });
      await byRequestId(id, stranger);
    }
    await fetch(`${server.url}/common/oauth2/authorize?${common}`, { headers: { 'ms-requestid': 'foreign-5' } });
    await byRequestId('foreign-5', stranger);
    const own = await activityOf(client, '?size=1000');
    assert.deepEqual(
      own.items.filter(({ requestId }) => requestId.startsWith('foreign')),
      [],
    );
    for (const name of [partnerB.tenant, partnerB.publicApp, partnerB.user]) {
      assert.equal(JSON.stringify(own).includes(name), false);
    }
  });

  test('shows what is too long from its beginning, and says so', async () => {
    const { body } = await client.get(profilePath);
    const long = JSON.stringify({ password: 's3cret', ...body, firstName: '喬'.repeat(20_000) });
    await client.put(profilePath, long, { 'ms-requestid': 'long-1' });
    const cut = await byRequestId('long-1');
    assert.equal(cut.truncated, true);
    assert.ok(cut.requestBody.startsWith(long.slice(0, 100).replace('s3cret', '***')));
    assert.ok(Buffer.byteLength(cut.requestBody) <= 16 * 1024);
    assert.equal(cut.requestBody.includes('s3cret'), false);
    assert.match(cut.requestBody.slice(-10), /^喬+$/);
    await client.get(`/nowhere/${'x'.repeat(17_000)}`, { headers: { 'ms-requestid': 'long-2' } });
    const address = await byRequestId('long-2');
    assert.deepEqual([address.truncated, address.path.length], [true, 16 * 1024]);
  });

  test('is no call of a customer: no report of requests counts it', async () => {
    const countOf = async () => (await client.get('/v1/partnerRequests')).body.totalCount;
    const found = await countOf();
    await client.get(path);
    await client.get('/partnerite/v1/settings');
    assert.equal(await countOf(), found + 1);
  });
});

test('no secret is in the activity, whichever way it came', async (context) => {
  const server = await startTestServer();
  context.after(() => server.dispose());
  const secrets = new Set<string>([password]);
  const tokenOf = async (partner: DemoPartner, fields: Record<string, string>): Promise<Json> => {
    const body = new URLSearchParams(fields);
    const answer: Json = await (
      await fetch(`${server.url}/${partner.tenant}/oauth2/v2.0/token`, { method: 'POST', body })
    ).json();
    for (const name of ['access_token', 'refresh_token', 'id_token']) if (answer[name]) secrets.add(answer[name]);
    return answer;
  };
  const scope = 'openid offline_access https://api.partnercenter.microsoft.com/user_impersonation';
  const verifier = 'a-verifier-of-at-least-forty-three-characters-0';
  const redirect = 'http://localhost:53682/';
  const browser = newBrowser();
  const request = new URLSearchParams({
    client_id: partnerA.publicApp,
    response_type: 'code',
    redirect_uri: redirect,
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await browser.open(`${server.url}/${partnerA.tenant}/oauth2/v2.0/authorize?${request}`);
  const { location } = await browser.submit(page, { username: partnerA.user, password, action: 'sign-in' });
  const code = location.searchParams.get('code') ?? '';
  for (const value of [code, verifier, ...browser.cookies.values()]) secrets.add(value);
  const grant = { grant_type: 'authorization_code', client_id: partnerA.publicApp, redirect_uri: redirect };
  const signedIn = await tokenOf(partnerA, { ...grant, code, code_verifier: verifier });
  await tokenOf(partnerA, {
    grant_type: 'refresh_token',
    client_id: partnerA.publicApp,
    refresh_token: signedIn.refresh_token,
  });
  await browser.open(
    `${server.url}/${partnerA.tenant}/oauth2/v2.0/logout?id_token_hint=${signedIn.id_token}&post_logout_redirect_uri=${redirect}`,
  );
  secrets.add(partnerA.secret);
  await tokenOf(partnerA, {
    grant_type: 'client_credentials',
    client_id: partnerA.app,
    client_secret: partnerA.secret,
    scope: 'https://api.partnercenter.microsoft.com/.default',
  });
  const device: Json = await (
    await fetch(`${server.url}/common/oauth2/v2.0/devicecode`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: partnerA.publicApp, scope }),
    })
  ).json();
  secrets.add(device.device_code).add(device.user_code);

  const client = apiClient(server, signedIn.access_token);
  const created = await client.post('/v1/customers', directCustomer());
  secrets.add(created.body.userCredentials.password);
  const user = { displayName: 'A', firstName: 'A', lastName: 'B', usageLocation: 'US' };
  const userPassword = 'Very-secret-4711';
  secrets.add(userPassword);
  await client.post(`/v1/customers/${partnerA.customer}/users`, {
    ...user,
    userPrincipalName: 'a@wingtip.example',
    passwordProfile: { password: userPassword, forceChangePassword: true },
  });
  await client.post('/webhooks/v1/registration', {
    WebhookUrl: `${server.url}/hook?code=hook-secret`,
    WebhookEvents: ['subscription-updated'],
  });
  secrets.add('hook-secret');
  const wrong = 'wrong-but-still-secret';
  secrets.add(wrong);
  const anywhere: readonly (() => Promise<unknown>)[] = [
    () => client.get(`/v1/customers?access_token=${wrong}`),
    () => client.get('/nowhere', { headers: { authorization: wrong } }),
    () => client.get('/nowhere', { headers: { authorization: `Basic ${wrong}` } }),
    () => client.get('/nowhere', { headers: { cookie: `a=${wrong}; b=${wrong}` } }),
    () => client.get('/nowhere', { headers: { 'x-api-key': wrong, 'x-secret-thing': wrong } }),
    () => client.get('/nowhere', { headers: { referer: `http://localhost/?code=${wrong}` } }),
    () => client.put('/v1/customers/x/profiles/billing', `{"pass\\u0077ord" : "${wrong}"}`),
    () => client.put('/v1/customers/x/profiles/billing', `{"Password":"${wrong}`),
    () => client.put('/v1/customers/x/profiles/billing', `{password: '${wrong}'}`),
    () => client.post('/v1/customers', `{"client_secret":"${wrong}\\"${wrong}","n":1}`),
    () => client.post('/v1/customers', `{"password":"a\\"${wrong}"}`, { 'content-type': 'text/json' }),
    () => client.post('/v1/customers', `{"password":["${wrong}"]}`),
    () => client.post('/v1/customers', `a=password&code=${wrong}`),
    () =>
      client.post('/v1/customers', `--a\r\nContent-Disposition: form-data; name="password"\r\n\r\n${wrong}\r\n--a--`),
    () => client.post('/v1/customers', `{a:"${'a'.repeat(16_300)}",password:'${wrong.repeat(9)}'}`),
    () => client.get('/nowhere', { headers: { 'x-forwarded-authorization': wrong, 'x-auth': `Bearer ${wrong}` } }),
    () => client.get('/nowhere', { headers: { 'x-original-uri': `/a?b=c&access_token=${wrong}` } }),
    () => client.get(`/nowhere?a=1;token=${wrong}&password=a?${wrong}&next=${encodeURIComponent(`/?token=${wrong}`)}`),
  ];
  for (const ask of anywhere) await ask();

  await client.get(profilePath, { headers: { 'ms-requestid': 'last' } });
  await recorded(client, ({ requestId }) => requestId === 'last');
  const { items } = await activityOf(client, '?size=1000');
  assert.ok(items.length >= 20);
  const told = JSON.stringify(items);
  for (const secret of secrets) {
    assert.notEqual(secret, '');
    assert.equal(
      told.includes(secret),
      false,
      `${secret} in ${items.find((item) => JSON.stringify(item).includes(secret))?.path}`,
    );
  }
});

describe('on the network', () => {
  test('requests that cannot be said to be anybody’s are shown to nobody', async (context) => {
    const issuer = await createTestIssuer();
    context.after(() => issuer.dispose());
    const server = await startTestServer({
      flags: ['--host', '0.0.0.0', '--empty', '--activity'],
      file: { issuers: [issuer.settings] },
    });
    context.after(() => server.dispose());
    const client = apiClient(server, await issuer.mint());
    await apiClient(server, undefined).get('/v1/customers', { headers: { 'ms-requestid': 'nobody' } });
    await client.get('/v1/customers', { headers: { 'ms-requestid': 'own' } });
    await recorded(client, ({ requestId }) => requestId === 'own');
    const { items } = await activityOf(client);
    assert.deepEqual(
      items.map(({ requestId }) => requestId),
      ['own'],
    );
  });

  test('a server records nothing unless it is told to, and on loopback it can be told not to', async (context) => {
    const server = await startTestServer({ flags: ['--no-activity'] });
    context.after(() => server.dispose());
    const client = apiClient(server, await server.appToken(partnerA));
    await client.get(profilePath);
    assert.deepEqual(await activityOf(client, '?after=7'), {
      totalCount: 0,
      items: [],
      latest: 7,
      attributes: { objectType: 'RequestActivity' },
    });
  });
});
