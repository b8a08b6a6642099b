import { getIndirectResellerAgreementStatus } from './agreement-signature-status.ts';
import { partnerBillingProfileHandlers } from './billing-profile.ts';
import { legalBusinessProfileHandlers } from './legal-business-profile.ts';
import { getPartnerNetworkProfile } from './mpn-profile.ts';
import { organizationProfileHandlers } from './organization-profile.ts';
import { supportProfileHandlers } from './support-profile.ts';

export const partnerProfileHandlers = {
  ...organizationProfileHandlers,
  ...legalBusinessProfileHandlers,
  ...partnerBillingProfileHandlers,
  ...supportProfileHandlers,
  getPartnerNetworkProfile,
  getIndirectResellerAgreementStatus,
};
