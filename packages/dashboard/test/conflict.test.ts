import { describe, expect, test } from 'vitest';
import { carriedOver, differences, isAlreadyThere, isDecided, preselected, resolved } from '../src/account/conflict.ts';
import { changedPaths, type Profile, toSend } from '../src/account/profile.ts';

const base: Profile = {
  id: 'a58ceba5-60ac-48e4-a0bc-2a855811807a',
  companyName: 'Wingtip Toys',
  email: 'gena@wingtiptoys.example',
  culture: 'en-US',
  language: 'en',
  defaultAddress: {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: 'One Microsoft Way',
    postalCode: '98052',
  },
  attributes: { objectType: 'CustomerBillingProfile', etag: '1' },
};
const later = { objectType: 'CustomerBillingProfile', etag: '2' };

function changed(profile: Profile, { defaultAddress, ...rest }: Partial<Profile>): Profile {
  return { ...profile, ...rest, defaultAddress: { ...profile.defaultAddress, ...defaultAddress } };
}

const mine = changed(base, { email: 'mine@wingtiptoys.example', companyName: 'Wingtip Toys Inc.' });
const theirs = changed(base, {
  email: 'theirs@wingtiptoys.example',
  defaultAddress: { ...base.defaultAddress, city: 'Bellevue' },
  attributes: later,
});
const versions = { base, mine, theirs };

describe('two people changed one profile', () => {
  test('only what they do not have the same is shown, and what both changed collides', () => {
    expect(differences(versions).map(({ path, collides }) => [path, collides])).toEqual([
      ['companyName', false],
      ['email', true],
      ['defaultAddress.city', false],
    ]);
  });

  test('what only one changed is preselected; what both changed has to be chosen', () => {
    expect(preselected(versions)).toEqual({ companyName: 'mine', 'defaultAddress.city': 'theirs' });
    expect(isDecided(versions, preselected(versions))).toBe(false);
    expect(isDecided(versions, { ...preselected(versions), email: 'theirs' })).toBe(true);
  });

  test('the same change on both sides is no difference', () => {
    const same = changed(theirs, { email: 'mine@wingtiptoys.example' });
    expect(differences({ base, mine, theirs: same }).map(({ path }) => path)).toEqual([
      'companyName',
      'defaultAddress.city',
    ]);
  });

  test('the result is the newest version with what was chosen', () => {
    const result = resolved(versions, { ...preselected(versions), email: 'theirs' });
    expect(result).toEqual({ ...theirs, companyName: 'Wingtip Toys Inc.' });
    expect(resolved(versions, { ...preselected(versions), email: 'mine' }).email).toBe('mine@wingtiptoys.example');
  });

  test('what is not chosen yet is not lost', () => {
    expect(resolved(versions, preselected(versions)).email).toBe('mine@wingtiptoys.example');
  });

  test('what was chosen against what one had changed oneself is theirs', () => {
    expect(resolved(versions, { companyName: 'theirs', email: 'theirs', 'defaultAddress.city': 'mine' })).toMatchObject(
      {
        companyName: 'Wingtip Toys',
        defaultAddress: { city: 'Redmond' },
      },
    );
  });

  test('members that the form does not know come from the newest version', () => {
    const known = { base, mine, theirs: { ...theirs, taxId: 'SE556' } };
    expect(resolved(known, {})).toMatchObject({ taxId: 'SE556' });
  });

  test('a member that one side removed is a difference', () => {
    const { state: _, ...noState } = theirs.defaultAddress;
    const removed = { base, mine, theirs: { ...theirs, defaultAddress: noState } };
    expect(differences(removed)).toContainEqual({
      path: 'defaultAddress.state',
      base: 'WA',
      mine: 'WA',
      theirs: '',
      collides: false,
    });
    expect(resolved(removed, preselected(removed)).defaultAddress.state ?? '').toBe('');
  });
});

describe('somebody saves once more while one chooses', () => {
  const choices = { companyName: 'mine', email: 'theirs', 'defaultAddress.city': 'theirs' } as const;

  test('what was chosen stays chosen', () => {
    const now = { ...versions, theirs: changed(theirs, { companyName: 'Wingtip' }) };
    expect(carriedOver(choices, versions, now)).toEqual(choices);
  });

  test('a text of theirs that is another one now has to be chosen again', () => {
    const now = { ...versions, theirs: changed(theirs, { email: 'third@wingtiptoys.example' }) };
    expect(carriedOver(choices, versions, now)).toEqual({ companyName: 'mine', 'defaultAddress.city': 'theirs' });
  });

  test('a difference that is new is preselected', () => {
    const now = { ...versions, theirs: changed(theirs, { culture: 'es-US' }) };
    expect(carriedOver(choices, versions, now)).toEqual({ ...choices, culture: 'theirs' });
  });
});

test('a change that is in the newest version already was saved: only its answer was lost', () => {
  expect(isAlreadyThere({ base, mine, theirs: changed(mine, { attributes: later }) })).toBe(true);
  expect(isAlreadyThere(versions)).toBe(false);
});

test('blanks around a text are no change, and are not sent', () => {
  const blank = changed(base, { companyName: ' Wingtip Toys ', firstName: '  ' });
  expect(changedPaths(base, blank)).toEqual([]);
  expect(toSend(blank)).toEqual(base);
});

test('what the form knows nothing of is sent back', () => {
  const more = { ...base, future: '', deeper: { kept: '' } };
  expect(toSend(more)).toEqual(more);
});
