import { spelling } from '@partnerite/contract/headers.ts';
import type { Context } from '../operation.ts';
import { holds, type Precondition } from '../precondition.ts';
import { refuse } from '../refusal.ts';

/** The version an update names, and by which channel (protocol, section 3.2). */
export type Basis =
  | { readonly channel: 'header'; readonly precondition: Precondition }
  | { readonly channel: 'body'; readonly etag: string };

/** @throws Refusal `noVersionGiven` */
export function basisOf(etag: string | undefined, precondition: Precondition | undefined): Basis {
  if (precondition !== undefined) return { channel: 'header', precondition };
  if (!etag) return refuse('noVersionGiven', { data: [spelling.ifMatch, 'attributes.etag'] });
  return { channel: 'body', etag };
}

/** The version an update names that need not name one: in the header, for the body has no place for it. */
export function optionalBasis(precondition: Precondition | undefined): Basis | undefined {
  return precondition && { channel: 'header', precondition };
}

const staleErrors = { 400: 'staleETag', 409: 'staleETagConflict', 412: 'staleIfMatch' } as const;

/**
 * Makes sure that an update is based on the stored version.
 * @param etag of the stored version
 * @throws Refusal `staleIfMatch`, `staleETag` or `staleETagConflict`
 */
export function checkBasis({ settings }: Context, basis: Basis, etag: string): void {
  const fresh = basis.channel === 'header' ? holds(basis.precondition, etag) : basis.etag === etag;
  if (fresh) return;
  const status = settings.fidelity.staleETagStatus ?? (basis.channel === 'header' ? 412 : 400);
  refuse(staleErrors[status], { data: [basis.channel === 'header' ? spelling.ifMatch : 'attributes.etag'] });
}
