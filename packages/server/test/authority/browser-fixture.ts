import assert from 'node:assert/strict';
import type { Fields } from './authority-fixture.ts';

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly location: URL;
  /** Address of the page itself. */
  readonly url: string;
}

/** What a browser does with the pages: keeps cookies, reads forms and sends them back. It does not follow redirects. */
export function newBrowser() {
  const cookies = new Map<string, string>();

  async function request(url: string, init: RequestInit = {}): Promise<Page> {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = new URL(response.headers.get('location') ?? 'about:blank', url);
    return { status: response.status, headers: response.headers, text: await response.text(), location, url };
  }

  return {
    cookies,
    open: (url: string) => request(url),
    /** Fills in the form of a page and sends it with its hidden fields. */
    submit: (page: Page, fields: Fields) =>
      request(page.url, { method: 'POST', body: new URLSearchParams({ ...hiddenFields(page.text), ...fields }) }),
  };
}

export function hiddenFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

export function problemOf(page: Page): string {
  const text = /role="alert"[^>]*>([^<]*)</.exec(page.text)?.[1];
  assert.ok(text !== undefined, `the page shows no problem:\n${page.text}`);
  return text;
}
