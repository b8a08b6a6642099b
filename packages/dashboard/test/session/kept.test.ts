// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetKept, forgetOutdated, isOutdated } from '../../src/session/kept-in-tab.ts';
import { forgetChoice, rememberChoice, rememberedChoice } from '../../src/session/remembered-choice.ts';

const contoso = { name: 'Contoso', authority: 'https://one.example', clientId: 'a', scope: 'openid' };
const fabrikam = { name: 'Fabrikam', authority: 'https://two.example', clientId: 'b', scope: 'openid' };
const choices = [contoso, fabrikam];

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('which issuer somebody signed in at', () => {
  test('is remembered for this tab, whatever another tab chooses later', () => {
    rememberChoice(contoso);
    const own = { ...sessionStorage };
    rememberChoice(fabrikam);
    Object.assign(sessionStorage, own);
    expect(rememberedChoice(choices)).toBe(contoso);
  });

  test('is remembered for a tab that is opened later', () => {
    rememberChoice(fabrikam);
    sessionStorage.clear();
    expect(rememberedChoice(choices)).toBe(fabrikam);
  });

  test('is forgotten when the server no longer offers it, when it is not understood, and on demand', () => {
    rememberChoice(contoso);
    expect(rememberedChoice([fabrikam])).toBeUndefined();
    sessionStorage.setItem('partnerite.sign-in', '{');
    localStorage.setItem('partnerite.sign-in', '7');
    expect(rememberedChoice(choices)).toBeUndefined();
    rememberChoice(contoso);
    forgetChoice();
    expect(rememberedChoice(choices)).toBeUndefined();
  });
});

describe('what a tab keeps', () => {
  test('stays through reloads, and goes with a sign-out', () => {
    forgetOutdated();
    sessionStorage.setItem('draft', 'typed');
    forgetOutdated();
    expect(sessionStorage.getItem('draft')).toBe('typed');
    forgetKept();
    expect(sessionStorage.getItem('draft')).toBeNull();
    expect(isOutdated()).toBe(false);
  });

  test('goes when the tab hears late of a sign-out elsewhere', () => {
    forgetOutdated();
    sessionStorage.setItem('draft', 'typed');
    const asleep = { ...sessionStorage };
    forgetKept();
    Object.assign(sessionStorage, asleep);
    expect(isOutdated()).toBe(true);
    forgetOutdated();
    expect(sessionStorage.getItem('draft')).toBeNull();
  });
});
