import { clouds } from '@partnerite/contract/clouds.ts';
import { fail } from './errors.ts';
import type { Exchange } from './exchange.ts';

/** What a client asks to be let into. */
export interface Access {
  /** Becomes the audience of the access token. */
  readonly resource: string;
  /** Names within the resource: `user_impersonation`, or `.default` for all there are. */
  readonly names: readonly string[];
  /** OpenID Connect scopes: `openid`, `profile`, `email`, `offline_access`. */
  readonly identity: readonly string[];
}

/** The delegated permission that the API has. */
export const delegatedScope = 'user_impersonation';
export const allScopes = '.default';
const identityScopes = ['openid', 'profile', 'email', 'offline_access'];

/** Older samples take a token for this directory API and exchange it at `/generatetoken`. */
const olderDirectoryApi = 'https://graph.windows.net';
/** The newer name of the API's origin. */
const newerApi = 'https://api.partner.microsoft.com';
/** Audience of a token for nothing but the user's identity; no API here takes it. */
const identityResource = 'https://graph.microsoft.com';

/** @throws AuthorityError when a scope or its resource is unknown, or there are several resources */
export function accessOfScope({ authority, origin }: Exchange, scope: string): Access {
  const all = scope.split(/\s+/).filter((name) => name !== '');
  const identity = all.filter((name) => identityScopes.includes(name));
  const others = all.filter((name) => !identityScopes.includes(name)).map(splitScope);
  const resources = new Set(others.map(({ resource }) => resource));
  if (resources.size > 1) fail('severalResources');
  const [resource = identityResource] = resources;
  if (others.length > 0) checkResource(resource, acceptedResources(origin, authority.options.resources?.()));
  return { resource, names: [...new Set(others.map(({ name }) => name))], identity: [...new Set(identity)] };
}

/** @throws AuthorityError `unknownResource` */
export function accessOfResource(exchange: Exchange, resource: string | undefined): Access {
  const { authority, origin, form } = exchange;
  const identity = (form.get('scope') ?? '').split(/\s+/).filter((name) => identityScopes.includes(name));
  if (resource === undefined) return { resource: identityResource, names: [], identity };
  const plain = withoutSlash(resource);
  checkResource(plain, acceptedResources(origin, authority.options.resources?.()));
  return { resource: plain, names: [delegatedScope], identity };
}

/** The request's own wish, or `undefined` when it has none: `resource` in the first generation, `scope` in the second. */
export function requestedAccess(exchange: Exchange): Access | undefined {
  const value = exchange.form.get(exchange.version === 1 ? 'resource' : 'scope');
  if (value === undefined) return undefined;
  return exchange.version === 1 ? accessOfResource(exchange, value) : accessOfScope(exchange, value);
}

/** Audiences by which the API is known in every cloud: what is issued for them, the resource side must take. */
export const apiAudiences: readonly string[] = [
  ...new Set([...Object.values(clouds).map((cloud) => cloud.api), newerApi]),
];

/** Everything that an access token is issued for. */
export function acceptedResources(origin: string, more: readonly string[] = []): readonly string[] {
  return [...new Set([...apiAudiences, olderDirectoryApi, origin, ...more.map(withoutSlash)])];
}

/** Scopes as the token endpoint of the second generation answers them. */
export function grantedScopes({ resource, names, identity }: Access): string {
  const wide = names.includes(allScopes) ? [delegatedScope, ...names] : names;
  const own = [...new Set(wide)].map((name) => `${resource}/${name}`);
  return [...own, ...identity.filter((name) => name !== 'offline_access')].join(' ');
}

function splitScope(scope: string): { resource: string; name: string } {
  const slash = scope.lastIndexOf('/');
  const name = scope.slice(slash + 1);
  if (slash < 1 || (name !== allScopes && name !== delegatedScope)) fail('invalidScope', scope);
  return { resource: withoutSlash(scope.slice(0, slash)), name };
}

function checkResource(resource: string, accepted: readonly string[]): void {
  if (!accepted.includes(resource)) fail('unknownResource', resource);
}

function withoutSlash(resource: string): string {
  return resource.endsWith('/') ? resource.slice(0, -1) : resource;
}
