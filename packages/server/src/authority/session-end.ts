import type { Authority } from './exchange.ts';
import { hashOf, noTenantYet, type SignIn } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';

const sessionIdBytes = 16;

/** Names what a browser signs in to until it signs out: all tabs, all applications. */
export function newSessionId({ random }: Pick<Authority, 'random'>): string {
  return Buffer.from(random.bytes(sessionIdBytes)).toString('base64url');
}

type Grants = Pick<Authority, 'grants' | 'clock'>;

/** In one browser users of several tenants may have signed in. */
const recordOf = (session: string) => ({ tenant: noTenantYet, key: hashOf(session) });

/**
 * Ends a session: its cookie, wherever it was copied to, its codes and its refresh tokens are good for nothing from here on.
 * That is remembered for as long as the youngest of them could be used.
 */
export async function endSession({ grants, clock }: Grants, session: string): Promise<void> {
  await grants.save('endedSession', recordOf(session), { at: clock() }, lifetimes.refreshToken);
}

/** Whether the browser in which the user signed in has signed out since. */
export async function hasEnded({ grants }: Pick<Grants, 'grants'>, { session }: SignIn): Promise<boolean> {
  return session !== undefined && (await grants.read('endedSession', recordOf(session))) !== undefined;
}
