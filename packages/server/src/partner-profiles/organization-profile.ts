import type { OrganizationProfileUpdate } from '@partnerite/contract/resources/organization-profile.ts';
import { normaliseCulture, normaliseLanguage } from '../countries/locale-rules.ts';
import type { Context, Handler, Partially } from '../operation.ts';
import { type Problem, refuse } from '../refusal.ts';
import { basisOf } from '../resources/basis.ts';
import { addressProblems, companyNameProblems, missingProblems, normaliseAddress } from './profile-rules.ts';
import { getProfile, type ProfileKind, replaceProfile } from './stored-profile.ts';

type Members = Omit<OrganizationProfileUpdate, 'id' | 'tenantId' | 'attributes'>;

const organizationProfile: ProfileKind<Members> = {
  id: 'organization',
  start: (known) => (known ? { companyName: known.name, domain: known.domain, ...known.starting?.organization } : {}),
  uri: '/profiles/organization',
  profileType: 'OrganizationProfile',
  objectType: 'OrganizationProfile',
  versioned: true,
  arrange: ({ principal: { partner } }, { companyName, defaultAddress, domain, email, language, culture }) => ({
    id: partner,
    companyName,
    defaultAddress,
    tenantId: partner,
    domain,
    email,
    language,
    culture,
  }),
};

export const organizationProfileHandlers = {
  getPartnerOrganizationProfile: {
    run: (context) => getProfile(context, organizationProfile),
  } satisfies Handler<'getPartnerOrganizationProfile'>,

  updatePartnerOrganizationProfile: {
    check: problemsOf,
    run: async (context, { body, precondition }) => {
      const { id, tenantId, attributes, ...members } = body;
      refuseOtherIds(context, { id, tenantId });
      return replaceProfile(context, organizationProfile, basisOf(attributes?.etag, precondition), () =>
        normalise(members),
      );
    },
  } satisfies Handler<'updatePartnerOrganizationProfile'>,
};

async function problemsOf(body: Partially<OrganizationProfileUpdate>): Promise<readonly Problem[]> {
  const { companyName, defaultAddress, culture, language } = body;
  const problems = [
    ...missingProblems(body, ['companyName', 'defaultAddress', 'email', 'language', 'culture']),
    ...companyNameProblems(companyName),
    ...(await addressProblems(defaultAddress, 'defaultAddress')),
  ];
  if (culture !== undefined && normaliseCulture(culture) === undefined) {
    problems.push({ path: 'culture', message: 'is not a supported culture' });
  }
  if (language !== undefined && normaliseLanguage(language) === undefined) {
    problems.push({ path: 'language', message: 'is not a supported language' });
  }
  return problems;
}

/** A partner writes its own profile: another's id in the body is a mistake, not a wish. */
function refuseOtherIds({ principal }: Context, ids: Readonly<Record<string, string | undefined>>): void {
  for (const [member, id] of Object.entries(ids)) {
    if (id !== undefined && id.toLowerCase() !== principal.partner) {
      refuse('invalidMembers', { values: [`${member} is the id of another profile`], data: [member] });
    }
  }
}

function normalise({ defaultAddress, culture, language, ...rest }: Members): Members {
  return {
    ...rest,
    ...(defaultAddress && { defaultAddress: normaliseAddress(defaultAddress) }),
    ...(culture && { culture: normaliseCulture(culture) ?? culture }),
    ...(language && { language: normaliseLanguage(language) ?? language }),
  };
}
