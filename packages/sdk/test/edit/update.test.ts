import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomerBillingProfileUpdate, UpdateOptions } from '../../src/index.ts';
import { answer } from '../fault-server.ts';
import { errorOf } from '../partner-at.ts';
import { setting, useDemoProfile } from './demo-profile.ts';

describe('update', () => {
  const demo = useDemoProfile();

  /** What a service that takes anything is sent. */
  const sent = async (body: CustomerBillingProfileUpdate, options?: UpdateOptions) => {
    demo.next(answer(200, body));
    await demo.billing().update(body, options);
    return { ifMatch: demo.header('if-match').at(-1), body: demo.sentBody(demo.methods().length - 1) };
  };

  test('replaces the profile that was read', async () => {
    const profile = await demo.billing().get();
    const updated = await demo.billing().update({ ...profile, firstName: 'Updated' });
    assert.equal(updated.firstName, 'Updated');
    assert.deepEqual(updated, await demo.current());
  });

  test('names the version of the body, in the header too', async () => {
    const profile = await demo.current();
    const { ifMatch, body } = await sent(profile);
    assert.equal(ifMatch, `"${profile.attributes.etag}"`);
    assert.deepEqual(body, profile);
  });

  test('names another version on demand, in the header, which decides', async () => {
    const forms: readonly (readonly [string, string])[] = [
      ['7', '"7"'],
      ['-7', '"-7"'],
      ['"7"', '"7"'],
      ['"7", "8"', '"7", "8"'],
      ['W/"7"', 'W/"7"'],
      ['*', '*'],
    ];
    for (const [ifMatch, expected] of forms) {
      const profile = await demo.current();
      assert.deepEqual(await sent(profile, { ifMatch }), { ifMatch: expected, body: profile });
    }
    assert.equal((await demo.billing().update(await demo.current(), { ifMatch: '*' })).firstName, 'Updated');
  });

  test('that names no version is refused before it is sent', async () => {
    const { attributes: _, ...profile } = await demo.current();
    const error = await errorOf(demo.billing().update(profile));
    assert.deepEqual([error.category, error.data], ['BadInput', ['attributes.etag']]);
    assert.deepEqual(demo.header('if-match'), []);
  });

  test('on a version that is no longer the current one is refused, and nothing is written', async () => {
    const profile = await demo.billing().get();
    await demo.elsewhere(setting({ lastName: 'Theirs' }));
    for (const options of [undefined, { ifMatch: profile.attributes.etag }]) {
      const error = await errorOf(demo.billing().update({ ...profile, lastName: 'Mine' }, options));
      assert.deepEqual(
        [error.category, error.status, error.code, error.attempts],
        ['PreconditionFailed', 412, 2055, 1],
      );
    }
    assert.equal((await demo.current()).lastName, 'Theirs');
  });

  test('sends members that it does not know', async () => {
    const more = { taxId: 'DE1', defaultAddress: { ...(await demo.current()).defaultAddress, geo: { lat: 1 } } };
    const { body } = await sent({ ...(await demo.current()), ...more });
    assert.deepEqual([body.taxId, body.defaultAddress.geo], ['DE1', { lat: 1 }]);
  });
});
