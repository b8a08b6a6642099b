import type { MpnProfile } from '@partnerite/contract/resources/mpn-profile.ts';
import { selfLink } from '../customers/customer-document.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { findAccount } from './partner-account.ts';

export const getPartnerNetworkProfile: Handler<'getPartnerNetworkProfile'> = {
  run: async (context, { query: { mpnId = '' } }) =>
    jsonAnswer(await (mpnId === '' ? own(context) : named(context, mpnId))),
};

/** @throws Refusal `partnerNotFound` for a partner that has no number in the network, as far as is known */
async function own(context: Context): Promise<MpnProfile> {
  const { partner } = context.principal;
  const { mpnId } = (await findAccount(context, { tenantId: partner })) ?? {};
  return mpnId === undefined ? refuse('partnerNotFound', { values: [partner] }) : profileOf({ mpnId });
}

/** @throws Refusal `partnerNotFound` */
async function named(context: Context, mpnId: string): Promise<MpnProfile> {
  const account = await findAccount(context, { mpnId });
  if (account === undefined) return refuse('partnerNotFound', { values: [mpnId], data: ['mpnId'] });
  return profileOf({ ...(account.name === undefined ? {} : { partnerName: account.name }), mpnId });
}

function profileOf(members: Pick<MpnProfile, 'partnerName' | 'mpnId'>): MpnProfile {
  return {
    ...members,
    profileType: 'MpnProfile',
    links: selfLink('/profiles/mpn'),
    attributes: { objectType: 'MpnProfile' },
  };
}
