import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomerBillingProfileUpdate } from '../../src/index.ts';
import { answer, pass } from '../fault-server.ts';
import { errorOf } from '../partner-at.ts';
import { setting, useDemoProfile } from './demo-profile.ts';

describe('an edit ends', () => {
  const demo = useDemoProfile();

  test('with BadInput when the change returns nothing, and writes nothing', async () => {
    for (const nothing of [undefined, null, 7, 'text', []]) {
      // What a caller without types can return.
      const change = () => nothing as unknown as CustomerBillingProfileUpdate;
      assert.equal((await errorOf(demo.billing().edit(change))).category, 'BadInput', String(nothing));
    }
    assert.deepEqual(new Set(demo.methods()), new Set(['GET']));
  });

  test('with what the change throws, and writes nothing', async () => {
    const reason = new Error('no');
    const edit = demo.billing().edit(() => {
      throw reason;
    });
    await assert.rejects(edit, reason);
    await assert.rejects(
      demo.billing().edit(() => Promise.reject(reason)),
      reason,
    );
    assert.deepEqual(demo.methods(), ['GET', 'GET']);
  });

  test('with the refusal of an invalid change, at once', async () => {
    const error = await errorOf(demo.billing().edit((profile) => ({ ...profile, email: 'none' })));
    assert.deepEqual([error.category, error.data], ['BadInput', ['email']]);
    assert.deepEqual(demo.methods(), ['GET', 'PUT']);
  });

  test('with Parse when what is read has no version', async () => {
    for (const text of ['{}', '[]', '{"attributes":null}', '{"attributes":{}}']) {
      demo.next(answer(200, text));
      assert.equal((await errorOf(demo.billing().edit((profile) => profile))).category, 'Parse', text);
    }
    assert.deepEqual(new Set(demo.methods()), new Set(['GET']));
  });

  test('with BadInput when its base has no version, and sends nothing', async () => {
    const current = await demo.current();
    for (const attributes of [undefined, {}, { etag: '' }, { etag: undefined }]) {
      const base = { ...current, attributes } as typeof current;
      const error = await errorOf(demo.billing().edit((profile) => profile, { base }));
      assert.deepEqual([error.category, error.data], ['BadInput', ['attributes.etag']]);
    }
    assert.deepEqual(demo.methods(), []);
  });

  test('well with a base that a framework watches', async () => {
    const watched = new Proxy(await demo.current(), {});
    const edited = await demo.billing().edit((profile) => ({ ...profile, lastName: 'Watched' }), { base: watched });
    assert.equal(edited.lastName, 'Watched');
  });

  const reason = new Error('the user went away');
  test('with the reason of its signal, before it begins', async () => {
    const edit = demo.billing().edit((profile) => profile, { signal: AbortSignal.abort(reason) });
    await assert.rejects(edit, reason);
    assert.deepEqual(demo.methods(), []);
  });

  test('with the reason of its signal, between reading and writing', async () => {
    const controller = new AbortController();
    const edit = demo.billing().edit(
      (profile) => {
        controller.abort(reason);
        return profile;
      },
      { signal: controller.signal },
    );
    await assert.rejects(edit, reason);
    assert.deepEqual(demo.methods(), ['GET']);
  });

  test('with the reason of its signal, while the change takes its time', async () => {
    const controller = new AbortController();
    const order: string[] = [];
    const change = () =>
      new Promise<CustomerBillingProfileUpdate>((_, reject) => {
        setImmediate(() => {
          controller.abort(reason);
          setImmediate(() => {
            order.push('the change ended');
            reject(new Error('the change'));
          });
        });
      });
    const edit = demo.billing().edit(change, { signal: controller.signal });
    const outcome = await edit.catch((error: unknown) => error);
    order.push('the edit ended');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(outcome, reason);
    assert.deepEqual(order, ['the edit ended', 'the change ended']);
  });

  test('with the reason of its signal, between two rounds', async () => {
    const controller = new AbortController();
    demo.next(pass, async (exchange) => {
      await demo.overtakenBy(setting({ lastName: 'Overtaken' }))(exchange);
      controller.abort(reason);
    });
    const edit = demo.billing().edit((profile) => ({ ...profile, firstName: 'Z' }), { signal: controller.signal });
    await assert.rejects(edit, reason);
    assert.deepEqual(demo.methods(), ['GET', 'PUT']);
  });

  test('with Timeout at its deadline, which counts all rounds', async () => {
    const stale = answer(412, { code: 2055, description: 'stale' });
    demo.next(...Array.from({ length: 4 }, () => [pass, stale]).flat(), () => {});
    const options = { deadlineMs: 300, maxRounds: 1000 };
    const error = await errorOf(demo.billing().edit((profile) => ({ ...profile, firstName: 'Z' }), options));
    assert.equal(error.category, 'Timeout');
  });
});
