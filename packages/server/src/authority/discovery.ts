import type { Directory } from './directory.ts';
import { fail } from './errors.ts';
import { type Exchange, issuerOf, type Version } from './exchange.ts';
import type { Form } from './form.ts';
import { pageLanguages } from './page-language.ts';
import { type TenantPath, tenantSegment } from './tenant-path.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenID Connect description of a tenant in one generation. */
export function openIdConfiguration(origin: string, path: TenantPath, version: Version): Json {
  const base = `${origin}/${tenantSegment(path)}`;
  const oauth = version === 1 ? `${base}/oauth2` : `${base}/oauth2/v2.0`;
  return {
    issuer: issuerOf(origin, path.kind === 'one' ? path.tenant.id : '{tenantid}', version),
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    device_authorization_endpoint: `${oauth}/devicecode`,
    end_session_endpoint: `${oauth}/logout`,
    jwks_uri: version === 1 ? `${base}/discovery/keys` : `${base}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'password',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'PS256'],
    claims_supported: [
      'aud',
      'auth_time',
      'exp',
      'iat',
      'iss',
      'name',
      'nonce',
      'oid',
      'sid',
      'sub',
      'tid',
      'ver',
    ].concat(version === 1 ? ['amr', 'unique_name', 'upn'] : ['preferred_username']),
    ui_locales_supported: pageLanguages,
    tenant_region_scope: null,
    cloud_instance_name: new URL(origin).host,
  };
}

/**
 * Whether an authority is one to trust: asked by client libraries before they talk to an authority that they do not know.
 * @throws AuthorityError `unknownInstance` for any authority but this one
 */
export function instanceDiscovery({ origin, form }: Exchange): Json {
  const endpoint = form.get('authorization_endpoint') ?? fail('missingParameter', 'authorization_endpoint');
  const { host } = new URL(origin);
  if (!URL.canParse(endpoint) || new URL(endpoint).host !== host) fail('unknownInstance');
  const tenant = new URL(endpoint).pathname.split('/')[1] ?? 'common';
  return {
    tenant_discovery_endpoint: `${origin}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

/** How users of a domain sign in: asked before a user name and password are sent. */
export function userRealm(directory: Directory, origin: string, user: string, form: Form): Json {
  const domain = user.slice(user.lastIndexOf('@') + 1).toLowerCase();
  const known = directory.findTenant(domain) !== undefined;
  const { host } = new URL(origin);
  return {
    ver: form.get('api-version') ?? '1.0',
    account_type: known ? 'Managed' : 'Unknown',
    domain_name: domain,
    cloud_instance_name: host,
    cloud_audience_urn: `urn:federation:${host}`,
    ...(form.get('api-version')?.startsWith('2') ? { NameSpaceType: known ? 'Managed' : 'Unknown', Login: user } : {}),
  };
}
