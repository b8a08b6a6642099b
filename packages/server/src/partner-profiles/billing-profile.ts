import type { PartnerBillingProfileUpdate } from '@partnerite/contract/resources/partner-billing-profile.ts';
import type { Handler, Partially } from '../operation.ts';
import type { Problem } from '../refusal.ts';
import { basisOf } from '../resources/basis.ts';
import { addressProblems, companyNameProblems, missingProblems, normaliseAddress } from './profile-rules.ts';
import { getProfile, type ProfileKind, replaceProfile } from './stored-profile.ts';

type Members = Omit<PartnerBillingProfileUpdate, 'attributes'>;

const billingProfile: ProfileKind<Members> = {
  id: 'billing',
  start: (known) => (known ? { companyName: known.name, ...known.starting?.billing } : {}),
  uri: '/profiles/billing',
  profileType: 'BillingProfile',
  objectType: 'BillingProfile',
  versioned: true,
};

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const partnerBillingProfileHandlers = {
  getPartnerBillingProfile: {
    run: (context) => getProfile(context, billingProfile),
  } satisfies Handler<'getPartnerBillingProfile'>,

  updatePartnerBillingProfile: {
    check: problemsOf,
    run: async (context, { body, precondition }) => {
      const { attributes, ...members } = body;
      return replaceProfile(context, billingProfile, basisOf(attributes?.etag, precondition), () => normalise(members));
    },
  } satisfies Handler<'updatePartnerBillingProfile'>,
};

async function problemsOf(body: Partially<PartnerBillingProfileUpdate>): Promise<readonly Problem[]> {
  const { companyName, address, billingCurrency } = body;
  const problems = [
    ...missingProblems(body, ['companyName', 'address', 'primaryContact']),
    ...companyNameProblems(companyName),
    ...(await addressProblems(address, 'address')),
  ];
  if (billingCurrency !== undefined && !currencies.has(billingCurrency.toUpperCase())) {
    problems.push({ path: 'billingCurrency', message: 'must be an ISO 4217 code of a currency, such as USD' });
  }
  return problems;
}

function normalise({ address, billingCurrency, ...rest }: Members): Members {
  return {
    ...rest,
    ...(address && { address: normaliseAddress(address) }),
    ...(billingCurrency && { billingCurrency: billingCurrency.toUpperCase() }),
  };
}
