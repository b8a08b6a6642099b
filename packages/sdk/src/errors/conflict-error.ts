import { PartnerError } from './partner-error.ts';

/** Two people changed the same member to different values: nothing was written, and a person has to choose. */
export class ConflictError<T = unknown, U = unknown> extends PartnerError {
  override readonly name = 'ConflictError';
  /** What the edit started from. */
  readonly base: T;
  /** What the edit made of it. */
  readonly mine: U;
  /** What the service holds now. */
  readonly theirs: T;
  /** Paths of the members that collide, e.g. `defaultAddress.city`. */
  readonly members: readonly string[];

  constructor(base: T, mine: U, theirs: T, members: readonly string[]) {
    const description = `Changed by somebody else meanwhile: ${members.join(', ')}`;
    super({ category: 'Conflict', description, data: members });
    this.base = base;
    this.mine = mine;
    this.theirs = theirs;
    this.members = members;
  }
}
