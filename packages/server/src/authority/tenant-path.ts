import type { App, Directory, Tenant } from './directory.ts';
import { fail } from './errors.ts';

/** The first segment of the address: one tenant, or a word that leaves it to the user who signs in. */
export type TenantPath =
  | { readonly kind: 'one'; readonly tenant: Tenant }
  | { readonly kind: 'any'; readonly word: 'common' | 'organizations' };

/** @throws AuthorityError `unknownTenant` */
export function resolveTenantPath(directory: Directory, segment: string): TenantPath {
  const word = segment.toLowerCase();
  if (word === 'common' || word === 'organizations') return { kind: 'any', word };
  const tenant = directory.findTenant(segment);
  return tenant === undefined ? fail('unknownTenant', segment) : { kind: 'one', tenant };
}

/** How the tenant is written in the addresses that the authority hands out. */
export function tenantSegment(path: TenantPath): string {
  return path.kind === 'one' ? path.tenant.id : path.word;
}

/**
 * The application and its home. An application belongs to one tenant and exists in no other.
 * @throws AuthorityError `unknownClient`
 */
export function findClient(directory: Directory, path: TenantPath, clientId: string): { app: App; tenant: Tenant } {
  const found = directory.findApp(clientId);
  if (found === undefined || (path.kind === 'one' && path.tenant.id !== found.tenant.id)) {
    return fail('unknownClient', clientId);
  }
  return found;
}
