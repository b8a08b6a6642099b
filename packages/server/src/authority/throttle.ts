import { AuthorityError, type AuthorityErrorName } from './errors.ts';
import { lifetimes } from './lifetimes.ts';
import { networkOf } from './network.ts';
import { createTally, type Limit, type Tally } from './tally.ts';

/** Bounds what one client can try and make the store keep. */
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
  admitDevice(address: string): void;
  /** A device of this address waits no longer. */
  releaseDevice(address: string): void;
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

export function createThrottle(clock: () => number): Throttle {
  const wrong = createTally({ clock, window: triesWindow });
  const devices = createTally({ clock, window: lifetimes.deviceCode * 1000 });
  const devicesOf = (address: string): Limit => ({
    kind: 'devices',
    subject: networkOf(address),
    most: waitingDevices,
  });
  return {
    async attempt({ account, address }, work) {
      const network = networkOf(address);
      const name = account.toLowerCase();
      const limits: readonly Limit[] = [
        { kind: 'address', subject: network, most: tries.address },
        { kind: 'account from address', subject: `${network} ${name}`, most: tries.accountFromAddress },
        { kind: 'account', subject: name, most: tries.account },
      ];
      // All are looked at before any is counted: whoever is locked out leaves no new trace.
      for (const limit of limits) refuseAbove(wrong, limit, 'locked');
      for (const limit of limits) wrong.add(limit);
      const right = await work();
      if (right) for (const limit of limits) wrong.remove(limit);
      return right;
    },
    admitDevice(address) {
      const limit = devicesOf(address);
      refuseAbove(devices, limit, 'tooManyDevices');
      devices.add(limit);
    },
    releaseDevice: (address) => devices.remove(devicesOf(address)),
  };
}

function refuseAbove(tally: Tally, limit: Limit, error: AuthorityErrorName): void {
  const wait = tally.waitFor(limit);
  if (wait !== undefined) throw new AuthorityError(error, '', wait);
}
