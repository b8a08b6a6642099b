import { readdirSync, readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { Json } from '../packages/server/test/api-client.ts';
import { assertDocumented } from '../packages/server/test/documented-answer.ts';

/** One published request and its answer (see fixtures/README.md). */
export interface Example {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly bodyText?: string;
    readonly bodyRepaired?: Json;
  };
  readonly response: { readonly status: number; readonly body?: Json };
}

const fixtures = new URL('fixtures/', import.meta.url);
const examples: readonly Example[] = readdirSync(fixtures)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, fixtures), 'utf8')));

/** @throws Error when there is no such fixture */
export function publishedExample(name: string): Example {
  const found = examples.find((example) => example.name === name);
  if (found === undefined) throw new Error(`no fixture is named ${name}`);
  return found;
}

export interface Sending {
  /** Origin of the server. */
  readonly url: string;
  readonly token: string;
  /** Takes the place of `<customer-tenant-id>` in the path. */
  readonly customer: string;
  readonly ifMatch?: string;
}

export interface PrintedAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The parsed body, or `undefined` where there is none. */
  readonly body: Json;
  /** The server asked for the body with 100 Continue. */
  readonly continued: boolean;
}

/** Sends a request as it is printed: its headers, and its body only when the server has asked for it, if it expects that. */
export async function sendAsPrinted(example: Example, { url, token, customer, ifMatch }: Sending) {
  const { method, path, query, headers, bodyText = '' } = example.request;
  const target = path.replace('<customer-tenant-id>', customer) + (query === undefined ? '' : `?${query}`);
  const sending = request(`${url}${target}`, {
    method,
    agent: false,
    headers: {
      ...headers,
      Authorization: `Bearer ${token}`,
      ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
      ...(bodyText === '' ? {} : { 'Content-Length': Buffer.byteLength(bodyText) }),
    },
  });
  let continued = false;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve).once('error', reject);
    if (headers.Expect === undefined) {
      sending.end(bodyText);
      return;
    }
    // Node sends such headers at once, without being asked to.
    sending.once('continue', () => {
      continued = true;
      sending.end(bodyText);
    });
  });
  const text = Buffer.concat(await answer.toArray()).toString();
  assertDocumented({ method, path: target, status: answer.statusCode ?? 0, text });
  const body: Json = text === '' ? undefined : JSON.parse(text);
  return { status: answer.statusCode, headers: answer.headers, text, body, continued } satisfies PrintedAnswer;
}
