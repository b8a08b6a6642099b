import { createHash } from 'node:crypto';
import { secondsUntil, type TallyLimit, type TallyStore } from '../store/tallies.ts';
import { AuthorityError, type AuthorityErrorName } from './errors.ts';
import { noTenantYet } from './grant-records.ts';
import { lifetimes } from './lifetimes.ts';
import { networkOf } from './network.ts';

/** Bounds what one client can try and make the store keep, at all nodes together. */
export interface Throttle {
  /**
   * Does one try. It counts as wrong from its start, so that many at once get no free guesses, until it turns out right.
   * @throws AuthorityError `locked` without having tried, when there were too many wrong ones
   */
  attempt(
    subject: { readonly account: string; readonly address: string },
    work: () => Promise<boolean>,
  ): Promise<boolean>;
  /**
   * Counts one more device that waits for its user.
   * @throws AuthorityError `tooManyDevices`
   */
  admitDevice(address: string): Promise<void>;
  /** A device of this address waits no longer. */
  releaseDevice(address: string): Promise<void>;
}

/** Wrong tries within a minute. */
const tries = {
  /** Against one account from one address: nobody can lock out who comes from elsewhere. */
  accountFromAddress: 10,
  /** From one address, whatever the accounts. */
  address: 100,
  /** Against one account, from all addresses together: ends guessing from many places at once. */
  account: 1_000,
} as const;
const triesWindow = 60_000;
/** Devices that one address may let wait: each is kept in the store, and nobody has proved anything yet. */
const waitingDevices = 20;

export function createThrottle(
  tallies: TallyStore,
  clock: () => number,
  onRefused: (error: AuthorityErrorName) => void = () => {},
): Throttle {
  const addOrRefuse = async (limits: readonly TallyLimit[], error: AuthorityErrorName) => {
    const now = clock();
    const until = await tallies.addToTallies(noTenantYet, limits, now);
    if (until === undefined) return;
    onRefused(error);
    throw new AuthorityError(error, '', secondsUntil(until, now));
  };
  const takeBack = (limits: readonly TallyLimit[]) => tallies.takeFromTallies(noTenantYet, limits, clock());
  return {
    async attempt(subject, work) {
      const limits = limitsOf(subject);
      await addOrRefuse(limits, 'locked');
      const right = await work();
      if (right) await takeBack(limits);
      return right;
    },
    admitDevice: (address) => addOrRefuse([devicesOf(address)], 'tooManyDevices'),
    releaseDevice: (address) => takeBack([devicesOf(address)]),
  };
}

function limitsOf({ account, address }: Parameters<Throttle['attempt']>[0]): readonly TallyLimit[] {
  const network = networkOf(address);
  const name = account.toLowerCase();
  const limit = (kind: string, subject: string, most: number) => ({
    kind: `wrong tries of ${kind}`,
    subject: hashed(subject),
    most,
    window: triesWindow,
  });
  return [
    limit('address', network, tries.address),
    limit('account from address', `${network} ${name}`, tries.accountFromAddress),
    limit('account', name, tries.account),
  ];
}

function devicesOf(address: string): TallyLimit {
  return {
    kind: 'waiting devices',
    subject: hashed(networkOf(address)),
    most: waitingDevices,
    window: lifetimes.deviceCode * 1000,
  };
}

/** Names come in whatever length a client sends, and are nobody's business. */
function hashed(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
