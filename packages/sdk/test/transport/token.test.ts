import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type Credentials, PartnerError } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';
import { answer, type FaultServer, startFaultServer } from '../fault-server.ts';
import { errorOf, partnerAt } from '../partner-at.ts';

const hour = 3_600_000;

describe('the token of a call', () => {
  let server: FaultServer;
  let obtained: number;

  beforeEach(async () => {
    server = await startFaultServer(undefined, answer(200, billingProfile));
    obtained = 0;
  });
  afterEach(() => server.close());

  /** Tokens `t1`, `t2` ...; the first requests for one end with these failures. */
  const numbered = (...failures: readonly PartnerError[]): Credentials => {
    const left = [...failures];
    return {
      async getToken({ now }) {
        const failure = left.shift();
        if (failure !== undefined) throw failure;
        obtained += 1;
        return { value: `t${obtained}`, expiresAt: now() + hour };
      },
    };
  };
  const given = (...failures: readonly PartnerError[]) => {
    const { partner, waits } = partnerAt(server.url, { credentials: numbered(...failures) });
    return { waits, get: () => partner.customers.byId('a').get() };
  };
  const sent = () => server.requests.map(({ headers }) => headers.authorization);

  test('is kept for the calls after it', async () => {
    const { get } = given();
    await Promise.all([get(), get(), get()]);
    await get();
    assert.deepEqual(
      sent(),
      Array.from({ length: 4 }, () => 'Bearer t1'),
    );
    assert.equal(obtained, 1);
  });

  test('that was refused is not used again; the call that it was refused for is not repeated', async () => {
    const { get } = given();
    server.next(answer(401, { code: 400, description: 'no' }));
    const error = await errorOf(get());
    assert.deepEqual([error.category, error.attempts], ['Unauthorized', 1]);
    await get();
    assert.deepEqual(sent(), ['Bearer t1', 'Bearer t2']);
  });

  test('stays when something else was refused', async () => {
    const { get } = given();
    server.next(answer(403, { code: 2032, description: 'no' }));
    await errorOf(get());
    await get();
    assert.deepEqual(sent(), ['Bearer t1', 'Bearer t1']);
  });

  test('is asked for again when the authority cannot answer now', async () => {
    const failure = (category: 'Network' | 'ServerBusy' | 'TooManyRequests', retryAfter?: number) =>
      new PartnerError({ category, description: 'x', retryAfter });
    const { get, waits } = given(failure('Network'), failure('ServerBusy'), failure('TooManyRequests', 9));
    await get();
    assert.deepEqual(sent(), ['Bearer t1']);
    assert.equal(waits.length, 3);
    assert.ok(waits[2] !== undefined && waits[2] >= 9000);
  });

  test('is not asked for again when the authority refuses', async () => {
    const { get, waits } = given(new PartnerError({ category: 'Unauthorized', status: 400, description: 'x' }));
    const error = await errorOf(get());
    assert.deepEqual([error.category, error.attempts, waits.length], ['Unauthorized', 0, 0]);
    assert.deepEqual(sent(), []);
  });
});
