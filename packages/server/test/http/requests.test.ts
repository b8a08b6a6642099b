import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ApiClient, apiClient } from '../api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../running-server.ts';
import { openSocket, rawRequest, restOf } from './raw-http.ts';

const id = partnerA.customer;
const path = `/v1/customers/${id}/profiles/billing`;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('a request', () => {
  let server: TestServer;
  let client: ApiClient;
  let token: string;

  before(async () => {
    server = await startTestServer();
    token = await server.appToken(partnerA);
    client = apiClient(server, token);
  });
  after(() => server.dispose());

  const get = (headers: Record<string, string>, at = path) => client.get(at, { headers });

  describe('path', () => {
    for (const [form, sent] of Object.entries({
      'segments in another case': `/V1/Customers/${id}/PROFILES/Billing`,
      'repeated slashes': `/v1//customers///${id}/profiles//billing`,
      'a trailing slash': `${path}/`,
      'repeated trailing slashes': `${path}//`,
      'an id in upper case': path.replace(id, id.toUpperCase()),
      'all of these': `//V1//Customers//${id.toUpperCase()}//profiles/BILLING//`,
    })) {
      test(`may have ${form}`, async () => {
        const { status, text } = await client.get(sent);
        assert.deepEqual({ status, text }, { status: 200, text: (await client.get(path)).text });
      });
    }

    test('keeps its query behind repeated slashes, as a vendor client sends it', async () => {
      const { status, body } = await client.get('/v1//customers?size=1');
      assert.deepEqual({ status, items: body.totalCount }, { status: 200, items: 1 });
    });

    test('ids are printed in lower case', async () => {
      const { body } = await client.get(`/v1/customers/${id.toUpperCase()}`);
      assert.equal(body.id, id);
      assert.equal(body.links.self.uri, `/customers/${id}`);
    });

    for (const malformed of ['1', 'x', `{${id}}`, id.replaceAll('-', ''), `${id}0`, `${id}%20`, `${id}%00`]) {
      test(`the malformed id ${malformed} is refused with 900118`, async () => {
        for (const at of [`/v1/customers/${malformed}`, `/v1/customers/${malformed}/profiles/billing`]) {
          const { status, body } = await client.get(at);
          const { code, description } = body;
          assert.deepEqual(
            { status, code, description },
            { status: 400, code: 900118, description: 'Invalid Customer Id' },
          );
        }
      });
    }

    for (const [kind, segment] of Object.entries({
      'an escape that is none': '%zz',
      'an escape of half a character': '%c3%28',
      'a segment longer than any id': 'a'.repeat(1000),
    })) {
      test(`${kind} is refused in the envelope, with the ids of every answer`, async () => {
        const { status, headers, bytes } = await rawRequest(server.url, {
          path: `/v1/customers/${segment}`,
          headers: { authorization: `Bearer ${token}`, 'ms-requestid': 'mine' },
        });
        const { data, source } = JSON.parse(bytes.toString());
        assert.ok(status === 400 || status === 414, `status ${status}`);
        assert.deepEqual({ source, requestId: headers['ms-requestid'] }, { source: 'Partnerite', requestId: 'mine' });
        assert.ok(Array.isArray(data));
        assert.ok(headers['ms-cv'] && headers['ms-serverid']);
      });
    }
  });

  describe('MS-Contract-Version', () => {
    for (const value of ['v1', 'V1', 'api-version: v1', 'api-version:v1', '']) {
      test(`may be ${JSON.stringify(value)}`, async () => {
        assert.equal((await get({ 'ms-contract-version': value })).status, 200);
      });
    }

    for (const value of ['v2', '1', 'v1, v2', 'api-version: v2', 'v'.repeat(3000)]) {
      test(`${value.slice(0, 20)} is refused`, async () => {
        const { status, body } = await get({ 'ms-contract-version': value });
        assert.deepEqual({ status, code: body.code }, { status: 400, code: 3000 });
        assert.deepEqual(body.data, ['MS-Contract-Version']);
      });
    }
  });

  describe('ids', () => {
    const both = (value: string) => ({ 'ms-requestid': value, 'ms-correlationid': `${value}` });

    for (const value of ['1', '94e4e214-6b06-4fb7-96d1-94d559f9b47f', '{a} "b" ~!', 'x'.repeat(128)]) {
      test(`are echoed as sent: ${value.slice(0, 36)}`, async () => {
        for (const at of [path, '/v1/customers/1', '/nowhere']) {
          const { headers } = await get(both(value), at);
          assert.equal(headers.get('ms-requestid'), value);
          assert.equal(headers.get('ms-correlationid'), value);
        }
      });
    }

    test('are GUIDs of the server where none are sent, new ones each time', async () => {
      const answers = [await get({}), await get({}), await get({}, '/nowhere')];
      const ids = answers.flatMap(({ headers }) => [headers.get('ms-requestid'), headers.get('ms-correlationid')]);
      for (const value of ids) assert.match(value ?? '', guid);
      assert.equal(new Set(ids).size, ids.length);
    });

    for (const [kind, value] of Object.entries({
      'longer than 128 characters': 'x'.repeat(129),
      'with letters beyond ASCII': 'caf\u00e9',
      'with a control character': 'a\tb',
    })) {
      test(`${kind} are refused and not echoed`, async () => {
        const { status, headers, body } = await get(both(value));
        assert.deepEqual({ status, code: body.code }, { status: 400, code: 3000 });
        assert.deepEqual(body.data, ['MS-RequestId', 'MS-CorrelationId']);
        assert.match(headers.get('ms-requestid') ?? '', guid);
      });
    }

    test('MS-CV and MS-ServerId are on every answer: one server, no vector twice', async () => {
      const answers = [await get({}), await get({}, '/nowhere'), await client.put(path, {})];
      const vectors = answers.map(({ headers }) => headers.get('ms-cv'));
      assert.equal(new Set(vectors).size, answers.length);
      assert.ok(vectors.every((vector) => vector));
      const servers = new Set(answers.map(({ headers }) => headers.get('ms-serverid')));
      assert.equal(servers.size, 1);
      assert.match([...servers].join(), /^\d+$/);
    });
  });

  describe('Accept', () => {
    for (const value of [
      'application/json',
      'Application/JSON',
      'application/json; charset=utf-8',
      'text/json',
      '*/*',
      'text/html, application/xhtml+xml, */*;q=0.8',
      'application/xml;q=0.9, application/json;q=0.1',
    ]) {
      test(`may be ${value}`, async () => {
        const { status, headers } = await get({ accept: value });
        assert.equal(status, 200);
        assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
      });
    }

    test('may be absent', async () => {
      const { status } = await rawRequest(server.url, { path, headers: { authorization: `Bearer ${token}` } });
      assert.equal(status, 200);
    });

    for (const value of ['application/xml', 'text/html', 'text/xml, image/*', 'application/json;q=0', 'nonsense']) {
      test(`${value} is refused with 406, and the refusal is JSON`, async () => {
        const { status, headers, body } = await get({ accept: value });
        assert.deepEqual({ status, code: body.code, data: body.data }, { status: 406, code: 406, data: [] });
        assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
      });
    }
  });

  test('that is not HTTP gets the envelope and the connection ends', async () => {
    const socket = await openSocket(server.url);
    socket.write('NONSENSE\r\n\r\n');
    const answer = await restOf(socket);
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.equal(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))).source, 'Partnerite');
  });

  test('HEAD is answered like GET, without the body, and needs a token too', async () => {
    const { headers } = await client.get(path);
    const head = await client.call('HEAD', path);
    assert.deepEqual(
      { status: head.status, etag: head.headers.get('etag'), text: head.text },
      { status: 200, etag: headers.get('etag'), text: '' },
    );
    assert.equal((await apiClient(server, undefined).call('HEAD', path)).status, 401);
  });
});
