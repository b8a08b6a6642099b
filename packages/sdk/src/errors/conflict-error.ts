import { PartnerError } from './partner-error.ts';

/** Two people changed the same member to different values: nothing was written, and a person has to choose. */
export class ConflictError extends PartnerError {
  override readonly name = 'ConflictError';
  /** What the edit started from: a resource of the type that was edited. */
  readonly base: unknown;
  /** What the edit made of it. */
  readonly mine: unknown;
  /** What the service holds now. */
  readonly theirs: unknown;
  /** Paths of the members that collide, e.g. `defaultAddress.city`. */
  readonly members: readonly string[];

  /** @param stale what the service said of the update that came too late */
  constructor(
    versions: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
    members: readonly string[],
    stale: PartnerError,
  ) {
    const { requestId, correlationId } = stale;
    const description = `Changed by somebody else meanwhile: ${members.join(', ')}`;
    super({ category: 'Conflict', description, data: members, requestId, correlationId, cause: stale });
    this.base = versions.base;
    this.mine = versions.mine;
    this.theirs = versions.theirs;
    this.members = members;
  }
}
