import type { SupportProfileUpdate } from '@partnerite/contract/resources/support-profile.ts';
import type { Handler, Partially } from '../operation.ts';
import type { Problem } from '../refusal.ts';
import { optionalBasis } from '../resources/basis.ts';
import { missingProblems } from './profile-rules.ts';
import { getProfile, type ProfileKind, replaceProfile } from './stored-profile.ts';

const supportProfile: ProfileKind<SupportProfileUpdate> = {
  id: 'support',
  start: (known) => known?.starting?.support ?? {},
  // The one profile whose published link has the version in front.
  uri: '/v1/profiles/support',
  profileType: 'support_profile',
  objectType: 'PartnerSupportProfile',
  versioned: false,
};

export const supportProfileHandlers = {
  getPartnerSupportProfile: {
    run: (context) => getProfile(context, supportProfile),
  } satisfies Handler<'getPartnerSupportProfile'>,

  updatePartnerSupportProfile: {
    check: problemsOf,
    run: (context, { body, precondition }) =>
      replaceProfile(context, supportProfile, optionalBasis(precondition), () => body),
  } satisfies Handler<'updatePartnerSupportProfile'>,

  updatePartnerSupportProfileBySdk: {
    check: problemsOf,
    run: (context, { body, precondition }) =>
      replaceProfile(context, supportProfile, optionalBasis(precondition), () => body),
  } satisfies Handler<'updatePartnerSupportProfileBySdk'>,
};

async function problemsOf(body: Partially<SupportProfileUpdate>): Promise<readonly Problem[]> {
  const { website } = body;
  const problems = missingProblems(body, ['email']);
  if (website === undefined || website === '' || isWebAddress(website)) return problems;
  return [...problems, { path: 'website', message: 'must be the address of a web site, such as www.contoso.com' }];
}

/** The published one has no scheme. Any other scheme than the web's would be run, not visited, by whoever follows it. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return url !== null && url.username === '' && url.password === '' && url.hostname.includes('.');
}
