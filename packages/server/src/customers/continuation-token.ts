import { createHmac, timingSafeEqual } from 'node:crypto';
import { spelling } from '@partnerite/contract/headers.ts';
import { refuse } from '../refusal.ts';
import type { CustomerPosition } from '../store/store.ts';
import type { CustomerFilter } from './customer-filter.ts';

/** Where a list goes on: clients send nothing but this token for the next page (protocol, section 6.9). */
export interface Continuation {
  readonly size: number;
  readonly filter: CustomerFilter;
  readonly position: CustomerPosition;
}

const signatureLength = 32;

/** The signature covers the partner, so that a token of one partner is worth nothing to another. */
function sign(key: Uint8Array, partner: string, content: Uint8Array): Buffer {
  return createHmac('sha256', key).update(partner).update('\0').update(content).digest();
}

export function writeContinuationToken(key: Uint8Array, partner: string, continuation: Continuation): string {
  const content = Buffer.from(JSON.stringify(continuation));
  return Buffer.concat([sign(key, partner, content), content]).toString('base64url');
}

/** @throws Refusal `invalidContinuationToken` for a token that this partner did not get from this service. */
export function readContinuationToken(key: Uint8Array, partner: string, token: string): Continuation {
  const bytes = Buffer.from(token, 'base64url');
  const content = bytes.subarray(signatureLength);
  const signature = bytes.subarray(0, signatureLength);
  if (signature.length !== signatureLength || !timingSafeEqual(signature, sign(key, partner, content))) {
    return refuse('invalidContinuationToken', { data: [spelling.continuationToken] });
  }
  return JSON.parse(content.toString());
}
