/** One request that an application made on behalf of a user. */
export interface SeenRequest {
  /** Unix milliseconds. */
  readonly at: number;
  readonly requestId: string;
  readonly correlationId: string;
  /** `Get /v{version}/partnerRequests`. */
  readonly operationName: string;
  readonly ipAddress: string;
  readonly applicationId: string;
  /** Object id of the user, where the token has one. */
  readonly userId?: string | undefined;
  readonly userPrincipalName?: string | undefined;
  /** The user proved a second factor. */
  readonly mfa: boolean;
}

/** The requests of one application on one day. */
export interface ApplicationCount {
  /** Days since the beginning of 1970, UTC. */
  readonly day: number;
  readonly applicationId: string;
  readonly mfa: number;
  readonly total: number;
}

/** The last request that a user made without a second factor. */
export type LastRequest = Pick<SeenRequest, 'at' | 'userId' | 'userPrincipalName'>;

/** A part of what is known: what is written, and replaced, as one document. */
export type ActivityPart =
  | { readonly kind: 'requests'; readonly requests: readonly SeenRequest[] }
  | { readonly kind: 'day'; readonly applications: readonly ApplicationCount[] }
  | { readonly kind: 'withoutMfa'; readonly principals: readonly LastRequest[] };

/** What the name of a part begins with, within its run. */
const partNames = { requests: 'requests', day: 'day', withoutMfa: 'without-mfa' } as const satisfies Record<
  ActivityPart['kind'],
  string
>;

/** Whether a part of this name, within its run, is of a kind. */
export function isNameOf(kind: ActivityPart['kind'], name: string): boolean {
  return name.split('/')[0] === partNames[kind];
}

export interface NamedPart {
  readonly name: string;
  readonly part: ActivityPart;
  /** Time of the newest request in it, or the end of its day, in Unix milliseconds. */
  readonly lastAt: number;
}

export const millisecondsOfDay = 24 * 60 * 60 * 1000;

/** Most requests that are listed: as published. */
export const maxListedRequests = 10_000;
/** Most users without a second factor that are listed: as published. */
export const maxListedPrincipals = 10_000;
/** Most applications counted on one day. A partner has a few; who invents ids must not fill the memory. */
const maxApplications = 1_000;
/** Requests in one document: a write takes only what is new since the last one, and the document under way. */
const chunkSize = 500;
/** One more than the list needs, for the newest is not full. */
const chunkCount = maxListedRequests / chunkSize + 1;

interface Chunk {
  readonly number: number;
  readonly requests: SeenRequest[];
  changed: boolean;
}

interface Count {
  mfa: number;
  total: number;
}

interface Day {
  readonly counts: Map<string, Count>;
  changed: boolean;
}

/** What one node has seen of a partner's requests. Bounded in every part. */
export class PartnerActivity {
  #chunks: Chunk[] = [];
  readonly #days = new Map<number, Day>();
  /** The longest ago first. */
  readonly #withoutMfa = new Map<string, LastRequest>();
  #withoutMfaChanged = false;

  note(request: SeenRequest): void {
    this.#list(request);
    this.#count(request);
    if (!request.mfa) this.#remember(request);
  }

  /** Forgets what happened before a time (Unix milliseconds): days as a whole, when they are over. */
  forget(before: number): void {
    this.#chunks = this.#chunks.filter(({ requests }) => (requests.at(-1)?.at ?? 0) >= before);
    for (const [day] of this.#days) if ((day + 1) * millisecondsOfDay <= before) this.#days.delete(day);
    for (const [key, { at }] of this.#withoutMfa) {
      if (at >= before) break;
      this.#withoutMfa.delete(key);
    }
  }

  /** Everything. */
  parts(): readonly ActivityPart[] {
    return this.#named(() => true).map(({ part }) => part);
  }

  /** What has changed since it was last taken. */
  takeChanged(): readonly NamedPart[] {
    const parts = this.#named((changed) => changed);
    this.#mark(false);
    return parts;
  }

  /** What was taken could not be written. */
  markChanged(): void {
    this.#mark(true);
  }

  get isEmpty(): boolean {
    return this.#days.size === 0;
  }

  #list(request: SeenRequest): void {
    let chunk = this.#chunks.at(-1);
    if (chunk === undefined || chunk.requests.length === chunkSize) {
      chunk = { number: (chunk?.number ?? -1) + 1, requests: [], changed: true };
      this.#chunks.push(chunk);
      if (this.#chunks.length > chunkCount) this.#chunks.shift();
    }
    chunk.requests.push(request);
    chunk.changed = true;
  }

  #count({ at, applicationId, mfa }: SeenRequest): void {
    const number = Math.floor(at / millisecondsOfDay);
    let day = this.#days.get(number);
    if (day === undefined) {
      day = { counts: new Map(), changed: true };
      this.#days.set(number, day);
    }
    let count = day.counts.get(applicationId);
    if (count === undefined) {
      if (day.counts.size === maxApplications) return;
      count = { mfa: 0, total: 0 };
      day.counts.set(applicationId, count);
    }
    count.total += 1;
    if (mfa) count.mfa += 1;
    day.changed = true;
  }

  #remember({ at, userId, userPrincipalName }: SeenRequest): void {
    const key = principalKey({ userId, userPrincipalName });
    this.#withoutMfa.delete(key);
    this.#withoutMfa.set(key, { at, userId, userPrincipalName });
    for (const oldest of this.#withoutMfa.keys()) {
      if (this.#withoutMfa.size <= maxListedPrincipals) break;
      this.#withoutMfa.delete(oldest);
    }
    this.#withoutMfaChanged = true;
  }

  #named(wanted: (changed: boolean) => boolean): readonly NamedPart[] {
    const named: NamedPart[] = [];
    for (const { number, requests, changed } of this.#chunks) {
      if (!wanted(changed)) continue;
      const lastAt = requests.at(-1)?.at ?? 0;
      named.push({
        name: `${partNames.requests}/${number % chunkCount}`,
        part: { kind: 'requests', requests },
        lastAt,
      });
    }
    for (const [day, { counts, changed }] of this.#days) {
      if (!wanted(changed)) continue;
      const applications = [...counts].map(([applicationId, count]) => ({ day, applicationId, ...count }));
      const lastAt = (day + 1) * millisecondsOfDay;
      named.push({ name: `${partNames.day}/${day}`, part: { kind: 'day', applications }, lastAt });
    }
    const principals = [...this.#withoutMfa.values()];
    if (principals.length > 0 && wanted(this.#withoutMfaChanged)) {
      const lastAt = principals.at(-1)?.at ?? 0;
      named.push({ name: partNames.withoutMfa, part: { kind: 'withoutMfa', principals }, lastAt });
    }
    return named;
  }

  #mark(changed: boolean): void {
    for (const chunk of this.#chunks) chunk.changed = changed;
    for (const day of this.#days.values()) day.changed = changed;
    this.#withoutMfaChanged = changed;
  }
}

/** The user, for telling users apart: by id, or by name where the token has no id. */
export function principalKey({
  userId,
  userPrincipalName = '',
}: Pick<LastRequest, 'userId' | 'userPrincipalName'>): string {
  return userId ?? userPrincipalName;
}
