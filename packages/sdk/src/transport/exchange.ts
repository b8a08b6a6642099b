import { PartnerError } from '../errors/partner-error.ts';
import { untilAborted } from './deadline.ts';

/** `fetch`, or anything that behaves like it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** An answer whose body has arrived whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The `fetch` of the platform, called without a receiver: browsers refuse any other than the window. */
export const platformFetch: Fetch = (url, init) => globalThis.fetch(url, init);

const byteOrderMark = '\uFEFF';

/**
 * Sends one request and reads the whole answer, whatever its status. Redirects are not followed, so that nothing secret
 * goes where it was not meant to go.
 * @throws PartnerError `Network` when no whole answer arrives
 * @throws the reason of `init.signal` when that ended the exchange
 */
export async function exchange(fetch: Fetch, url: string, init: RequestInit): Promise<Answer> {
  const read = async (): Promise<Answer> => {
    const response = await fetch(url, { redirect: 'manual', ...init });
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, text: text.startsWith(byteOrderMark) ? text.slice(1) : text };
  };
  try {
    // A `fetch` of somebody's own may not heed the signal.
    return fetch === platformFetch || !init.signal ? await read() : await untilAborted(read(), init.signal);
  } catch (cause) {
    if (init.signal?.aborted) throw init.signal.reason;
    throw new PartnerError({ category: 'Network', description: `No answer from ${new URL(url).origin}`, cause });
  }
}
