import type {
  LegalBusinessProfile,
  LegalBusinessProfileUpdate,
} from '@partnerite/contract/resources/legal-business-profile.ts';
import type { Handler } from '../operation.ts';
import { optionalBasis } from '../resources/basis.ts';
import { addressProblems, companyNameProblems, missingProblems, normaliseAddress } from './profile-rules.ts';
import { getProfile, type ProfileKind, replaceProfile } from './stored-profile.ts';

type Vetting = Pick<LegalBusinessProfile, 'vettingStatus' | 'vettingSubStatus'>;
type Members = LegalBusinessProfileUpdate & Vetting;

/** Nobody vets partners here: what is not vetted in the demo world never is. */
const notVetted: Vetting = { vettingStatus: 'none', vettingSubStatus: 'none' };

const legalBusinessProfile: ProfileKind<Members> = {
  id: 'legalbusiness',
  start: (known) => ({ ...(known && { companyName: known.name }), ...notVetted, ...known?.starting?.legalBusiness }),
  uri: '/profiles/legalbusiness',
  profileType: 'LegalBusinessProfile',
  objectType: 'LegalBusinessProfile',
  versioned: false,
};

export const legalBusinessProfileHandlers = {
  // There is one version of it, whichever is asked for.
  getPartnerLegalBusinessProfile: {
    run: (context) => getProfile(context, legalBusinessProfile),
  } satisfies Handler<'getPartnerLegalBusinessProfile'>,

  updatePartnerLegalBusinessProfile: {
    check: async (body) => [
      ...missingProblems(body, ['companyName', 'address', 'primaryContact']),
      ...companyNameProblems(body.companyName),
      ...(await addressProblems(body.address, 'address')),
      ...(await addressProblems(body.companyApproverAddress, 'companyApproverAddress')),
    ],
    run: (context, { body, precondition }) =>
      replaceProfile(
        context,
        legalBusinessProfile,
        optionalBasis(precondition),
        ({ vettingStatus, vettingSubStatus }) => ({ ...normalise(body), vettingStatus, vettingSubStatus }),
      ),
  } satisfies Handler<'updatePartnerLegalBusinessProfile'>,
};

function normalise(profile: LegalBusinessProfileUpdate): LegalBusinessProfileUpdate {
  const { address, companyApproverAddress } = profile;
  return {
    ...profile,
    ...(address && { address: normaliseAddress(address) }),
    ...(companyApproverAddress && { companyApproverAddress: normaliseAddress(companyApproverAddress) }),
  };
}
