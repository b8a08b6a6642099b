import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { CustomerBillingProfile } from '../../src/index.ts';
import { answer, changeAnswer, pass } from '../fault-server.ts';
import { errorOf } from '../partner-at.ts';
import { billingOf, setting, useDemoProfile } from './demo-profile.ts';

describe('edit', () => {
  const demo = useDemoProfile();
  let first: CustomerBillingProfile;

  beforeEach(async () => {
    first = await demo.current();
  });

  const unversioned = ({ attributes: _, ...profile }: CustomerBillingProfile) => profile;
  /** A name that was not there before. */
  let names = 0;
  const fresh = (): string => {
    names += 1;
    return `Name ${names}`;
  };

  describe('on a profile that nobody else touches', () => {
    test('reads it, changes what was asked for, and nothing else', async () => {
      const firstName = fresh();
      const edited = await demo.billing().edit((profile) => ({ ...profile, firstName }));
      assert.deepEqual(unversioned(edited), unversioned({ ...first, firstName }));
      assert.deepEqual(edited, await demo.current());
      assert.deepEqual(demo.methods(), ['GET', 'PUT']);
    });

    test('names the version that was read, in the header and in the body', async () => {
      await demo.billing().edit((profile) => ({ ...profile, firstName: fresh() }));
      const { etag } = first.attributes;
      assert.equal(demo.header('if-match')[1], `"${etag}"`);
      assert.equal(demo.sentBody(1).attributes.etag, etag);
    });

    test('whatever the change makes of the attributes', async () => {
      await demo.billing().edit(({ attributes: _, ...profile }) => ({ ...profile, firstName: fresh() }));
      await demo.billing().edit((profile) => ({ ...profile, firstName: fresh(), attributes: { etag: '-1' } }));
      assert.deepEqual(demo.methods(), ['GET', 'PUT', 'GET', 'PUT']);
    });

    test('sends back what it does not know', async () => {
      const unknown = (text: string): string => {
        const profile = JSON.parse(text);
        const more = {
          taxId: 'DE1',
          flags: [1, { a: null }],
          defaultAddress: { ...profile.defaultAddress, geo: [1, 2] },
        };
        return JSON.stringify({ ...profile, ...more, attributes: { ...profile.attributes, kind: 'x' } });
      };
      demo.next(changeAnswer(unknown));
      await demo.billing().edit((profile) => ({ ...profile, firstName: fresh() }));
      const { taxId, flags, defaultAddress, attributes } = demo.sentBody(1);
      assert.deepEqual([taxId, flags, defaultAddress.geo, attributes.kind], ['DE1', [1, { a: null }], [1, 2], 'x']);
    });

    test('sends back members with names that mean something elsewhere', async () => {
      const hostile = '"__proto__":{"polluted":1},"constructor":{"a":1},"toString":"x"';
      demo.next(changeAnswer((text) => text.replace('{', `{${hostile},`)));
      await demo.billing().edit((profile) => ({ ...profile, firstName: fresh() }));
      for (const member of hostile.split(/,(?=")/)) assert.ok(demo.sentText(1).includes(member), member);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });

    test('clears what the change leaves out, or sets to nothing', async () => {
      const more = { addressLine2: 'Floor 2', addressLine3: 'Room 3', middleName: 'M' };
      await demo.billing().edit((profile) => ({ ...profile, defaultAddress: { ...profile.defaultAddress, ...more } }));
      const { defaultAddress } = await demo.billing().edit((profile) => {
        const { addressLine2: _, ...rest } = profile.defaultAddress;
        return { ...profile, defaultAddress: { ...rest, addressLine3: undefined, middleName: undefined } };
      });
      assert.deepEqual(defaultAddress, first.defaultAddress);
    });

    test('gives the change a copy of its own: an edit in place is one as well', async () => {
      const firstName = fresh();
      const base = await demo.billing().get();
      const edited = await demo.billing().edit(
        (profile) => {
          profile.firstName = firstName;
          return profile;
        },
        { base },
      );
      assert.equal(edited.firstName, firstName);
      assert.notEqual(base.firstName, firstName, 'the base stays as it was');
    });

    test('waits for a change that takes time', async () => {
      const firstName = fresh();
      const edited = await demo.billing().edit(async (profile) => {
        await new Promise((resolve) => setImmediate(resolve));
        return { ...profile, firstName };
      });
      assert.equal(edited.firstName, firstName);
    });

    test('has one correlation id, and a request id for each request', async () => {
      await demo.billing().edit((profile) => ({ ...profile, firstName: fresh() }));
      const ids = (name: string) => new Set(demo.header(name)).size;
      assert.deepEqual([ids('ms-correlationid'), ids('ms-requestid')], [1, 2]);
    });
  });

  describe('when somebody else was faster', () => {
    test('reads again and applies the change again, to what they left', async () => {
      const lastName = fresh();
      const seen: (string | undefined)[] = [];
      demo.next(pass, demo.overtakenBy(setting({ lastName })));
      const edited = await demo.billing().edit((profile) => {
        seen.push(profile.lastName);
        return { ...profile, firstName: `${profile.firstName} and ${profile.lastName}` };
      });
      assert.deepEqual(seen, [first.lastName, lastName]);
      assert.equal(edited.firstName, `${first.firstName} and ${lastName}`);
      assert.equal(edited.lastName, lastName);
      assert.deepEqual(demo.methods(), ['GET', 'PUT', 'GET', 'PUT']);
    });

    test('again and again', async () => {
      const [firstName, lastName] = [fresh(), fresh()];
      const rounds = Array.from({ length: 4 }, () => [pass, demo.overtakenBy(setting({ lastName: fresh() }))]).flat();
      demo.next(...rounds, pass, demo.overtakenBy(setting({ lastName })));
      const edited = await demo.billing().edit((profile) => ({ ...profile, firstName }));
      assert.deepEqual([edited.firstName, edited.lastName], [firstName, lastName]);
      assert.equal(demo.methods().length, 12);
    });

    test('waits longer each time, by chance', async () => {
      const { partner, waits } = demo.partner({ chance: 0.5 });
      demo.next(...Array.from({ length: 9 }, () => [pass, demo.overtakenBy(setting({ lastName: fresh() }))]).flat());
      await billingOf(partner).edit((profile) => ({ ...profile, firstName: fresh() }));
      assert.deepEqual(waits, [10, 20, 40, 80, 160, 320, 640, 1000, 1000]);
    });

    for (const [status, code] of [
      [412, 2055],
      [400, 2055],
      [409, 2055],
      [412, undefined],
    ] as const) {
      test(`which the service says with ${status} ${code ?? 'without a code'}`, async () => {
        demo.next(pass, answer(status, { code, description: 'stale' }));
        const firstName = fresh();
        assert.equal((await demo.billing().edit((profile) => ({ ...profile, firstName }))).firstName, firstName);
        assert.deepEqual(demo.methods(), ['GET', 'PUT', 'GET', 'PUT']);
      });
    }

    test('gives up after maxRounds, and has written nothing', async () => {
      const lastName = fresh();
      demo.next(pass, demo.overtakenBy(setting({ lastName: fresh() })), pass, demo.overtakenBy(setting({ lastName })));
      const edit = demo.billing().edit((profile) => ({ ...profile, firstName: fresh() }), { maxRounds: 2 });
      const error = await errorOf(edit);
      assert.deepEqual([error.category, error.code], ['PreconditionFailed', 2055]);
      assert.equal(demo.methods().length, 4);
      assert.deepEqual(unversioned(await demo.current()), unversioned({ ...first, lastName }));
    });

    test('starts from a base that was read earlier, without reading', async () => {
      const base = await demo.billing().get();
      const firstName = fresh();
      await demo.billing().edit((profile) => ({ ...profile, firstName }), { base });
      assert.deepEqual(demo.methods(), ['GET', 'PUT']);

      const stale = await demo.billing().get();
      const lastName = fresh();
      await demo.elsewhere(setting({ lastName }));
      const edited = await demo
        .billing()
        .edit((profile) => ({ ...profile, firstName: `${firstName}!` }), { base: stale });
      assert.deepEqual([edited.firstName, edited.lastName], [`${firstName}!`, lastName]);
    });
  });
});
