import { demoTenants } from './authority/demo-directory.ts';
import { createDirectory, type Directory, type Tenant } from './authority/directory.ts';
import { type Config, operatorsFault } from './config.ts';
import { configuredTenants } from './configured-tenants.ts';
import { isLoopback } from './origins.ts';

/** The tenants of the bundled authority: those of the demo world, if there is one, and the operator's. */
export function tenantsOf(config: Config, demo: boolean): readonly Tenant[] {
  return [...(demo ? demoTenants : []), ...configuredTenants(config)];
}

/** @throws ConfigError for what the directory finds wrong in the operator's tenants */
export function authorityDirectory(config: Config, demo: boolean): Directory {
  return operatorsFault(() => createDirectory(tenantsOf(config, demo)));
}

/** On the network the development authority is served only when told so: its demo passwords are public. */
export function servesAuthority({ host, allowAuthorityOnNetwork }: Config, directory: Directory): boolean {
  return directory.tenants.length > 0 && (isLoopback(host) || allowAuthorityOnNetwork);
}
