import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import {
  ConflictError,
  type CustomerBillingProfile,
  type CustomerBillingProfileUpdate,
  PartnerError,
} from '../../src/index.ts';
import { pass } from '../fault-server.ts';
import { setting, settingAddress, useDemoProfile } from './demo-profile.ts';

type Change = (profile: CustomerBillingProfile) => CustomerBillingProfileUpdate;

describe('edit with merge', () => {
  const demo = useDemoProfile();
  let base: CustomerBillingProfile;

  before(async () => {
    base = await demo.current();
  });
  beforeEach(() => demo.elsewhere(({ attributes }) => ({ ...base, attributes })));

  /** Edits while somebody else does. */
  const meet = (mine: Change, ...theirs: readonly Change[]): Promise<CustomerBillingProfile> => {
    for (const change of theirs) demo.next(pass, demo.overtakenBy(change));
    return demo.billing().edit(mine, { onStale: 'merge' });
  };
  const conflict = async (edit: Promise<unknown>): Promise<ConflictError> => {
    const error = await edit.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ConflictError, String(error));
    return error;
  };
  const writes = () => demo.methods().filter((method) => method === 'PUT').length;

  test('joins changes of different members', async () => {
    const edited = await meet(setting({ firstName: 'Mine' }), setting({ lastName: 'Theirs' }));
    assert.deepEqual([edited.firstName, edited.lastName], ['Mine', 'Theirs']);
    assert.deepEqual(await demo.current(), edited);
  });

  test('tells a conflict in terms of what it started from, also when it comes in a later round', async () => {
    const mine = setting({ firstName: 'Mine' });
    const error = await conflict(meet(mine, setting({ lastName: 'One' }), setting({ firstName: 'Two' })));
    const { attributes: _, ...was } = error.base as CustomerBillingProfile;
    const { attributes: __, ...before } = base;
    assert.deepEqual(was, before);
    assert.equal(Reflect.get(Object(error.mine), 'lastName'), base.lastName);
    assert.equal(Reflect.get(Object(error.theirs), 'lastName'), 'One');
    assert.deepEqual(error.members, ['firstName']);
  });

  test('joins changes inside one member', async () => {
    const { defaultAddress } = await meet(
      settingAddress({ addressLine2: 'Mine' }),
      settingAddress({ addressLine3: 'Theirs' }),
    );
    assert.deepEqual(defaultAddress, { ...base.defaultAddress, addressLine2: 'Mine', addressLine3: 'Theirs' });
  });

  test('joins the changes of many, and asks the change only once', async () => {
    let asked = 0;
    const mine: Change = (profile) => {
      asked += 1;
      return { ...profile, firstName: 'Mine' };
    };
    const edited = await meet(
      mine,
      setting({ lastName: 'One' }),
      settingAddress({ city: 'Bellevue' }),
      setting({ lastName: 'Two' }),
    );
    assert.deepEqual([edited.firstName, edited.lastName, edited.defaultAddress.city], ['Mine', 'Two', 'Bellevue']);
    assert.equal(asked, 1);
  });

  test('joins a cleared member with a changed one', async () => {
    const without: Change = ({ firstName: _, ...profile }) => profile;
    const edited = await meet(without, setting({ lastName: 'Theirs' }));
    assert.deepEqual([edited.firstName, edited.lastName], [undefined, 'Theirs']);
  });

  test('keeps a member that they cleared away', async () => {
    const edited = await meet(setting({ lastName: 'Mine' }), ({ firstName: _, ...profile }) => profile);
    assert.deepEqual([edited.firstName, edited.lastName], [undefined, 'Mine']);
  });

  test('writes nothing more when both made the same change', async () => {
    const edited = await meet(setting({ firstName: 'Same' }), setting({ firstName: 'Same' }));
    assert.equal(edited.firstName, 'Same');
    assert.deepEqual(edited, await demo.current());
    assert.equal(writes(), 1, 'the one that was refused');
  });

  test('both cleared it: nothing is left to do', async () => {
    const without: Change = ({ firstName: _, ...profile }) => profile;
    const edited = await meet(without, without);
    assert.equal(edited.firstName, undefined);
    assert.equal(writes(), 1);
  });

  describe('throws a ConflictError', () => {
    test('that holds base, mine and theirs, when both changed the same member', async () => {
      const mine = setting({ firstName: 'Mine', lastName: 'Mine too' });
      const error = await conflict(meet(mine, setting({ firstName: 'Theirs', email: 'theirs@wingtiptoys.example' })));
      const theirs = await demo.current();
      const before = {
        ...base,
        attributes: { ...base.attributes, etag: Reflect.get(Object(error.base), 'attributes').etag },
      };
      assert.deepEqual(error.base, before);
      assert.deepEqual(error.mine, mine(before));
      assert.deepEqual(error.theirs, theirs);
      assert.deepEqual(error.members, ['firstName']);
      assert.deepEqual(error.data, ['firstName']);
      assert.deepEqual([error.category, error.name], ['Conflict', 'ConflictError']);
      assert.ok(error instanceof PartnerError);
      assert.match(error.message, /firstName/);
      assert.equal(theirs.firstName, 'Theirs', 'nothing was written');
      assert.equal(theirs.lastName, base.lastName);
    });

    test('with the paths of all members that collide', async () => {
      const mine: Change = (profile) =>
        settingAddress({ city: 'Mine', addressLine2: 'Mine' })({ ...profile, firstName: 'Mine' });
      const theirs: Change = (profile) =>
        settingAddress({ city: 'Theirs', addressLine2: 'Theirs' })({ ...profile, firstName: 'Theirs' });
      const error = await conflict(meet(mine, theirs));
      const expected = ['defaultAddress.addressLine2', 'defaultAddress.city', 'firstName'];
      assert.deepEqual([...error.members].sort(), expected);
    });

    test('when one changed what the other cleared', async () => {
      const without: Change = ({ firstName: _, ...profile }) => profile;
      assert.deepEqual((await conflict(meet(without, setting({ firstName: 'Theirs' })))).members, ['firstName']);
    });

    test('in a later round, too', async () => {
      const edit = meet(setting({ firstName: 'Mine' }), setting({ lastName: 'One' }), setting({ firstName: 'Two' }));
      assert.deepEqual((await conflict(edit)).members, ['firstName']);
    });
  });
});
