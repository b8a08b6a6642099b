import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { maxListedPrincipals, maxListedRequests, type SeenRequest } from '../../src/mfa/partner-activity.ts';
import { createRequestLedger, type RequestLedger } from '../../src/mfa/request-ledger.ts';
import { StoreUnavailable } from '../../src/store/errors.ts';
import { withSqliteStore } from '../store/sqlite-folder.ts';

const partner = '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01';
const other = '8d4c6e21-2a7f-4b93-a5d8-1e9f3b7c6a11';
const day = 24 * 60 * 60 * 1000;
const noon = Date.parse('2026-05-20T12:00:00Z');

function request(values: Partial<SeenRequest> = {}): SeenRequest {
  return {
    at: noon,
    requestId: 'request',
    correlationId: 'correlation',
    operationName: 'Get /v{version}/customers',
    ipAddress: '192.0.2.7',
    applicationId: 'app',
    userId: 'user',
    userPrincipalName: 'user@contoso.example',
    mfa: true,
    ...values,
  };
}

const readAll = async (ledger: RequestLedger, now: number) => ({
  requests: await ledger.readRequests(partner, now),
  applications: await ledger.readApplications(partner, now),
  withoutMfa: await ledger.readWithoutMfa(partner, now),
});

describe('the ledger of requests', () => {
  test('tells each partner of its own requests, written or not', async () => {
    await withSqliteStore(async (store) => {
      const ledger = createRequestLedger(store, 'node');
      const [first, second] = [request({ requestId: '1' }), request({ requestId: '2', at: noon + 1, mfa: false })];
      ledger.note(partner, first);
      await ledger.flush(noon);
      ledger.note(partner, second);
      ledger.note(other, request({ applicationId: 'theirs' }));
      const { requests, applications, withoutMfa } = await readAll(ledger, noon + 1);
      assert.deepEqual(requests, [first, second]);
      assert.deepEqual(applications, [{ day: Math.floor(noon / day), applicationId: 'app', mfa: 1, total: 2 }]);
      assert.deepEqual(withoutMfa, [{ at: noon + 1, userId: 'user', userPrincipalName: 'user@contoso.example' }]);
    });
  });

  test('a later run tells of what earlier runs and other nodes have written, and of nothing twice', async () => {
    await withSqliteStore(async (store) => {
      const runs = ['one', 'two', 'three'].map((node) => createRequestLedger(store, node));
      for (const [index, run] of runs.entries()) {
        run.note(partner, request({ at: noon + index, requestId: String(index), mfa: index === 0 }));
        await run.flush(noon);
        await run.flush(noon);
      }
      for (const run of runs) {
        const { requests, applications, withoutMfa } = await readAll(run, noon + 5);
        assert.deepEqual(
          requests.map(({ requestId }) => requestId),
          ['0', '1', '2'],
        );
        assert.deepEqual([applications[0]?.mfa, applications[0]?.total], [1, 3]);
        assert.deepEqual(
          withoutMfa.map(({ at }) => at),
          [noon + 2],
        );
      }
    });
  });

  test('what was not written is all that a killed run loses', async () => {
    await withSqliteStore(async (store) => {
      const killed = createRequestLedger(store, 'killed');
      killed.note(partner, request({ requestId: 'written' }));
      await killed.flush(noon);
      killed.note(partner, request({ requestId: 'lost' }));
      const { requests, applications } = await readAll(createRequestLedger(store, 'next'), noon);
      assert.deepEqual(
        requests.map(({ requestId }) => requestId),
        ['written'],
      );
      assert.equal(applications[0]?.total, 1);
    });
  });

  test('what cannot be written is written the next time', async () => {
    await withSqliteStore(async (store) => {
      let broken = true;
      const ledger = createRequestLedger(
        {
          listActivity: (...query) => store.listActivity(...query),
          readActivity: (...key) => store.readActivity(...key),
          saveActivity: (reports) =>
            broken ? Promise.reject(new StoreUnavailable('disk full')) : store.saveActivity(reports),
        },
        'node',
      );
      ledger.note(partner, request());
      await assert.rejects(ledger.flush(noon), StoreUnavailable);
      broken = false;
      await ledger.flush(noon);
      const { requests, applications } = await readAll(createRequestLedger(store, 'next'), noon);
      assert.deepEqual([requests.length, applications[0]?.total], [1, 1]);
    });
  });

  test('what is older than seven days is told no more, in memory and in the store', async () => {
    await withSqliteStore(async (store) => {
      const ledger = createRequestLedger(store, 'node');
      ledger.note(partner, request({ mfa: false }));
      await ledger.flush(noon);
      const later = createRequestLedger(store, 'later');
      for (const run of [ledger, later]) {
        assert.equal((await run.readRequests(partner, noon + 7 * day - 1)).length, 1);
        const after = await readAll(run, noon + 7 * day + 1);
        assert.deepEqual([after.requests, after.withoutMfa], [[], []]);
        // Days are told as a whole, until the last of their hours is over.
        assert.equal(after.applications.length, 1);
        assert.deepEqual(await run.readApplications(partner, noon + 8 * day), []);
      }
      await ledger.flush(noon + 8 * day);
      await store.removeExpired(noon + 8 * day);
      assert.deepEqual(await store.listActivity(partner, { limit: 1 }), []);
    });
  });

  test('days are counted apart, the newest first, then by application', async () => {
    await withSqliteStore(async (store) => {
      const ledger = createRequestLedger(store, 'node');
      for (const [at, applicationId] of [
        [noon - day, 'b'],
        [noon, 'b'],
        [noon, 'a'],
      ] as const) {
        ledger.note(partner, request({ at, applicationId }));
      }
      const applications = await ledger.readApplications(partner, noon);
      const today = Math.floor(noon / day);
      assert.deepEqual(
        applications.map(({ day: number, applicationId }) => [number - today, applicationId]),
        [
          [0, 'a'],
          [0, 'b'],
          [-1, 'b'],
        ],
      );
    });
  });

  test('of many requests all are counted and the newest listed, and the store holds no more than is listed', async () => {
    await withSqliteStore(async (store) => {
      const ledger = createRequestLedger(store, 'node');
      const made = 2 * maxListedRequests + 700;
      for (let index = 0; index < made; index += 1) {
        ledger.note(
          partner,
          request({ at: noon + index, requestId: String(index), userId: `user ${index}`, mfa: false }),
        );
        if (index % 3_000 === 0) await ledger.flush(noon);
      }
      await ledger.flush(noon);
      for (const run of [ledger, createRequestLedger(store, 'next')]) {
        const { requests, applications, withoutMfa } = await readAll(run, noon + made);
        assert.equal(requests.length, maxListedRequests);
        assert.equal(requests[0]?.requestId, String(made - maxListedRequests));
        assert.equal(requests.at(-1)?.requestId, String(made - 1));
        assert.equal(applications[0]?.total, made);
        assert.equal(withoutMfa.length, maxListedPrincipals);
        assert.equal(withoutMfa[0]?.userId, `user ${made - 1}`);
      }
      const names = await store.listActivity(partner, { limit: 1_000 });
      const stored = await Promise.all(names.map((name) => store.readActivity(partner, name, noon)));
      const listed = stored.flatMap((report) => JSON.parse(report?.document ?? '').requests ?? []);
      assert.ok(listed.length < maxListedRequests + 1_000, `${listed.length} requests are stored`);
    });
  });

  test('who invents application ids does not fill the memory', async () => {
    await withSqliteStore(async (store) => {
      const ledger = createRequestLedger(store, 'node');
      for (let index = 0; index < 3_000; index += 1) ledger.note(partner, request({ applicationId: `app ${index}` }));
      assert.equal((await ledger.readApplications(partner, noon)).length, 1_000);
    });
  });

  test('users without an object id are told apart by their names', async () => {
    await withSqliteStore(async (store) => {
      const ledger = createRequestLedger(store, 'node');
      for (const userPrincipalName of ['a', 'b', 'a']) {
        ledger.note(partner, request({ userId: undefined, userPrincipalName, mfa: false }));
      }
      const withoutMfa = await ledger.readWithoutMfa(partner, noon);
      assert.deepEqual(withoutMfa.map((last) => last.userPrincipalName).toSorted(), ['a', 'b']);
    });
  });

  test('what many runs have written is read one document at a time, of the wanted kind, with turns for others between', async () => {
    await withSqliteStore(async (store) => {
      const runs = 12;
      for (let run = 0; run < runs; run += 1) {
        const ledger = createRequestLedger(store, `run-${run}`);
        for (let index = 0; index < 1_200; index += 1) {
          const at = noon + index * runs + run;
          ledger.note(partner, request({ at, requestId: String(at), userId: `${run} ${index}`, mfa: false }));
        }
        await ledger.flush(noon);
      }
      const read: string[] = [];
      let longestList = 0;
      /** Documents read since anybody else had a turn. */
      let sinceTurn = 0;
      let mostSinceTurn = 0;
      let reading = true;
      const turn = () => {
        sinceTurn = 0;
        if (reading) setImmediate(turn);
      };
      setImmediate(turn);
      const watched = createRequestLedger(
        {
          saveActivity: (reports) => store.saveActivity(reports),
          async listActivity(of, query) {
            longestList = Math.max(longestList, query.limit);
            return store.listActivity(of, query);
          },
          readActivity(of, name, now) {
            read.push(name);
            sinceTurn += 1;
            mostSinceTurn = Math.max(mostSinceTurn, sinceTurn);
            return store.readActivity(of, name, now);
          },
        },
        'reader',
      );
      const requests = await watched.readRequests(partner, noon + 100_000);
      assert.equal(requests.length, maxListedRequests);
      assert.equal(requests.at(-1)?.at, noon + runs * 1_200 - 1);
      assert.equal(requests[0]?.at, noon + runs * 1_200 - maxListedRequests);
      assert.deepEqual(new Set(read.map((name) => name.split('/')[1])), new Set(['requests']));
      assert.equal(read.length, 3 * runs);
      const principals = await watched.readWithoutMfa(partner, noon + 100_000);
      assert.equal(principals.length, maxListedPrincipals);
      assert.equal(principals[0]?.at, noon + runs * 1_200 - 1);
      assert.equal(principals.at(-1)?.at, noon + runs * 1_200 - maxListedPrincipals);
      await watched.readApplications(partner, noon + 100_000);
      reading = false;
      assert.equal(read.length, 5 * runs);
      assert.ok(longestList <= 500 && mostSinceTurn <= 2, `${longestList} names, ${mostSinceTurn} documents at once`);
    });
  });
});
