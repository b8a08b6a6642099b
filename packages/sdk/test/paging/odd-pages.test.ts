import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { CustomerRow } from '../../src/index.ts';
import { answer, dropBefore, type Fault, type FaultServer, startFaultServer } from '../fault-server.ts';
import { errorOf, partnerAt } from '../partner-at.ts';

const page = (items: unknown, more: object = {}): Fault => answer(200, { totalCount: 1, items, ...more });
const item = (id: string) => ({ id });
const link = (headers: unknown) => ({
  links: { next: { uri: 'customers?seekOperation=Next', method: 'GET', headers } },
});
/** No list that is told to end goes on for longer. */
const enough = 20;

describe('a list that is answered oddly', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined, answer(500));
  });
  afterEach(() => server.close());

  const list = () => partnerAt(server.url, { retry: { maxAttempts: 2 } }).partner.customers.list();
  const walk = async (): Promise<readonly string[]> => {
    const ids: string[] = [];
    for await (const { id } of list()) {
      ids.push(id);
      if (ids.length === enough) break;
    }
    return ids;
  };
  const tokens = () => server.requests.map(({ headers }) => headers['ms-continuationtoken']);

  for (const name of ['MS-ContinuationToken', 'ms-continuationtoken']) {
    test(`with its token in the link alone goes on (${name})`, async () => {
      const headers = [
        { key: 'Other', value: 'no' },
        { key: name, value: 't1' },
      ];
      server.next(page([item('a')], link(headers)), page([item('b')]));
      assert.deepEqual(await walk(), ['a', 'b']);
      assert.deepEqual(tokens(), [undefined, 't1']);
    });
  }

  test('with the same token in both places goes on once', async () => {
    const next = link([{ key: 'MS-ContinuationToken', value: 't1' }]);
    server.next(page([item('a')], { continuationToken: 't1', ...next }), page([item('b')]));
    assert.deepEqual(await walk(), ['a', 'b']);
  });

  test('with the same token again ends with an error', async () => {
    server.next(...Array.from({ length: enough }, () => page([item('a')], { continuationToken: 'again' })));
    const error = await errorOf(walk());
    assert.equal(error.category, 'Parse');
    assert.ok(server.requests.length <= 3);
  });

  test('with tokens that lead in a circle ends with an error', async () => {
    const circle = ['x', 'y', 'z'].map((continuationToken) => page([item(continuationToken)], { continuationToken }));
    server.next(...Array.from({ length: enough }, () => circle).flat());
    assert.equal((await errorOf(walk())).category, 'Parse');
  });

  test('with an empty page in the middle goes on', async () => {
    server.next(page([item('a')], { continuationToken: '1' }), page([], { continuationToken: '2' }), page([item('b')]));
    assert.deepEqual(await walk(), ['a', 'b']);
  });

  const lasts: Readonly<Record<string, object>> = {
    'no token': {},
    'a null': { continuationToken: null, links: null },
    'an empty token': { continuationToken: '' },
    'a link without headers': { links: { next: { uri: 'customers' } } },
    'a link with headers of null': link(null),
    'a link with other headers': link([{ key: 'Other', value: 'x' }]),
    'a link with an empty token': link([{ key: 'MS-ContinuationToken', value: '' }]),
  };
  for (const [name, more] of Object.entries(lasts)) {
    test(`with ${name} ends there`, async () => {
      server.next(page([item('a')], more));
      assert.deepEqual(await walk(), ['a']);
      assert.equal(server.requests.length, 1);
    });
  }

  test('with headers of a link that are an object, as some services write them, does not crash', async () => {
    server.next(page([item('a')], link({ 'MS-ContinuationToken': 't1' })), page([item('b')]));
    const outcome = await walk().catch((error: Error) => error.name);
    assert.notEqual(outcome, 'TypeError');
  });

  for (const items of [undefined, null, {}, 'text', 7]) {
    test(`with ${JSON.stringify(items)} for items is unreadable`, async () => {
      server.next(page(items));
      assert.equal((await errorOf(walk())).category, 'Parse');
    });
  }

  test('with an error in the middle has given what came before', async () => {
    server.next(page([item('a')], { continuationToken: '1' }), answer(403, { code: 20002, description: 'gone' }));
    const seen: string[] = [];
    const walking = async () => {
      for await (const { id } of list() as AsyncIterable<CustomerRow>) seen.push(id);
    };
    const error = await errorOf(walking());
    assert.deepEqual([error.category, seen], ['Forbidden', ['a']]);
  });

  test('with a lost page asks for that page again', async () => {
    server.next(page([item('a')], { continuationToken: '1' }), dropBefore, page([item('b')]));
    assert.deepEqual(await walk(), ['a', 'b']);
    assert.deepEqual(tokens(), [undefined, '1', '1']);
  });
});
