import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { CustomerBillingProfile } from '../../src/index.ts';
import { dropAfter, type Fault, pass, withoutHeader } from '../fault-server.ts';
import { setting, useDemoProfile } from './demo-profile.ts';

/** A change that shows how often it was applied. */
const append = (profile: CustomerBillingProfile): CustomerBillingProfile => ({
  ...profile,
  lastName: `${profile.lastName}+`,
});

/** The service cannot know that the second request is the first one again. */
const forgotten = (fault: Fault): Fault => withoutHeader('ms-requestid', fault);

describe('an edit whose answer is lost', () => {
  const demo = useDemoProfile();

  beforeEach(() => demo.elsewhere(setting({ lastName: 'Soto', firstName: 'Gena' })));

  test('is done once', async () => {
    demo.next(pass, dropAfter, dropAfter);
    assert.equal((await demo.billing().edit(append)).lastName, 'Soto+');
    assert.equal((await demo.current()).lastName, 'Soto+');
    assert.deepEqual(demo.methods(), ['GET', 'PUT', 'PUT', 'PUT']);
  });

  for (const onStale of ['reapply', 'merge'] as const) {
    describe(`by a service that does not know repetitions, with ${onStale}`, () => {
      test('is done once', async () => {
        demo.next(pass, forgotten(dropAfter), forgotten(pass));
        const edited = await demo.billing().edit(append, { onStale });
        assert.equal((await demo.current()).lastName, 'Soto+');
        assert.deepEqual(edited, await demo.current());
        assert.deepEqual(demo.methods(), ['GET', 'PUT', 'PUT', 'GET']);
      });

      test('is done once though somebody else changed another member meanwhile', async () => {
        const overtaken = demo.overtakenBy(setting({ firstName: 'Theirs' }));
        demo.next(pass, forgotten(dropAfter), forgotten(overtaken));
        await demo.billing().edit(append, { onStale });
        const { firstName, lastName } = await demo.current();
        assert.deepEqual([firstName, lastName], ['Theirs', 'Soto+']);
      });

      test('is done once though it cleared a member', async () => {
        demo.next(pass, forgotten(dropAfter), forgotten(pass));
        await demo.billing().edit((profile) => ({ ...append(profile), firstName: undefined }), { onStale });
        const { firstName, lastName } = await demo.current();
        assert.deepEqual([firstName, lastName], [undefined, 'Soto+']);
      });
    });
  }
});
