import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { preparePing } from '../../src/store/ping.ts';

describe('the proof that a store can be reached', () => {
  /** A store whose proofs are told by the test how they end, and a clock. */
  const aStore = () => {
    const proofs: PromiseWithResolvers<void>[] = [];
    let now = 0;
    const prove = () => {
      const proof = Promise.withResolvers<void>();
      proofs.push(proof);
      return proof.promise;
    };
    const ping = preparePing(prove, () => now);
    const passTime = () => {
      now += 60_000;
    };
    return { proofs, ping, passTime };
  };

  test('is shared by all who ask while it is under way, however long that takes', async () => {
    const { proofs, ping, passTime } = aStore();
    const first = ping();
    passTime();
    const second = ping();
    assert.equal(proofs.length, 1);
    proofs[0]?.resolve();
    await Promise.all([first, second]);
  });

  test('is given anew when it is old, and after a failure', async () => {
    const { proofs, ping, passTime } = aStore();
    const first = ping();
    proofs[0]?.reject(new Error('unreachable'));
    await assert.rejects(first, /unreachable/);
    const second = ping();
    proofs[1]?.resolve();
    await second;
    await ping();
    assert.equal(proofs.length, 2);
    passTime();
    const third = ping();
    assert.equal(proofs.length, 3);
    proofs[2]?.resolve();
    await third;
  });
});
