import { timingSafeEqual } from 'node:crypto';
import { type Authority, secondsNow } from './exchange.ts';
import type { SignIn } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';
import { macOf } from './mac.ts';
import { hasEnded, newSessionId } from './session-end.ts';

const sessionCookie = 'partnerite-session';
const formCookie = 'partnerite-form';
const formCookieBytes = 24;
/** Longest Cookie header that is looked at, in characters. */
const maxCookieLength = 16 * 1024;

/** What the pages of the authority know about the browser. */
export interface Browser {
  /** The `Cookie` header. */
  readonly cookie: string | undefined;
  /** Served over TLS: cookies are then marked `Secure`. */
  readonly secure: boolean;
  /** Path and query of the request, as sent: a form is good for this address only. */
  readonly url: string;
}

/** Who is signed in here, if the cookie is genuine, young enough, not signed out of elsewhere, and the user still exists. */
export async function readSession(authority: Authority, browser: Browser): Promise<SignIn | undefined> {
  const [payload, signature] = (readCookie(browser.cookie, sessionCookie) ?? '').split('.');
  if (payload === undefined || signature === undefined) return undefined;
  if (!same(signature, await sign(authority, 'session', payload))) return undefined;
  const signIn = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as SignIn;
  if (signIn.authTime + lifetimes.session <= secondsNow(authority)) return undefined;
  if (authority.directory.findUserById(signIn.tenantId, signIn.userId) === undefined) return undefined;
  return (await hasEnded(authority, signIn)) ? undefined : signIn;
}

export interface StartedSession {
  readonly signIn: SignIn;
  /** The `Set-Cookie` value that keeps it. */
  readonly cookie: string;
}

/** Keeps a sign-in for the next time, in the session that this browser has, else in a new one. */
export async function startSession(authority: Authority, browser: Browser, signedIn: SignIn): Promise<StartedSession> {
  const session = (await readSession(authority, browser))?.session ?? newSessionId(authority);
  const signIn = { ...signedIn, session };
  const payload = Buffer.from(JSON.stringify(signIn)).toString('base64url');
  const value = `${payload}.${await sign(authority, 'session', payload)}`;
  return { signIn, cookie: setCookie(browser, sessionCookie, value, lifetimes.session) };
}

export function endOfSession(browser: Browser): string {
  return setCookie(browser, sessionCookie, '', 0);
}

/** A token for a hidden field, good with this browser's cookie and for this address only, and the cookie if it is new. */
export async function formToken(
  authority: Authority,
  browser: Browser,
): Promise<{ readonly token: string; readonly cookies: readonly string[] }> {
  const known = readCookie(browser.cookie, formCookie);
  const value = known ?? Buffer.from(authority.random.bytes(formCookieBytes)).toString('base64url');
  const cookies = known === undefined ? [setCookie(browser, formCookie, value, lifetimes.session)] : [];
  return { token: await sign(authority, 'form', `${value} ${browser.url}`), cookies };
}

/** Whether a form was made for this browser and this address (double submit). */
export async function isOwnForm(authority: Authority, browser: Browser, token: string): Promise<boolean> {
  const value = readCookie(browser.cookie, formCookie);
  return value !== undefined && same(token, await sign(authority, 'form', `${value} ${browser.url}`));
}

async function sign(authority: Authority, purpose: 'session' | 'form', text: string): Promise<string> {
  return (await macOf(authority, purpose, text)).toString('base64url');
}

function same(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined || header.length > maxCookieLength) return undefined;
  const pair = header.split(';').find((part) => part.trim().startsWith(`${name}=`));
  const value = pair?.trim().slice(name.length + 1);
  return value === '' ? undefined : value;
}

function setCookie({ secure }: Browser, name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
