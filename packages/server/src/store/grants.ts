/** What the token authority keeps: codes, refresh tokens, device codes, by the hash of the secret the client holds. */
export interface GrantStore {
  saveGrant(grant: Grant): Promise<void>;
  readGrant(tenant: string, key: string, now: number): Promise<Grant | undefined>;
  /** Removes and returns it: only one caller ever gets a grant. */
  takeGrant(tenant: string, key: string, now: number): Promise<Grant | undefined>;
}

export interface Grant {
  readonly tenant: string;
  /** Hash of the secret, never the secret. */
  readonly key: string;
  /** JSON that only the authority understands. */
  readonly payload: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}
