import type { LegalBusinessProfile } from '@partnerite/contract/resources/legal-business-profile.ts';
import type { OrganizationProfileUpdate } from '@partnerite/contract/resources/organization-profile.ts';
import type { PartnerBillingProfileUpdate } from '@partnerite/contract/resources/partner-billing-profile.ts';
import type { SupportProfileUpdate } from '@partnerite/contract/resources/support-profile.ts';
import type { Tenant } from '../authority/directory.ts';

/** What the profiles of a partner hold until the partner writes them itself. */
export interface StartingProfiles {
  readonly organization: Pick<OrganizationProfileUpdate, 'defaultAddress' | 'email' | 'language' | 'culture'>;
  readonly legalBusiness: Omit<LegalBusinessProfile, 'profileType' | 'links' | 'attributes' | 'companyName'>;
  readonly billing: Omit<PartnerBillingProfileUpdate, 'attributes' | 'companyName'>;
  readonly support: SupportProfileUpdate;
  /** The partner's number in the partner network. */
  readonly mpnId: string;
  /** The partner has signed the Microsoft Partner Agreement. */
  readonly agreementSigned: boolean;
}

/** What is known of a partner that it has not written itself: from the directory of the bundled authority. */
export interface KnownPartner {
  readonly name: string;
  readonly domain: string;
  /** Names of applications by their client ids, which are GUIDs in lower case. */
  readonly applications: ReadonlyMap<string, string>;
  /** Of a partner of the demo world only. */
  readonly starting: StartingProfiles | undefined;
}

/** By tenant: a GUID in lower case. */
export type KnownPartners = ReadonlyMap<string, KnownPartner>;

export function knownPartners(
  tenants: readonly Tenant[],
  starting: ReadonlyMap<string, StartingProfiles>,
): KnownPartners {
  return new Map(
    tenants.map(({ id, name, domain, apps }) => [
      id.toLowerCase(),
      {
        name,
        domain,
        applications: new Map(apps.map((app) => [app.id.toLowerCase(), app.name])),
        starting: starting.get(id),
      },
    ]),
  );
}
