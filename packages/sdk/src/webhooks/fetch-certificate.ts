import { PartnerError } from '../errors/partner-error.ts';
import type { Fetch } from '../transport/exchange.ts';
import { readAtMost } from './read-at-most.ts';

const maximumBytes = 64 * 1024;
const timeoutMs = 10_000;

/**
 * The file that an address answers with. Redirects are not followed, nothing that identifies the caller is sent.
 * @throws PartnerError `Network` when it does not arrive, or not whole, or is larger than a chain of certificates can be
 */
export async function fetchCertificate(url: URL, fetch: Fetch): Promise<Uint8Array> {
  const failed = (reason: string, cause?: unknown) =>
    new PartnerError({
      category: 'Network',
      description: `No certificate could be fetched from ${url.origin}: ${reason}`,
      cause,
    });
  try {
    const response = await fetch(url.href, {
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200 || response.redirected) {
      response.body?.cancel().catch(() => undefined);
      throw failed(`HTTP ${response.status}`);
    }
    const bytes = await readAtMost(response.body, maximumBytes);
    if (!bytes) throw failed(`longer than ${maximumBytes} bytes`);
    return bytes;
  } catch (cause) {
    throw cause instanceof PartnerError ? cause : failed('no answer', cause);
  }
}
