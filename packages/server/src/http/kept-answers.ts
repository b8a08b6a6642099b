import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import type { Answer, Committed, Context, Random } from '../operation.ts';
import type { Store } from '../store/store.ts';
import type { KeptAnswer, Write } from '../store/writes.ts';

/** How long a repeated request gets the first answer, in milliseconds. */
const keptFor = 24 * 60 * 60 * 1000;

/** Everything that must be equal for two requests to be the same one (protocol, section 4.1). */
export interface RepeatableRequest {
  readonly partner: string;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /**
   * Part of the identity although the protocol names the body alone: one context uses one request id for several
   * updates, and going back to an earlier body on a newer version is a new update, not a repetition.
   */
  readonly ifMatch: string | undefined;
  readonly body: Uint8Array | undefined;
  /** The answer shows a secret: the kept copy is sealed. */
  readonly sealed: boolean;
}

/** What a repetition of a request is found by, and what its kept answer is sealed with. */
export interface RequestIdentity {
  readonly partner: string;
  readonly key: string;
  readonly seal: Uint8Array | undefined;
}

const noBody = new Uint8Array();

export function identify(request: RepeatableRequest): RequestIdentity {
  const { partner, requestId, method, path, ifMatch = '', body = noBody, sealed } = request;
  const digest = (purpose: string) => {
    const head = Buffer.from(JSON.stringify([purpose, partner, requestId, method, path, ifMatch]));
    return hash('sha256', Buffer.concat([head, body]), 'base64url');
  };
  return {
    partner,
    key: digest('find'),
    seal: sealed ? Buffer.from(digest('seal'), 'base64url') : undefined,
  };
}

/** The answer of the same request, done before, if there is one. */
export async function findAnswer(store: Store, identity: RequestIdentity, now: number): Promise<Answer | undefined> {
  const kept = await store.readKeptAnswer(identity.partner, identity.key, now);
  return kept === undefined ? undefined : fromKept(kept, identity.seal);
}

export interface CommitterOptions {
  readonly store: Store;
  readonly partner: string;
  /** Absent when the client chose no request id: nobody can repeat the request. */
  readonly identity: RequestIdentity | undefined;
  readonly answerStatus: number;
  /** Unix milliseconds. */
  readonly now: number;
  readonly random: Random;
}

/** Commits a write and, in the same transaction, keeps its answer for a repetition of the request. */
export function committer(options: CommitterOptions): Context['commit'] {
  const { store, partner, identity } = options;
  return async (write: Omit<Write, 'partner' | 'kept'>, answer: Answer): Promise<Committed> => {
    const kept = identity && toKept(answer, identity, options);
    const outcome = await store.commit({ ...write, partner, kept });
    switch (outcome.kind) {
      case 'done':
        return { kind: 'done', answer };
      case 'repeated':
        return { kind: 'done', answer: fromKept(outcome.kept, identity?.seal) };
      case 'stale':
      case 'taken':
      case 'limitMet':
        return outcome;
    }
  };
}

function toKept(
  answer: Answer,
  identity: RequestIdentity,
  { answerStatus, now, random }: CommitterOptions,
): KeptAnswer {
  const bytes = answer.bytes && identity.seal ? sealBytes(answer.bytes, identity.seal, random) : answer.bytes;
  return { key: identity.key, status: answerStatus, etag: answer.etag, bytes, expiresAt: now + keptFor };
}

function fromKept(kept: KeptAnswer, seal: Uint8Array | undefined): Answer {
  const bytes = kept.bytes && seal ? openBytes(kept.bytes, seal) : kept.bytes;
  return { etag: kept.etag, bytes, repeated: true };
}

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Only who has the whole request can derive the key, so the store's copy is readable to nobody else. */
function sealBytes(bytes: Uint8Array, key: Uint8Array, random: Random): Uint8Array {
  const nonce = random.bytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce);
  return Buffer.concat([nonce, sealing.update(bytes), sealing.final(), sealing.getAuthTag()]);
}

function openBytes(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength));
  opening.setAuthTag(bytes.subarray(bytes.length - tagLength));
  return Buffer.concat([opening.update(bytes.subarray(nonceLength, bytes.length - tagLength)), opening.final()]);
}
