import type { Random } from '../operation.ts';
import type { Directory } from './directory.ts';
import type { Form } from './form.ts';
import type { GrantRecords } from './grant-records.ts';
import type { PageLanguage } from './page-language.ts';
import type { SecretMemory } from './secret-memory.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { TenantPath } from './tenant-path.ts';
import type { Throttle } from './throttle.ts';

/** What the endpoints share for the life of the process. */
export interface Authority {
  readonly directory: Directory;
  readonly keys: SigningKeys;
  readonly grants: GrantRecords;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
  readonly throttle: Throttle;
  readonly secrets: SecretMemory;
  readonly options: AuthorityOptions;
}

export interface AuthorityOptions {
  /** A refresh token is good for one use; its answer holds the next one. Off by default (protocol, section 7.3). */
  readonly rotateRefreshTokens?: boolean | undefined;
  /**
   * A client assertion is good for one use. Off by default, because MSAL sends the same assertion again until it ends.
   */
  readonly singleUseAssertions?: boolean | undefined;
  /** Users whose passwords are public, by tenant: the sign-in page shows them. */
  readonly publicUsers?: ReadonlyMap<string, PublicUser> | undefined;
  /** More resources that tokens are issued for, beside the clouds' API origins and the origin of the request. */
  readonly resources?: (() => readonly string[]) | undefined;
}

/** A user of a demo. */
export interface PublicUser {
  readonly user: string;
  readonly password: string;
}

/** The two generations of endpoints: addresses, parameters and answers differ. */
export type Version = 1 | 2;

/** One request to the authority, read but not yet judged. */
export interface Exchange {
  readonly authority: Authority;
  /** Origin by which the client knows this server, without a slash at its end. */
  readonly origin: string;
  readonly path: TenantPath;
  /** The tenant as the client wrote it. */
  readonly segment: string;
  readonly version: Version;
  readonly form: Form;
  /** Network address of the client. */
  readonly address: string;
  readonly authorization: string | undefined;
  /** Of the pages. */
  readonly language: PageLanguage;
}

/** Unix seconds. */
export function secondsNow(authority: Pick<Authority, 'clock'>): number {
  return Math.floor(authority.clock() / 1000);
}

/** The issuer of a tenant's tokens in each generation. */
export function issuerOf(origin: string, tenant: string, version: Version): string {
  return version === 1 ? `${origin}/${tenant}/` : `${origin}/${tenant}/v2.0`;
}
