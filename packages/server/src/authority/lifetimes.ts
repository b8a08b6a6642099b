/** How long what the authority issues is good for, in seconds. */
export const lifetimes = {
  accessToken: 3_600,
  idToken: 3_600,
  /** Counted from the last use (protocol, section 7.3). */
  refreshToken: 90 * 24 * 3_600,
  authorizationCode: 10 * 60,
  deviceCode: 15 * 60,
  /** The authority's own sign-in, so that a reload needs no password. */
  session: 12 * 3_600,
} as const;

/** A refresh token younger than this, in seconds, is handed out again instead of a new one, so that the store does not grow with each use. */
export const refreshTokenRenewalAge = 24 * 3_600;

/** How often a device may ask whether its user has signed in, in seconds. */
export const devicePollInterval = 5;
