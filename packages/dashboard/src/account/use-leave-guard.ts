import { useBlocker } from '@tanstack/react-router';
import { useSession } from '../session/session.tsx';

export interface LeaveGuard {
  /** Somebody wants to leave the page with unsaved changes. */
  readonly blocked: boolean;
  readonly proceed: () => void;
  readonly stay: () => void;
}

/** Holds up whoever leaves with unsaved changes: for another page here, or for good. */
export function useLeaveGuard(dirty: boolean): LeaveGuard {
  const { hasEnded } = useSession();
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    // Whoever signs in again comes back to a draft.
    enableBeforeUnload: () => dirty && !hasEnded,
    withResolver: true,
  });
  return {
    blocked: blocker.status === 'blocked',
    proceed: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  };
}
