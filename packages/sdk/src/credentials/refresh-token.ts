import { PartnerError } from '../errors/partner-error.ts';
import type { Credentials } from './credentials.ts';
import { requireSettings } from './settings.ts';
import { createUserSession, type UserClient } from './user-session.ts';

/** A user who has signed in before. */
export interface RefreshTokenOptions extends UserClient {
  /**
   * The refresh token of a user who has signed in before, or a function that reads it from where it is stored. The function
   * is asked each time: what it says counts when it says something new, else the newest token that the authority gave.
   */
  readonly refreshToken: string | (() => string | Promise<string>);
}

/**
 * The secure application model: the application acts for a user who consented once, without asking again.
 * @throws PartnerError `BadInput` when a setting is missing
 */
export function refreshToken(options: RefreshTokenOptions): Credentials {
  const { tenant, clientId, clientSecret, refreshToken: source } = options;
  const fixed = typeof source === 'function' ? {} : { refreshToken: source };
  requireSettings({ tenant, clientId, ...fixed }, { clientSecret });
  const session = createUserSession(options);
  let given: string | undefined;
  return {
    async getToken(request) {
      const read: unknown = typeof source === 'function' ? await source() : source;
      const stored = typeof read === 'string' ? read.trim() : '';
      if (stored === '') throw new PartnerError({ category: 'Unauthorized', description: 'There is no refresh token' });
      if (stored !== given) session.restart(stored);
      given = stored;
      return session.renew(request);
    },
  };
}
