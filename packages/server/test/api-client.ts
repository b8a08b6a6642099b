import { assertDocumented } from './documented-answer.ts';
import type { TestServer } from './running-server.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, or `undefined` where there is none. */
  readonly body: Json;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by assertions, which fail on any surprise
export type Json = any;

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiClient {
  call(method: string, path: string, call?: Call): Promise<ApiAnswer>;
  get(path: string, call?: Call): Promise<ApiAnswer>;
  put(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<ApiAnswer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<ApiAnswer>;
}

export interface ClientOptions {
  /** `older`: the server is set to answer in a form that its OpenAPI document does not show. */
  readonly form?: 'documented' | 'older';
}

/**
 * An ordinary HTTP client with a token. A string body goes out as it is, anything else as JSON. Each answer of an
 * operation must be as our OpenAPI document says.
 */
export function apiClient(
  server: Pick<TestServer, 'url'>,
  token: string | undefined,
  { form = 'documented' }: ClientOptions = {},
): ApiClient {
  const call: ApiClient['call'] = async (method, path, { body, headers = {} } = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (form === 'documented') assertDocumented({ method, path, status: response.status, text });
    return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : parse(text) };
  };
  return {
    call,
    get: (path, options) => call('GET', path, options),
    put: (path, body, headers = {}) => call('PUT', path, { body, headers }),
    post: (path, body, headers = {}) => call('POST', path, { body, headers }),
  };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
