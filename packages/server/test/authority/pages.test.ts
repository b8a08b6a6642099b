import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pageLanguage, pageLanguages } from '../../src/authority/page-language.ts';
import { pageStyle } from '../../src/authority/page-style.ts';
import { pageTexts } from '../../src/authority/page-texts.ts';
import { password, startAuthority, tenant, userName } from './authority-fixture.ts';
import { hiddenFields } from './browser-fixture.ts';
import { authorizeUrl } from './sign-in-fixture.ts';

describe('the language of a page', () => {
  for (const [uiLocales, acceptLanguage, expected] of [
    [undefined, undefined, 'en'],
    [undefined, '*', 'en'],
    [undefined, 'fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    [undefined, 'de,sv;q=0.5,nl;q=0.7', 'nl'],
    [undefined, 'sv;q=0,nl', 'nl'],
    [undefined, 'zh-TW', 'zh-TW'],
    [undefined, 'ZH-hant-hk', 'zh-TW'],
    [undefined, 'de, pl', 'en'],
    [undefined, ';;,q=1,,\u0000', 'en'],
    [undefined, 'sv;q=x,nl', 'nl'],
    ['nl sv', 'fr', 'nl'],
    ['de', 'fr', 'fr'],
    ['', 'fr', 'fr'],
    [undefined, `${'x,'.repeat(100_000)}fr`, 'en'],
  ] as const) {
    test(`is ${expected} for ui_locales ${uiLocales} and Accept-Language ${String(acceptLanguage).slice(0, 40)}`, () => {
      assert.equal(pageLanguage(uiLocales, acceptLanguage), expected);
    });
  }

  test('has every text, with the same values in it', () => {
    const english = pageTexts.en;
    for (const language of pageLanguages) {
      for (const [name, text] of Object.entries(pageTexts[language])) {
        const placesOf = (each: string) => [...each.matchAll(/\{\d\}/g)].map(String).toSorted();
        assert.deepEqual(placesOf(text), placesOf(english[name as keyof typeof english]), `${language} ${name}`);
        assert.notEqual(text, '');
      }
    }
  });
});

for (const language of pageLanguages) {
  test(`in ${language} every page speaks one language`, async (t) => {
    const { origin } = await startAuthority(t);
    const texts = pageTexts[language];
    const headers = { 'accept-language': language };
    const ask = async (url: string, init: RequestInit = {}) => {
      const response = await fetch(url, { ...init, headers: { ...headers, ...init.headers }, redirect: 'manual' });
      const text = await response.text();
      assert.match(text, new RegExp(`<html lang="${language}">`));
      return {
        text,
        cookie: response.headers
          .getSetCookie()
          .map((each) => each.split(';')[0])
          .join('; '),
      };
    };
    const url = authorizeUrl(origin);
    const page = await ask(url);
    for (const name of ['signIn', 'userName', 'password', 'cancel'] as const) {
      assert.ok(page.text.includes(escaped(texts[name])), name);
    }
    const body = new URLSearchParams({ ...hiddenFields(page.text), username: userName, password: 'wrong' });
    const refused = await ask(url, { method: 'POST', body, headers: { cookie: page.cookie } });
    assert.match(refused.text, /<p role="alert" id="problem">AADSTS50126: /);
    assert.match(refused.text, /<input id="password"[^>]* aria-invalid="true" aria-describedby="problem"/);
    assert.equal(/The user name or the password is wrong/.test(refused.text), language === 'en');
    assert.ok((await ask(`${origin}/common/oauth2/deviceauth`)).text.includes(escaped(texts.enterCode)));
    assert.ok((await ask(`${origin}/${tenant}/oauth2/logout`)).text.includes(escaped(texts.youAreSignedOut)));
    const broken = await ask(authorizeUrl(origin, { redirect_uri: 'https://evil.example/' }));
    assert.ok(broken.text.includes(escaped(texts.problem)));
    assert.equal(/role="alert" id="problem" lang="en">/.test(broken.text), language !== 'en');
    const wished = await fetch(`${url}&ui_locales=${language}`, { headers: { 'accept-language': 'en' } });
    assert.match(await wished.text(), new RegExp(`<html lang="${language}">`));
  });
}

test('where the password is public, the page tells it, and nowhere else', async (t) => {
  const publicUsers = new Map([[tenant, { user: userName, password }]]);
  const open = await startAuthority(t, { options: { publicUsers } });
  assert.match(await (await fetch(authorizeUrl(open.origin))).text(), new RegExp(password));
  const closed = await startAuthority(t);
  assert.doesNotMatch(await (await fetch(authorizeUrl(closed.origin))).text(), new RegExp(password));
});

test('what can be read, can be read well: the colours stand out as WCAG AA wants it, light and dark', () => {
  const [light = '', dark = ''] = [...pageStyle.matchAll(/:root\{([^}]*)\}/g)].map(([, rules]) => rules);
  const colours = (rules: string) =>
    new Map([...rules.matchAll(/--([\w-]+):(#[0-9a-f]{3,6})/g)].map(([, name, value]) => [name, value]));
  const themes = [colours(light), new Map([...colours(light), ...colours(dark)])];
  const white = ['#fff', '#fff'];
  for (const theme of themes) {
    const colour = (name: string) => theme.get(name) ?? white[0] ?? '';
    for (const [front, back, least] of [
      ['text', 'card', 4.5],
      ['text', 'page', 4.5],
      ['text', 'hover', 4.5],
      ['quiet', 'card', 4.5],
      ['bad', 'bad-page', 4.5],
      ['bad', 'card', 3],
      ['white', 'brand', 4.5],
      ['white', 'brand-hover', 4.5],
      ['white', 'brand-pressed', 4.5],
      ['edge', 'card', 3],
      ['focus', 'card', 3],
    ] as const) {
      const ratio = contrast(colour(front), colour(back));
      assert.ok(ratio >= least, `${front} on ${back}: ${ratio.toFixed(2)}`);
    }
  }
});

test('a script reads the tokens of a public application only where the application may be sent back to', async (t) => {
  const { origin } = await startAuthority(t);
  const allowed = async (path: string, from: string, method = 'POST') => {
    const response = await fetch(origin + path, { method, headers: { origin: from } });
    return response.headers.get('access-control-allow-origin');
  };
  const token = `/${tenant}/oauth2/v2.0/token`;
  for (const own of [origin, 'http://localhost', 'http://localhost:5173', 'http://127.0.0.1:3000']) {
    assert.equal(await allowed(token, own), own);
  }
  for (const foreign of ['https://evil.example', 'http://localhost.evil.example', 'https://localhost', 'null', 'x']) {
    assert.equal(await allowed(token, foreign), null);
  }
  for (const path of [`/${tenant}/v2.0/.well-known/openid-configuration`, `/${tenant}/discovery/v2.0/keys`]) {
    assert.equal(await allowed(path, 'https://elsewhere.example', 'GET'), '*');
  }
});

function escaped(text: string): string {
  return text.replaceAll("'", '&#39;');
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
