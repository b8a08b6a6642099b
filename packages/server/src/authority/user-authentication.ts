import type { Tenant, User } from './directory.ts';
import { fail } from './errors.ts';
import { type Authority, secondsNow } from './exchange.ts';
import type { SignIn } from './grant-records.ts';
import { verifySecret } from './secret-hash.ts';
import { hasEnded } from './session-end.ts';

interface Attempt {
  readonly userName: string;
  readonly password: string;
  /** Network address of the client. */
  readonly address: string;
}

/** Longest user name that is looked for, in characters. */
const maxUserNameLength = 256;

/**
 * Signs a user in to an application of the user's own tenant.
 * @throws AuthorityError `wrongPassword` (also for an unknown user), `foreignUser`, `locked`
 */
export async function authenticateUser(authority: Authority, home: Tenant, attempt: Attempt): Promise<SignIn> {
  const { directory, throttle } = authority;
  const { userName, password, address } = attempt;
  if (userName.length > maxUserNameLength) fail('wrongPassword');
  const found = directory.findUser(userName);
  const right = await throttle.attempt({ account: userName.trim(), address }, () =>
    verifySecret(password, found?.user.passwordHash ?? directory.nobodysHash),
  );
  if (!right || found === undefined) return fail('wrongPassword');
  if (found.tenant.id !== home.id) return fail('foreignUser');
  return {
    tenantId: home.id,
    userId: found.user.id,
    amr: found.user.mfa ? ['pwd', 'mfa'] : ['pwd'],
    authTime: secondsNow(authority),
  };
}

export interface SignedInUser {
  readonly user: User;
  readonly signIn: SignIn;
}

/**
 * The user of an earlier sign-in, as the directory knows the user now.
 * @throws AuthorityError `expiredGrant` when the user is gone, or has signed out where that sign-in was
 */
export async function signedInUser(authority: Authority, signIn: SignIn): Promise<SignedInUser> {
  const user = authority.directory.findUserById(signIn.tenantId, signIn.userId);
  return user === undefined || (await hasEnded(authority, signIn)) ? fail('expiredGrant') : { user, signIn };
}
