import type { BillingProfile } from '../customers.ts';

/** What an entry costs beside its bytes: key, object, map slot, header of the bytes. Estimated, not measured. */
const overhead = 512;

interface Generation {
  readonly byPartner: Map<string, Map<string, BillingProfile>>;
  bytes: number;
}

/**
 * The billing profiles used last, bounded by their size. It never holds an older version than the database after a write
 * was acknowledged: whatever ends a write puts in what is stored then, or removes the entry, before it is acknowledged.
 *
 * Two generations stand for an order of use, so that a hit moves nothing: what is not asked for while the young one fills
 * up is dropped with the old one.
 */
export class ProfileCache {
  readonly #maxGenerationBytes: number;
  #young = emptyGeneration();
  #old = emptyGeneration();

  constructor(maxBytes: number) {
    this.#maxGenerationBytes = maxBytes / 2;
  }

  get(partner: string, customer: string): BillingProfile | undefined {
    const young = this.#young.byPartner.get(partner)?.get(customer);
    if (young !== undefined) {
      return young;
    }
    const old = this.#old.byPartner.get(partner)?.get(customer);
    if (old !== undefined) {
      this.fill(partner, customer, old);
    }
    return old;
  }

  fill(partner: string, customer: string, profile: BillingProfile): void {
    this.remove(partner, customer);
    if (this.#young.bytes + sizeOf(profile) > this.#maxGenerationBytes) {
      this.#old = this.#young;
      this.#young = emptyGeneration();
    }
    add(this.#young, partner, customer, profile);
  }

  remove(partner: string, customer: string): void {
    removeFrom(this.#young, partner, customer);
    removeFrom(this.#old, partner, customer);
  }
}

function emptyGeneration(): Generation {
  return { byPartner: new Map(), bytes: 0 };
}

function add(generation: Generation, partner: string, customer: string, profile: BillingProfile): void {
  let profiles = generation.byPartner.get(partner);
  if (profiles === undefined) {
    profiles = new Map();
    generation.byPartner.set(partner, profiles);
  }
  profiles.set(customer, profile);
  generation.bytes += sizeOf(profile);
}

function removeFrom(generation: Generation, partner: string, customer: string): void {
  const profiles = generation.byPartner.get(partner);
  const profile = profiles?.get(customer);
  if (profiles !== undefined && profile !== undefined) {
    profiles.delete(customer);
    generation.bytes -= sizeOf(profile);
  }
}

function sizeOf({ bytes }: BillingProfile): number {
  return overhead + bytes.byteLength;
}
