import type { JWTPayload } from 'jose';
import { isGuid } from '../identifiers.ts';

/** Who a token speaks for. */
export interface Principal {
  /** Tenant of the partner: a GUID in lower case. */
  readonly partner: string;
  readonly kind: 'app' | 'app+user';
  readonly applicationId: string;
  /** For display and the audit record; never authorise on it. */
  readonly userPrincipalName?: string | undefined;
  readonly userId?: string | undefined;
  /** The user proved a second factor. */
  readonly mfa: boolean;
}

export type TokenRefusal = 'invalid' | 'expired' | 'audience' | 'mfa';

/** A token that is not taken. Its message is fit for `error_description` of `WWW-Authenticate` and never holds the token. */
export class TokenRefused extends Error {
  readonly reason: TokenRefusal;

  constructor(reason: TokenRefusal, description: string, options?: ErrorOptions) {
    super(description, options);
    this.name = 'TokenRefused';
    this.reason = reason;
  }
}

/** The longest user name that goes into an audit record, in characters. */
const maxNameLength = 256;
const maxApplicationIdLength = 128;

/**
 * Reads both token shapes, v1 (`appid`, `upn`) and v2 (`azp`, `preferred_username`), and refuses what contradicts
 * itself (protocol, section 7.2).
 * @throws TokenRefused
 */
export function principalOf(claims: JWTPayload): Principal {
  const partner = text(claims, 'tid')?.toLowerCase();
  if (partner === undefined || !isGuid(partner)) throw new TokenRefused('invalid', 'the claim tid is no tenant id');
  const applicationId = agreed(claims, ['appid', 'azp']);
  if (applicationId === undefined || applicationId.length > maxApplicationIdLength) {
    throw new TokenRefused('invalid', 'the token names no application');
  }
  const userPrincipalName = userName(claims);
  const kind = kindOf(claims, userPrincipalName);
  const userId = kind === 'app' ? undefined : text(claims, 'oid');
  return {
    partner,
    kind,
    applicationId: applicationId.toLowerCase(),
    ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
    ...(userId === undefined ? {} : { userId }),
    mfa: kind === 'app+user' && provedSecondFactor(claims),
  };
}

function kindOf(claims: JWTPayload, userName: string | undefined): Principal['kind'] {
  const scoped = text(claims, 'scp') !== undefined;
  const subject = text(claims, 'idtyp')?.toLowerCase();
  if (subject !== undefined && subject !== 'app' && subject !== 'user') {
    throw new TokenRefused('invalid', 'the claim idtyp has no known value');
  }
  if (scoped) {
    if (subject === 'app') throw new TokenRefused('invalid', 'the token is both of an application and of a user');
    return 'app+user';
  }
  if (userName !== undefined || subject === 'user') {
    throw new TokenRefused('invalid', 'the token names a user but grants no scope');
  }
  return 'app';
}

function userName(claims: JWTPayload): string | undefined {
  const names = ['upn', 'preferred_username', 'unique_name'].map((claim) => text(claims, claim));
  return names.find((name) => name !== undefined)?.slice(0, maxNameLength);
}

function provedSecondFactor(claims: JWTPayload): boolean {
  const { amr } = claims;
  return Array.isArray(amr) && amr.includes('mfa');
}

/** The one value of claims that mean the same. */
function agreed(claims: JWTPayload, names: readonly string[]): string | undefined {
  const values = names.map((name) => text(claims, name)?.toLowerCase()).filter((value) => value !== undefined);
  if (new Set(values).size > 1) throw new TokenRefused('invalid', `the claims ${names.join(' and ')} disagree`);
  return values[0];
}

/** A claim that is there must be a string; blank is the same as absent. */
function text(claims: JWTPayload, name: string): string | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new TokenRefused('invalid', `the claim ${name} is not a string`);
  return value.trim() === '' ? undefined : value;
}
