import { randomUUID } from 'node:crypto';
import type { DemoPartner } from '../../../packages/server/test/running-server.ts';
import type { SeededRandom } from '../../seeded-random.ts';

/** Kinds of things that a path can name. A continuation token is sent in a header. */
export type Kind = 'customer' | 'user' | 'reseller' | 'policy' | 'consent' | 'record' | 'event' | 'token';

export interface Owned {
  readonly id: string;
  /** The customer it belongs to; its own id for a customer. */
  readonly customer: string;
}

/** So many of a kind a partner keeps; older ones are to be deleted, where they can be. */
const kept: Readonly<Record<Kind, number>> = {
  customer: 40,
  user: 60,
  reseller: 20,
  policy: 15,
  consent: 20,
  record: 50,
  event: 50,
  token: 30,
};
/** What the server names by ids of its own. Policies and consents are named by ids of others; tokens hold none. */
const secretKinds = new Set<Kind>(['customer', 'user', 'reseller', 'record', 'event']);
/** Operations that delete. */
const deletions: ReadonlyMap<Kind, string> = new Map([
  ['customer', 'deleteCustomer'],
  ['user', 'deleteCustomerUser'],
  ['reseller', 'deleteSandboxIndirectReseller'],
  ['policy', 'deleteSelfServePolicy'],
  ['consent', 'deleteApplicationConsent'],
]);
const keptETags = 400;
const maxDomains = 400;
/** Of the things of a partner, so many are known to the other one, which asks for them. */
const maxLeaked = 200;
const leakedShare = 4;

export interface Deletion {
  readonly operation: string;
  readonly owned: Owned;
}

/** What a partner has on the server, as far as its own answers have told. */
export class PartnerWorld {
  readonly partner: DemoPartner;
  /** Stands in every text that this partner writes, and in no other partner's. */
  readonly mark: string;
  /** What stands in what this partner has, and in nothing of others. */
  readonly marks: RegExp;
  /** Ids that nobody but this partner may ever see. */
  readonly secretIds = new Set<string>();
  /** What is too much of its kind. */
  readonly surplus: Deletion[] = [];
  readonly #owned = new Map<Kind, Owned[]>();
  readonly #leaked: Owned[];
  readonly #etags = new Map<string, string>();
  readonly #domains = new Map<string, string>();
  #noted = 0;

  /** @param names what this partner had before anybody wrote: names, domains */
  constructor(partner: DemoPartner, mark: string, names: readonly string[]) {
    this.partner = partner;
    this.mark = mark;
    this.marks = new RegExp([mark, ...names.map((name) => name.replaceAll(/[^\p{L}\p{N}\s-]/gu, '.'))].join('|'));
    this.#leaked = [
      { id: partner.customer, customer: partner.customer },
      { id: partner.reseller, customer: partner.customer },
    ];
  }

  /** Notes something that an answer has told of. */
  add(kind: Kind, owned: Owned): void {
    const list = this.#listOf(kind);
    if (list.some(({ id }) => id === owned.id)) return;
    this.#keepSecret(kind, owned);
    list.push(owned);
    if (list.length <= kept[kind]) return;
    const oldest = list.shift();
    const operation = deletions.get(kind);
    if (oldest !== undefined && operation !== undefined) this.surplus.push({ operation, owned: oldest });
  }

  remove(kind: Kind, removed: string): void {
    const list = this.#listOf(kind);
    const index = list.findIndex(({ id }) => id === removed);
    if (index >= 0) list.splice(index, 1);
  }

  count(kind: Kind): number {
    return this.#listOf(kind).length;
  }

  /** One of what it has, or something that nobody has. */
  pick(kind: Kind, random: SeededRandom): Owned {
    const list = this.#listOf(kind);
    return list.length > 0 ? random.pick(list) : { id: unknownId, customer: unknownId };
  }

  /** Something that the other partner has heard of. */
  pickLeaked(random: SeededRandom): Owned {
    return random.pick(this.#leaked);
  }

  noteETag(path: string, etag: string): void {
    this.#etags.delete(path);
    this.#etags.set(path, etag);
    noMoreThan(keptETags, this.#etags);
  }

  etagOf(path: string): string {
    return this.#etags.get(path) ?? '1';
  }

  noteDomain(customer: string, domain: string): void {
    this.#domains.set(customer, domain);
    noMoreThan(maxDomains, this.#domains);
  }

  /** A domain of one of its customers. */
  pickDomain(random: SeededRandom): string {
    return this.#domains.size > 0 ? random.pick([...this.#domains.values()]) : 'example.com';
  }

  domainOf(customer: string): string {
    return this.#domains.get(customer) ?? 'example.com';
  }

  #listOf(kind: Kind): Owned[] {
    const list = this.#owned.get(kind) ?? [];
    this.#owned.set(kind, list);
    return list;
  }

  #keepSecret(kind: Kind, owned: Owned): void {
    if (!secretKinds.has(kind)) return;
    if (this.secretIds.has(owned.id) || this.#leaked.some(({ id }) => id === owned.id)) return;
    this.#noted += 1;
    if (this.#noted % leakedShare > 0 || this.#leaked.length >= maxLeaked) {
      this.secretIds.add(owned.id);
      return;
    }
    // Who has heard of a thing has not heard of the customer it belongs to.
    this.#leaked.push({ id: owned.id, customer: kind === 'customer' ? owned.id : this.partner.customer });
  }
}

/** Forgets the oldest entry of a map that is too large. */
function noMoreThan(size: number, entries: Map<string, string>): void {
  const [oldest] = entries.keys();
  if (entries.size > size && oldest !== undefined) entries.delete(oldest);
}

export const unknownId = '77777777-7777-4777-8777-777777777777';

/** A mark that stands nowhere by chance, and that a domain name can begin with. */
export function newMark(letter: string): string {
  return `q${letter}${randomUUID().slice(0, 6)}z`;
}
