import type { BodyOf, BuiltOperationId, PathOf, QueryOf } from '@partnerite/contract/operations.ts';
import type { Recorder } from './activity/recorder.ts';
import type { Principal } from './http/tokens.ts';
import type { RequestLedger } from './mfa/request-ledger.ts';
import type { KnownPartners } from './partner-profiles/known-partner.ts';
import type { Precondition } from './precondition.ts';
import type { Problem } from './refusal.ts';
import type { ServiceFacts } from './service/settings.ts';
import type { Store } from './store/store.ts';
import type { Write } from './store/writes.ts';
import type { CallbackRules } from './webhooks/callback-address.ts';

/** How one resource's operation is done: typed input in, an answer out, or a `Refusal` thrown. It never sees HTTP. */
export interface Handler<Id extends BuiltOperationId> {
  /**
   * What the resource's rules say against the body, beyond its schema. Runs on whatever could be decoded,
   * so that one answer names every offending member.
   */
  readonly check?: (body: Partially<BodyOf<Id>>) => Promise<readonly Problem[]>;
  readonly run: (context: Context, input: Input<Id>) => Promise<Answer>;
}

export interface Input<Id extends BuiltOperationId> {
  readonly path: PathOf<Id>;
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id>;
  /** From `If-Match`; `undefined` when the header is absent. */
  readonly precondition: Precondition | undefined;
  /** From `MS-ContinuationToken`. */
  readonly continuationToken: string | undefined;
}

export interface Answer {
  readonly etag?: string | undefined;
  /** Exact bytes of the JSON body; absent for an answer without one. */
  readonly bytes?: Uint8Array | undefined;
  /** This is the answer of an identical request that was done before. */
  readonly repeated?: true;
}

/** What every handler may use: who asks, the store, and the only sources of time, randomness and ids. */
export interface Context {
  readonly principal: Principal;
  readonly requestId: string;
  readonly correlationId: string;
  readonly store: Store;
  readonly settings: ServiceSettings;
  /** Who asked for what before. */
  readonly ledger: RequestLedger;
  /** The requests that were seen last; absent where they are not recorded. */
  readonly activity: Recorder | undefined;
  /** Unix milliseconds. */
  readonly now: number;
  readonly random: Random;
  /** Commits a write together with the answer that a repetition of this request will get. */
  readonly commit: (write: Omit<Write, 'partner' | 'kept'>, answer: Answer) => Promise<Committed>;
}

/** `done` carries the answer to send: the given one, or that of the identical request that was first. */
export type Committed =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'stale' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'limitMet' };

/** Cryptographically strong randomness. */
export interface Random {
  bytes(count: number): Uint8Array;
}

export interface ServiceSettings {
  /** What is known of partners before they write anything themselves. */
  readonly knownPartners: KnownPartners;
  /** Tenants of partners whose customers may be deleted. */
  readonly sandboxPartners: ReadonlySet<string>;
  /** Whether sandbox partners are held to the published number of customers and resellers. */
  readonly sandboxLimits: boolean;
  /** How long audit records are kept, in days; 0 keeps them for good. */
  readonly auditRetention: number;
  /** Signs continuation tokens. */
  readonly continuationKey: Uint8Array;
  /** Where clients reach this service, for links to its own pages: an origin without a trailing slash. */
  readonly origin: () => string;
  /** Where webhooks may lead. */
  readonly callbacks: CallbackRules;
  readonly fidelity: FidelitySettings;
  /** How the service runs, for who asks. */
  readonly facts: ServiceFacts;
}

/** Behaviours of the live service that are off by default, and choices between readings of it. */
export interface FidelitySettings {
  /** Write a UTF-8 byte order mark before each JSON body. */
  readonly bom: boolean;
  /** One status for a stale ETag, whichever channel named it; by default 412 for the header and 400 for the body. */
  readonly staleETagStatus: 400 | 409 | 412 | undefined;
  /** Which edition of address validation: 2023 answers what was probably meant, 2021 an empty 200 or a 400. */
  readonly addressValidation: 2021 | 2023;
}

/** Every member and item may be missing, at every depth: what is left of a body when parts of it are wrong. */
export type Partially<T> = T extends readonly (infer Item)[]
  ? readonly (Partially<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
    : T;
