import { isAbsolute, resolve } from 'node:path';
import type { Directory } from './authority/directory.ts';
import { apiAudiences } from './authority/resources.ts';
import type { SigningKeys } from './authority/signing-keys.ts';
import type { Config } from './config.ts';
import type { TrustedIssuer } from './http/tokens.ts';
import type { Origins } from './origins.ts';

/** The bundled authority, under each name by which clients know it. */
export function bundledIssuers(directory: Directory, origins: Origins, keys: SigningKeys): readonly TrustedIssuer[] {
  const tenants = directory.tenants.map((tenant) => tenant.id);
  if (tenants.length === 0) return [];
  const audiences = [...new Set([...apiAudiences, ...origins.all])];
  return origins.all
    .flatMap((origin) => [`${origin}/{tenantid}/`, `${origin}/{tenantid}/v2.0`])
    .map((issuer) => ({ issuer, audiences, keys: keys.lookUp, tenants }));
}

/** The issuers that the operator trusts. */
export function configuredIssuers({ file }: Config): readonly TrustedIssuer[] {
  return (file.issuers ?? []).map(({ keys, ...issuer }) => ({ ...issuer, keys: keySource(keys) }));
}

function keySource(source: string): URL | { readonly file: string } {
  if (/^https?:\/\//i.test(source)) return new URL(source);
  return { file: isAbsolute(source) ? source : resolve(source) };
}
