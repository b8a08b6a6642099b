import type { CustomerUser, NewCustomerUser } from '@partnerite/contract/resources/customer-user.ts';
import { selfLink } from '../customers/customer-document.ts';
import { nameKey } from '../customers/name-key.ts';
import type { Context } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonBytes } from '../resources/json-answer.ts';
import { readStored, type Stored } from '../resources/stored-resource.ts';
import type { Resource } from '../store/resources.ts';

/**
 * What is stored of a user. A user principal name belongs to one user of all of a partner's customers; that of a deleted
 * user is free again, which is why deleted users are another kind of resource.
 */
export const kinds = { active: 'user', inactive: 'deletedUser' } as const;

export type UserState = keyof typeof kinds;

export interface StoredUser extends Omit<NewCustomerUser, 'passwordProfile'> {
  /**
   * As `authority/secret-hash.ts` makes it. No answer and no audit record shows it. The administrator of a new tenant has
   * none until the first password, which is stored nowhere, is reset.
   */
  readonly passwordHash?: string | undefined;
  readonly forceChangePassword: boolean;
  /** Ids of directory roles. A deleted user keeps them, and has them again once restored. */
  readonly roles: readonly string[];
  /** Of a deleted user. ISO 8601 to the second, as published. */
  readonly softDeletionTime?: string | undefined;
}

/** How long a deleted user can be restored, in milliseconds: 30 days, as published. */
const deletedUserRetention = 30 * 24 * 60 * 60 * 1000;

/** A time to the second. `at` in Unix milliseconds. */
export function timeToTheSecond(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Users who were deleted before are gone. */
export function oldestKeptDeletion(now: number): string {
  return timeToTheSecond(now - deletedUserRetention);
}

/**
 * Where a user stands in lists: by name, a deleted one by the time of deletion; what nobody else may have; and when it is
 * removed for good.
 */
export function placeOf({ displayName, userPrincipalName, softDeletionTime }: StoredUser) {
  return softDeletionTime === undefined
    ? { order: nameKey(displayName), uniqueKey: userPrincipalName.toLowerCase(), expiresAt: undefined }
    : { order: softDeletionTime, uniqueKey: undefined, expiresAt: endOf(softDeletionTime) };
}

/** When a deleted user can no longer be restored, in Unix milliseconds: times of deletion are kept to the second. */
function endOf(softDeletionTime: string): number {
  return Date.parse(softDeletionTime) + deletedUserRetention + 1000;
}

export function stateOf({ softDeletionTime }: StoredUser): UserState {
  return softDeletionTime === undefined ? 'active' : 'inactive';
}

/** @throws Refusal `userNotFound` */
export async function activeUser(context: Context, customerId: string, userId: string): Promise<Stored<StoredUser>> {
  const key = { kind: kinds.active, owner: customerId, id: userId.toLowerCase() };
  return (await readStored<StoredUser>(context, key)) ?? refuse('userNotFound');
}

/** An active user, or a deleted one who can still be restored. @throws Refusal `userNotFound` */
export async function anyUser(context: Context, customerId: string, userId: string): Promise<Stored<StoredUser>> {
  const key = { owner: customerId, id: userId.toLowerCase() };
  const active = await readStored<StoredUser>(context, { kind: kinds.active, ...key });
  if (active !== undefined) return active;
  const deleted = await readStored<StoredUser>(context, { kind: kinds.inactive, ...key });
  const deletedAt = deleted?.value.softDeletionTime;
  if (deleted === undefined || deletedAt === undefined || deletedAt < oldestKeptDeletion(context.now)) {
    return refuse('userNotFound');
  }
  return deleted;
}

/** A user as it is answered, without the password. */
export function userResource({ id, owner }: Pick<Resource, 'id' | 'owner'>, user: StoredUser): CustomerUser {
  const { passwordHash: _hash, forceChangePassword: _force, roles: _roles, softDeletionTime, ...members } = user;
  const { usageLocation, userPrincipalName, firstName, lastName, displayName, immutableId, phoneNumber } = members;
  return {
    ...(usageLocation ? { usageLocation } : {}),
    id,
    userPrincipalName,
    ...(firstName ? { firstName } : {}),
    ...(lastName ? { lastName } : {}),
    displayName,
    ...(immutableId ? { immutableId } : {}),
    ...(phoneNumber ? { phoneNumber } : {}),
    // What every published answer shows: the directory says nothing about the kind of domain.
    userDomainType: 'none',
    state: stateOf(user),
    ...(softDeletionTime === undefined ? {} : { softDeletionTime }),
    links: selfLink(`/customers/${owner}/users/${id}`),
    attributes: { objectType: 'CustomerUser' },
  };
}

/** What the audit keeps of a user: everything but the password and its hash. */
export function auditedUser(key: Pick<Resource, 'id' | 'owner'>, user: StoredUser): Uint8Array {
  return jsonBytes(userResource(key, user));
}
