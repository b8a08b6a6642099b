import { timingSafeEqual } from 'node:crypto';
import { type Authority, secondsNow } from './exchange.ts';
import type { SignIn } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';
import { macOf } from './mac.ts';
import { endSession, hasEnded, newSessionId } from './session-end.ts';

const sessionCookie = 'partnerite-session';
const formCookie = 'partnerite-form';
/** With it, browsers take the cookie from this very host only, over TLS: no host beside it can plant one. */
const ownHostOnly = '__Host-';
/** Sign-ins that one browser is remembered to have made; the one before ends. */
const maxEarlier = 16;
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

type CookiePayload = SignIn & Partial<Pick<BrowserSession, 'earlier'>>;

interface BrowserSession {
  readonly signIn: SignIn;
  /** The sessions of earlier sign-ins in the same browser, the oldest first: they end together with this one. */
  readonly earlier: readonly string[];
}

/** Who is signed in here, if the cookie is genuine, young enough, not signed out of elsewhere, and the user still exists. */
export async function readSession(authority: Authority, browser: Browser): Promise<SignIn | undefined> {
  return (await readCookieSession(authority, browser))?.signIn;
}

/** The sessions that end when this browser signs out, the oldest first. */
export async function sessionsOf(authority: Authority, browser: Browser): Promise<readonly string[]> {
  const { signIn, earlier = [] } = (await readCookieSession(authority, browser)) ?? {};
  return signIn?.session === undefined ? earlier : [...earlier, signIn.session];
}

async function readCookieSession(authority: Authority, browser: Browser): Promise<BrowserSession | undefined> {
  const [payload, signature] = (readCookie(browser, sessionCookie) ?? '').split('.');
  if (payload === undefined || signature === undefined) return undefined;
  if (!same(signature, await sign(authority, 'session', payload))) return undefined;
  const { earlier, ...signIn } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as CookiePayload;
  if (signIn.authTime + lifetimes.session <= secondsNow(authority)) return undefined;
  if (authority.directory.findUserById(signIn.tenantId, signIn.userId) === undefined) return undefined;
  return (await hasEnded(authority, signIn)) ? undefined : { signIn, earlier: earlier ?? [] };
}

export interface StartedSession {
  readonly signIn: SignIn;
  /** The `Set-Cookie` value that keeps it. */
  readonly cookie: string;
}

/**
 * Keeps a sign-in for the next time. Each has a session of its own, for the one that the browser had may be known to
 * somebody else, who then could end this one too.
 */
export async function startSession(authority: Authority, browser: Browser, signedIn: SignIn): Promise<StartedSession> {
  const signIn = { ...signedIn, session: newSessionId(authority) };
  const [oldest, ...later] = await sessionsOf(authority, browser);
  const isFull = later.length >= maxEarlier;
  if (isFull && oldest !== undefined) await endSession(authority, oldest);
  const earlier = [...(isFull || oldest === undefined ? [] : [oldest]), ...later];
  const kept: CookiePayload = { ...signIn, earlier };
  const payload = Buffer.from(JSON.stringify(kept)).toString('base64url');
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
  const known = readCookie(browser, formCookie);
  const value = known ?? Buffer.from(authority.random.bytes(formCookieBytes)).toString('base64url');
  const cookies = known === undefined ? [setCookie(browser, formCookie, value, lifetimes.session)] : [];
  return { token: await sign(authority, 'form', `${value} ${browser.url}`), cookies };
}

/** Whether a form was made for this browser and this address (double submit). */
export async function isOwnForm(authority: Authority, browser: Browser, token: string): Promise<boolean> {
  const value = readCookie(browser, formCookie);
  return value !== undefined && same(token, await sign(authority, 'form', `${value} ${browser.url}`));
}

async function sign(authority: Authority, purpose: 'session' | 'form', text: string): Promise<string> {
  return (await macOf(authority, purpose, text)).toString('base64url');
}

function same(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function nameOf({ secure }: Browser, name: string): string {
  return secure ? ownHostOnly + name : name;
}

function readCookie(browser: Browser, name: string): string | undefined {
  const { cookie: header } = browser;
  if (header === undefined || header.length > maxCookieLength) return undefined;
  const start = `${nameOf(browser, name)}=`;
  const pair = header.split(';').find((part) => part.trim().startsWith(start));
  const value = pair?.trim().slice(start.length);
  return value === '' ? undefined : value;
}

function setCookie(browser: Browser, name: string, value: string, maxAge: number): string {
  const { secure } = browser;
  return `${nameOf(browser, name)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
