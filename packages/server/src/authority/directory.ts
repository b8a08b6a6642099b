import { X509Certificate } from 'node:crypto';
import { isGuid } from '../identifiers.ts';
import { decoyHash, isSecretHash } from './secret-hash.ts';

/** What the authority knows about one partner. */
export interface Tenant {
  /** A GUID. */
  readonly id: string;
  /** The domain that may stand for the id in addresses. */
  readonly domain: string;
  readonly name: string;
  readonly apps: readonly App[];
  readonly users: readonly User[];
}

export interface App {
  /** The client id: a GUID. */
  readonly id: string;
  readonly name: string;
  /** `public` apps cannot keep a secret: they run on the user's device or in the browser. */
  readonly kind: 'confidential' | 'public';
  /** In the form of `secret-hash.ts`. */
  readonly secretHashes?: readonly string[] | undefined;
  /** Public certificates, PEM: what the app may sign its assertions with. */
  readonly certificates?: readonly string[] | undefined;
  /**
   * Compared exactly, but for the port of a loopback address (RFC 8252, section 7.3).
   * One that starts with `/` is on this server's own origin.
   */
  readonly redirectUris?: readonly string[] | undefined;
}

export interface User {
  /** The object id: a GUID. */
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** In the form of `secret-hash.ts`. */
  readonly passwordHash: string;
  /** The user's sign-ins count as done with a second factor. */
  readonly mfa?: boolean | undefined;
}

export interface Directory {
  readonly tenants: readonly Tenant[];
  /** By id or domain, without regard to case. */
  findTenant(name: string): Tenant | undefined;
  /** The app and its home, by client id. */
  findApp(clientId: string): { readonly app: App; readonly tenant: Tenant } | undefined;
  /** The user and the user's home, by user principal name, without regard to case. */
  findUser(userPrincipalName: string): { readonly user: User; readonly tenant: Tenant } | undefined;
  findUserById(tenantId: string, userId: string): User | undefined;
  /** Verified in place of an unknown user's: no password has it, and it takes as long as the slowest of the users' own. */
  readonly nobodysHash: string;
}

/** @throws TypeError when an id, a hash, a certificate or an address is malformed, or a name or an id is there twice */
export function createDirectory(given: readonly Tenant[]): Directory {
  const tenants = given.map((tenant) => ({ ...tenant, id: tenant.id.toLowerCase() }));
  const byName = new Map<string, Tenant>();
  const apps = new Map<string, { app: App; tenant: Tenant }>();
  const users = new Map<string, { user: User; tenant: Tenant }>();
  const usersById = new Map<string, User>();
  for (const tenant of tenants) {
    requireGuid(tenant.id);
    put(byName, tenant.id, tenant);
    put(byName, tenant.domain, tenant);
    for (const app of tenant.apps) {
      requireGuid(app.id);
      for (const hash of app.secretHashes ?? []) requireHash(hash, app.id);
      for (const certificate of app.certificates ?? []) readCertificate(certificate);
      for (const uri of app.redirectUris ?? []) requireAddress(uri);
      put(apps, app.id, { app, tenant });
    }
    for (const user of tenant.users) {
      requireGuid(user.id);
      requireHash(user.passwordHash, user.userPrincipalName);
      put(users, user.userPrincipalName, { user, tenant });
      put(usersById, `${tenant.id}/${user.id}`, user);
    }
  }
  return {
    tenants,
    nobodysHash: decoyHash([...users.values()].map(({ user }) => user.passwordHash)),
    findTenant: (name) => byName.get(fold(name)),
    findApp: (clientId) => apps.get(fold(clientId)),
    findUser: (userPrincipalName) => users.get(fold(userPrincipalName)),
    findUserById: (tenantId, userId) => usersById.get(fold(`${tenantId}/${userId}`)),
  };
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

function put<T>(map: Map<string, T>, name: string, value: T): void {
  const key = fold(name);
  if (map.has(key)) throw new TypeError(`The directory holds ${name} twice`);
  map.set(key, value);
}

function requireGuid(id: string): void {
  if (!isGuid(id)) throw new TypeError(`${id} in the directory is not a GUID`);
}

function requireHash(hash: string, owner: string): void {
  if (!isSecretHash(hash))
    throw new TypeError(`A hash of ${owner} in the directory is not a scrypt hash with sensible work factors`);
}

function requireAddress(uri: string): void {
  if (!uri.startsWith('/') && !URL.canParse(uri)) throw new TypeError(`${uri} in the directory is not an address`);
}

/** @throws TypeError when the text is no certificate */
export function readCertificate(text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch (cause) {
    throw new TypeError('A certificate in the directory cannot be read', { cause });
  }
}
