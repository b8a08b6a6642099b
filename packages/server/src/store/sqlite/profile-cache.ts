import type { BillingProfile } from '../store.ts';

/** What an entry costs beside its bytes: key, object, map slot, header of the bytes. Estimated, not measured. */
const overhead = 512;

/**
 * The billing profiles used last, bounded by their size. It must never hold an older version than the database after a
 * write was acknowledged; so a write only removes its entry, before it is acknowledged, and only a read fills it.
 */
export class ProfileCache {
  readonly #maxBytes: number;
  /** In order of use, the least recent first. */
  readonly #entries = new Map<string, BillingProfile>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(partner: string, customer: string): BillingProfile | undefined {
    const key = keyOf(partner, customer);
    const profile = this.#entries.get(key);
    if (profile !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, profile);
    }
    return profile;
  }

  fill(partner: string, customer: string, profile: BillingProfile): void {
    this.remove(partner, customer);
    this.#entries.set(keyOf(partner, customer), profile);
    this.#bytes += sizeOf(profile);
    for (const [oldest, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) {
        return;
      }
      this.#entries.delete(oldest);
      this.#bytes -= overhead + bytes.byteLength;
    }
  }

  remove(partner: string, customer: string): void {
    const key = keyOf(partner, customer);
    const profile = this.#entries.get(key);
    if (profile !== undefined) {
      this.#entries.delete(key);
      this.#bytes -= sizeOf(profile);
    }
  }
}

function keyOf(partner: string, customer: string): string {
  return `${partner}/${customer}`;
}

function sizeOf({ bytes }: BillingProfile): number {
  return overhead + bytes.byteLength;
}
