import { type Partner, PartnerError } from '@partnerite/sdk';
import { isAlreadyThere, type Versions } from './conflict.ts';
import { type Profile, toSend } from './profile.ts';

/** What became of an update. */
export type Outcome =
  | { readonly kind: 'saved'; readonly profile: Profile }
  /** Somebody else was faster: nothing was written. */
  | { readonly kind: 'conflict'; readonly versions: Versions };

interface Update {
  readonly customerId: string;
  /** The version that the update is based on. */
  readonly base: Profile;
  readonly mine: Profile;
  /** The same each time the same content is sent: should its answer have been lost, it is answered now. */
  readonly requestId: string;
}

/** @throws PartnerError but for a version that is no longer the current one */
export async function saveProfile(partner: Partner, { customerId, base, mine, requestId }: Update): Promise<Outcome> {
  const { billing } = partner.with({ requestId }).customers.byId(customerId).profiles;
  try {
    const { attributes } = base;
    return { kind: 'saved', profile: await billing.update({ ...toSend(mine), attributes }) };
  } catch (error) {
    if (!(error instanceof PartnerError) || error.category !== 'PreconditionFailed') throw error;
    const theirs = await partner.customers.byId(customerId).profiles.billing.get();
    const versions = { base, mine, theirs };
    return isAlreadyThere(versions) ? { kind: 'saved', profile: theirs } : { kind: 'conflict', versions };
  }
}
