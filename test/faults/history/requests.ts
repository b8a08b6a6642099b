import assert from 'node:assert/strict';
import type { Json } from '../../../packages/server/test/api-client.ts';
import type { Version } from './record.ts';

/** A client's patience with one request, in milliseconds. */
const patience = 30_000;

/** What an answer says of a request. */
export type Told =
  | { readonly kind: 'version'; readonly version: Version; readonly body: Json }
  | { readonly kind: 'stale' }
  /** No answer, or none that says what was done: the same request may be sent again. */
  | { readonly kind: 'nothing'; readonly reason: string };

/** A request that can be sent again exactly as it was. */
export interface ProfileRequest {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How requests ended that were not answered as asked. */
export interface Losses {
  /** Connections that were lost, or given up by the client. */
  lost: number;
  /** Answered with 502 or 503. */
  unavailable: number;
  /** Not answered in the client's patience. */
  unanswered: number;
  /** The longest time of a request, in milliseconds. */
  longest: number;
}

/** Sends one request. Whatever comes back must be what the service may say, or it is an AssertionError. */
export async function sendRequest(
  url: string,
  token: string,
  { method, path, headers, body }: ProfileRequest,
  abandoned: AbortSignal,
  losses: Losses,
): Promise<Told> {
  const began = performance.now();
  const impatient = AbortSignal.timeout(patience);
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      body: body ?? null,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      signal: AbortSignal.any([abandoned, impatient]),
    });
    const told = toldBy(answer.status, await answer.text());
    if (told.kind === 'nothing') losses.unavailable += 1;
    return told;
  } catch (error) {
    if (impatient.aborted) losses.unanswered += 1;
    else if (abandoned.aborted || isLoss(error)) losses.lost += 1;
    else throw error;
    const reason = error instanceof Error ? `${error.message} ${error.cause ?? ''}` : String(error);
    return { kind: 'nothing', reason };
  } finally {
    losses.longest = Math.max(losses.longest, performance.now() - began);
  }
}

/** This is how fetch tells of a lost connection, and nothing else has a cause. */
function isLoss(error: unknown): boolean {
  return error instanceof TypeError && error.cause !== undefined;
}

/** The errors of the catalogue that stand for the states a request may meet here. */
const staleCode = 2055;
const unavailableCode = 503;

function toldBy(status: number, text: string): Told {
  const body: Json = text === '' ? undefined : JSON.parse(text);
  if (status === 200) {
    return { kind: 'version', version: { etag: body.attributes.etag, mark: String(body.firstName), text }, body };
  }
  if ((status === 412 || status === 400) && body?.code === staleCode) return { kind: 'stale' };
  // Without a body it is the balancer's.
  const isUnavailable = body === undefined ? status === 502 || status === 503 : status === 503;
  assert.doesNotMatch(text, /nothing was changed/, 'nobody knows that when the database has not answered');
  assert.ok(isUnavailable && (body?.code ?? unavailableCode) === unavailableCode, `${status} ${text}`);
  return { kind: 'nothing', reason: `${status} ${text}` };
}
