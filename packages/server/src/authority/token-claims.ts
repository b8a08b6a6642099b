import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Client } from './client-authentication.ts';
import type { User } from './directory.ts';
import { type Exchange, issuerOf, secondsNow, type Version } from './exchange.ts';
import type { SignIn } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';
import { type Access, delegatedScope } from './resources.ts';

/** Whom a token is for. */
export interface Subject {
  readonly client: Client;
  /** Absent when the application acts for itself. */
  readonly user?: { readonly user: User; readonly signIn: SignIn } | undefined;
}

/** How the application proved who it is: `0` not at all, `1` by a secret, `2` by a certificate. */
const authenticationClass = { none: '0', secret: '1', certificate: '2' } as const;

type Issuance = Pick<Exchange, 'authority' | 'origin' | 'version'>;

/** Claims of an access token in the shape of its generation (protocol, sections 7.1 and 7.2). */
export function accessTokenClaims(issuance: Issuance, { client, user }: Subject, access: Access): JWTPayload {
  const { version } = issuance;
  const acr = authenticationClass[client.proof];
  return {
    ...commonClaims(issuance, client.tenant.id, lifetimes.accessToken),
    aud: access.resource,
    ...(version === 1
      ? { appid: client.app.id, appidacr: acr, app_displayname: client.app.name }
      : { azp: client.app.id, azpacr: acr }),
    ...(user === undefined ? appClaims(client) : userClaims(client, user, access, version)),
    tid: client.tenant.id,
    uti: Buffer.from(issuance.authority.random.bytes(16)).toString('base64url'),
    ver: `${version}.0`,
  };
}

export function idTokenClaims(issuance: Issuance, { client, user }: Required<Subject>, nonce?: string): JWTPayload {
  const { version } = issuance;
  if (user === undefined) throw new TypeError('An ID token is about a user');
  return {
    ...commonClaims(issuance, client.tenant.id, lifetimes.idToken),
    aud: client.app.id,
    ...personClaims(client, user.user, version),
    auth_time: user.signIn.authTime,
    ...(version === 1 ? { amr: user.signIn.amr } : {}),
    ...(nonce === undefined ? {} : { nonce }),
    ...(user.signIn.session === undefined ? {} : { sid: user.signIn.session }),
    tid: client.tenant.id,
    ver: `${version}.0`,
  };
}

function commonClaims({ authority, origin, version }: Issuance, tenant: string, lifetime: number): JWTPayload {
  const now = secondsNow(authority);
  return { iss: issuerOf(origin, tenant, version), iat: now, nbf: now, exp: now + lifetime };
}

function appClaims({ app, tenant }: Client): JWTPayload {
  const principal = servicePrincipalId(tenant.id, app.id);
  return { idtyp: 'app', oid: principal, sub: principal, idp: issuedBy(tenant.id), roles: [] };
}

function userClaims(client: Client, { user, signIn }: NonNullable<Subject['user']>, access: Access, version: Version) {
  const names = access.names.filter((name) => name.startsWith('.') === false);
  const scopes =
    names.length > 0 || access.names.length > 0 ? [...new Set([delegatedScope, ...names])] : access.identity;
  return {
    ...personClaims(client, user, version),
    ...(version === 1 ? { acr: '1', idp: issuedBy(client.tenant.id) } : {}),
    // The second generation of the live service leaves this out; a server that demands a second factor needs it.
    amr: signIn.amr,
    idtyp: 'user',
    scp: scopes.filter((name) => name !== 'offline_access').join(' ') || 'openid',
  };
}

function personClaims({ app }: Client, user: User, version: Version): JWTPayload {
  const { userPrincipalName } = user;
  return {
    name: user.displayName,
    oid: user.id,
    sub: pairwiseSubject(user.id, app.id),
    ...(version === 1
      ? { upn: userPrincipalName, unique_name: userPrincipalName }
      : { preferred_username: userPrincipalName }),
  };
}

/** The same user is another subject for each application, so that two of them cannot compare notes. */
function pairwiseSubject(userId: string, appId: string): string {
  return createHash('sha256').update(`subject ${userId} ${appId}`).digest('base64url');
}

function servicePrincipalId(tenant: string, appId: string): string {
  const hex = createHash('sha256').update(`service principal ${tenant} ${appId}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function issuedBy(tenant: string): string {
  return `https://sts.windows.net/${tenant}/`;
}
