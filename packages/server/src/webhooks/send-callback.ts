import { lookup as systemLookup } from 'node:dns';
import { type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CallbackRules } from './callback-address.ts';

/** A POST that is ready to go. */
export interface Callback {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What came of it: the status of the answer, or why there was none. Neither tells anything of what was answered. */
export type CallbackAnswer = { readonly status: number } | { readonly fault: string };

export type SendCallback = (callback: Callback, signal: AbortSignal) => Promise<CallbackAnswer>;

export interface SendOptions {
  readonly rules: CallbackRules;
  /** Asks for the addresses of a host: the system's unless given. */
  readonly lookup?: LookupFunction | undefined;
  /** How long a callback may take with all that belongs to it, in milliseconds; ten seconds unless given. */
  readonly timeLimit?: number | undefined;
}

const defaultTimeLimit = 10_000;
/** Most of an answer that is read, in bytes. What it says does not matter, only that it ends. */
const answerLimit = 64 * 1024;

const faults = {
  refused: 'The callback address is not allowed.',
  timeout: 'There was no answer in time.',
  stopped: 'The server was stopped.',
  failed: 'The connection failed.',
} as const;

class AddressRefused extends Error {}

/**
 * Posts callbacks, each on a connection of its own. The address that is connected to is the one that was checked: names
 * are resolved here and nowhere else. Redirects are answers like any other.
 */
export function callbackSender({
  rules,
  lookup = systemLookup,
  timeLimit = defaultTimeLimit,
}: SendOptions): SendCallback {
  return async ({ url, headers, body }, stopped) => {
    if (rules.problemOf(url) !== undefined) return { fault: faults.refused };
    const deadline = AbortSignal.timeout(timeLimit);
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(body.length) },
      agent: false,
      lookup: checkedLookup(lookup, rules),
      signal: AbortSignal.any([deadline, stopped]),
    };
    const send = url.toLowerCase().startsWith('https:') ? httpsRequest : httpRequest;
    try {
      return { status: await statusOf(send(url, options), body) };
    } catch (error) {
      if (error instanceof AddressRefused) return { fault: faults.refused };
      if (stopped.aborted) return { fault: faults.stopped };
      return { fault: deadline.aborted ? faults.timeout : faults.failed };
    }
  };
}

function statusOf(request: ClientRequest, body: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.once('response', (answer) => {
      // The status is the answer; the rest is only waited for so that the receiver can finish.
      const done = () => {
        resolve(answer.statusCode ?? 0);
        request.destroy();
      };
      request.off('error', reject).on('error', done);
      readAtMost(answer, answerLimit, done);
    });
    request.end(body);
  });
}

function readAtMost(answer: IncomingMessage, limit: number, done: () => void): void {
  let length = 0;
  answer.on('data', (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > limit) done();
  });
  answer.once('error', done).once('close', done);
}

/** The system's answer, unless one of the addresses must not be connected to: a name that leads to both is a trick. */
function checkedLookup(lookup: LookupFunction, rules: CallbackRules): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: found.includes(':') ? 6 : 4 }] : found;
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return callback(error ?? new Error('no address'), []);
      if (!addresses.every(({ address }) => rules.admits(address))) {
        return callback(new AddressRefused(`${host} has an address that is not allowed`), []);
      }
      if (options.all === true) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}
