import { createHmac, timingSafeEqual } from 'node:crypto';
import { spelling } from '@partnerite/contract/headers.ts';
import { refuse } from '../refusal.ts';

const signatureLength = 32;

/** The signature covers the list, so that a token of one list or partner is worth nothing for another. */
function sign(key: Uint8Array, list: string, content: Uint8Array): Buffer {
  return createHmac('sha256', key).update(list).update('\0').update(content).digest();
}

/**
 * Where a list goes on: clients send nothing but this token for the next page (protocol, section 6.9).
 * @param list names the list with the partner it belongs to
 * @param continuation size, filter and position: whatever the list needs to go on, in JSON
 */
export function writeContinuationToken(key: Uint8Array, list: string, continuation: object): string {
  const content = Buffer.from(JSON.stringify(continuation));
  return Buffer.concat([sign(key, list, content), content]).toString('base64url');
}

/**
 * What was written into a token of this list.
 * @throws Refusal `invalidContinuationToken` for a token that this service did not give out for this list
 */
export function readContinuationToken<Continuation>(key: Uint8Array, list: string, token: string): Continuation {
  const bytes = Buffer.from(token, 'base64url');
  const content = bytes.subarray(signatureLength);
  const signature = bytes.subarray(0, signatureLength);
  if (signature.length !== signatureLength || !timingSafeEqual(signature, sign(key, list, content))) {
    return refuse('invalidContinuationToken', { data: [spelling.continuationToken] });
  }
  return JSON.parse(content.toString());
}
