import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import {
  LegalBusinessProfile,
  LegalBusinessProfileUpdate,
  VettingVersion,
} from '../resources/legal-business-profile.ts';
import { MpnProfile } from '../resources/mpn-profile.ts';
import { OrganizationProfile, OrganizationProfileUpdate } from '../resources/organization-profile.ts';
import { PartnerBillingProfile, PartnerBillingProfileUpdate } from '../resources/partner-billing-profile.ts';
import { SupportProfile, SupportProfileUpdate } from '../resources/support-profile.ts';

const staleErrors = ['staleETag', 'staleIfMatch', 'staleETagConflict'] as const;
const profileUpdateErrors = ['noVersionGiven', ...staleErrors] as const;

/** The partner's own profiles. */
export const partnerProfiles = {
  getPartnerOrganizationProfile: {
    method: 'GET',
    path: '/v1/profiles/organization',
    summary: "Get the partner's organization profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'profiles.organizationProfile.get' },
    answer: { status: 200, schema: OrganizationProfile },
    errors: [],
  },
  updatePartnerOrganizationProfile: {
    method: 'PUT',
    path: '/v1/profiles/organization',
    summary: "Update the partner's organization profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'profiles.organizationProfile.update' },
    body: OrganizationProfileUpdate,
    answer: { status: 200, schema: OrganizationProfile },
    errors: profileUpdateErrors,
    versioned: true,
  },
  getPartnerLegalBusinessProfile: {
    method: 'GET',
    path: '/v1/profiles/legalbusiness',
    summary: "Get the partner's legal business profile",
    credentials: 'both',
    origin: 'documented',
    client: { sdk: 'profiles.legalBusinessProfile.get' },
    query: Type.Object({ vettingVersion: Type.Optional(VettingVersion) }),
    answer: { status: 200, schema: LegalBusinessProfile },
    errors: ['invalidMembers'],
    conditional: true,
  },
  updatePartnerLegalBusinessProfile: {
    method: 'PUT',
    path: '/v1/profiles/legalbusiness',
    summary: "Update the partner's legal business profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'profiles.legalBusinessProfile.update' },
    body: LegalBusinessProfileUpdate,
    answer: { status: 200, schema: LegalBusinessProfile },
    errors: staleErrors,
    conditional: true,
  },
  getPartnerBillingProfile: {
    method: 'GET',
    path: '/v1/profiles/billing',
    summary: "Get the partner's own billing profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'profiles.billingProfile.get' },
    answer: { status: 200, schema: PartnerBillingProfile },
    errors: [],
  },
  updatePartnerBillingProfile: {
    method: 'PUT',
    path: '/v1/profiles/billing',
    summary: "Update the partner's own billing profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'profiles.billingProfile.update' },
    body: PartnerBillingProfileUpdate,
    answer: { status: 200, schema: PartnerBillingProfile },
    errors: profileUpdateErrors,
    versioned: true,
  },
  getPartnerNetworkProfile: {
    method: 'GET',
    path: '/v1/profiles/mpn',
    summary: "Get a partner's network profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'profiles.mpnProfile.get' },
    query: Type.Object({
      mpnId: Type.Optional(
        Type.String({ maxLength: 50, description: 'Of the partner itself or of one of its indirect resellers.' }),
      ),
    }),
    answer: { status: 200, schema: MpnProfile },
    errors: ['invalidMembers', 'partnerNotFound'],
  },
  getPartnerSupportProfile: {
    method: 'GET',
    path: '/v1/profiles/support',
    summary: "Get the partner's support profile",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'profiles.supportProfile.get' },
    answer: { status: 200, schema: SupportProfile },
    errors: [],
    conditional: true,
  },
  updatePartnerSupportProfile: {
    method: 'PUT',
    path: '/v1/profiles/supportprofile',
    summary: "Update the partner's support profile",
    credentials: 'app+user',
    origin: 'documented',
    client: {
      sdk: 'profiles.supportProfile.replace',
      dotnet: 'Profiles.SupportProfile.Update',
      java: 'getProfiles().getSupportProfile().update',
    },
    body: SupportProfileUpdate,
    answer: { status: 200, schema: SupportProfile },
    errors: staleErrors,
    conditional: true,
  },
  updatePartnerSupportProfileBySdk: {
    method: 'PUT',
    path: '/v1/profiles/support',
    summary: "Update the partner's support profile, at the path that vendor clients use",
    credentials: 'app+user',
    origin: 'observed',
    client: { sdk: 'profiles.supportProfile.update' },
    body: SupportProfileUpdate,
    answer: { status: 200, schema: SupportProfile },
    errors: staleErrors,
    conditional: true,
  },
} as const satisfies OperationTable;
