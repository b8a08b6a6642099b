import { createHmac } from 'node:crypto';
import type { Authority } from './exchange.ts';

/** What only this authority, on whatever node, can compute. Texts of different purposes never meet. */
export async function macOf(
  { keys }: Pick<Authority, 'keys'>,
  purpose: 'session' | 'form' | 'refresh',
  text: string,
): Promise<Buffer> {
  const secret = await keys.cookieSecret();
  return createHmac('sha256', secret).update(`${purpose} ${text}`).digest();
}
