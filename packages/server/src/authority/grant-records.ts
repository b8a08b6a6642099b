import { createHash } from 'node:crypto';
import type { Random } from '../operation.ts';
import type { GrantStore } from '../store/grants.ts';
import type { Version } from './exchange.ts';
import type { Access } from './resources.ts';

/** Who signed in, and how. */
export interface SignIn {
  readonly tenantId: string;
  readonly userId: string;
  /** Authentication methods: `pwd`, `mfa`. */
  readonly amr: readonly string[];
  /** Unix seconds. */
  readonly authTime: number;
  /** Names the browser's session, where it was on a page: what is got by it ends when somebody signs out there. */
  readonly session?: string | undefined;
}

export interface AuthorizationCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly signIn: SignIn;
  readonly access: Access;
  readonly version: Version;
  readonly nonce?: string | undefined;
  /** PKCE, method S256. */
  readonly challenge?: string | undefined;
}

export interface RedeemedCode {
  /** Unix milliseconds. */
  readonly at: number;
  readonly clientId: string;
  /** Where the refresh token is that the code has earned, if it earned one: a second use of the code revokes it. */
  readonly refresh: RecordAddress;
}

export interface RefreshToken {
  readonly clientId: string;
  readonly signIn: SignIn;
  readonly access: Access;
  /** Unix seconds. */
  readonly issuedAt: number;
}

export interface DeviceCode {
  readonly clientId: string;
  readonly access: Access;
  readonly version: Version;
}

/** Leads from what the user types to the device that waits. */
export interface UserCode extends DeviceCode {
  readonly deviceKey: string;
}

/** What the user said to a device. */
export type DeviceDecision = { readonly kind: 'approved'; readonly signIn: SignIn } | { readonly kind: 'declined' };

/** Every kind of record and what it holds. */
export interface RecordKinds {
  code: AuthorizationCode;
  refresh: RefreshToken;
  device: DeviceCode;
  userCode: UserCode;
  decision: DeviceDecision;
  /** Left behind by a code, to tell "used" from "unknown". */
  redeemed: RedeemedCode;
  /** Left behind by a session whose user has signed out. */
  endedSession: { readonly at: number };
  /** A client assertion that was used. */
  assertion: { readonly at: number };
}

export type RecordKind = keyof RecordKinds;

/** The authority's records in the grant store, typed. Keys are hashes: the store never sees what the client holds. */
export interface GrantRecords {
  /** `lifetime` in seconds. */
  save<K extends RecordKind>(kind: K, at: RecordAddress, payload: RecordKinds[K], lifetime: number): Promise<void>;
  read<K extends RecordKind>(kind: K, at: RecordAddress): Promise<RecordKinds[K] | undefined>;
  /** Removes and returns it; only one caller ever gets it. */
  take<K extends RecordKind>(kind: K, at: RecordAddress): Promise<RecordKinds[K] | undefined>;
}

export interface RecordAddress {
  readonly tenant: string;
  readonly key: string;
}

/** Device codes are issued before anybody knows the tenant. */
export const noTenantYet = 'common';

export function grantRecords(store: GrantStore, clock: () => number): GrantRecords {
  const name = (kind: RecordKind, key: string) => `${kind}:${key}`;
  return {
    save: (kind, { tenant, key }, payload, lifetime) =>
      store.saveGrant({
        tenant,
        key: name(kind, key),
        payload: JSON.stringify(payload),
        expiresAt: clock() + lifetime * 1000,
      }),
    read: async (kind, { tenant, key }) => decode(await store.readGrant(tenant, name(kind, key), clock())),
    take: async (kind, { tenant, key }) => decode(await store.takeGrant(tenant, name(kind, key), clock())),
  };
}

/** The key's first part says which kind it is, and only `save` writes it. */
function decode<K extends RecordKind>(grant: { payload: string } | undefined): RecordKinds[K] | undefined {
  return grant === undefined ? undefined : (JSON.parse(grant.payload) as RecordKinds[K]);
}

const secretBytes = 32;
const secretForm = /^([\w-]{22})\.[\w-]{43}$/;

/** A new secret for a client to hold. */
export function newSecret(random: Random, tenant: string): string {
  return secretOf(random.bytes(secretBytes), tenant);
}

/**
 * A secret of 32 bytes as the client holds it. It says whose tenant it is of, so that it can be redeemed where no tenant is named.
 */
export function secretOf(bytes: Uint8Array, tenant: string): string {
  const owner = Buffer.from(tenant.replaceAll('-', ''), 'hex').toString('base64url');
  return `${owner}.${Buffer.from(bytes).toString('base64url')}`;
}

/** Where the record of a secret is, or `undefined` when the text cannot be one of `newSecret`. */
export function addressOf(secret: string): RecordAddress | undefined {
  const owner = secretForm.exec(secret)?.[1];
  if (owner === undefined) return undefined;
  const hex = Buffer.from(owner, 'base64url').toString('hex');
  const tenant = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { tenant, key: hashOf(secret) };
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
