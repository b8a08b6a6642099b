import { readFileSync } from 'node:fs';
import type { Tenant } from './authority/directory.ts';
import { type Config, ConfigError } from './config.ts';

/**
 * The tenants that the operator gives the bundled authority.
 * @throws ConfigError when a certificate file cannot be read
 */
export function configuredTenants({ file }: Config): readonly Tenant[] {
  return (file.authority?.tenants ?? []).map((tenant) => ({
    ...tenant,
    apps: tenant.apps.map(({ secretHashes = [], certificates = [], redirectUris = [], ...app }) => ({
      ...app,
      secretHashes,
      certificates: certificates.map(readCertificate),
      redirectUris,
    })),
  }));
}

/** A certificate is named by the path of its PEM file. */
function readCertificate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`authority.tenants: the certificate ${path} cannot be read`, { cause: error });
  }
}
