import type { LegalBusinessProfile } from '@partnerite/contract/resources/legal-business-profile.ts';
import type { OrganizationProfileUpdate } from '@partnerite/contract/resources/organization-profile.ts';
import type { PartnerBillingProfileUpdate } from '@partnerite/contract/resources/partner-billing-profile.ts';
import type { SupportProfileUpdate } from '@partnerite/contract/resources/support-profile.ts';
import type { Tenant } from '../authority/directory.ts';
import type { ConfiguredPartner } from '../config.ts';
import { normaliseCulture, normaliseLanguage } from '../countries/locale-rules.ts';

/** What the profiles of a partner hold until the partner writes them itself. */
export interface StartingProfiles {
  readonly organization?: Pick<OrganizationProfileUpdate, 'defaultAddress' | 'email' | 'language' | 'culture'>;
  readonly legalBusiness?: Omit<LegalBusinessProfile, 'profileType' | 'links' | 'attributes' | 'companyName'>;
  readonly billing?: Omit<PartnerBillingProfileUpdate, 'attributes' | 'companyName'>;
  readonly support?: SupportProfileUpdate;
  /** The partner's number in the partner network. */
  readonly mpnId?: string;
  /** The partner has signed the Microsoft Partner Agreement. */
  readonly agreementSigned?: boolean;
}

/** What is known of a partner that it has not written itself: from the bundled authority's directory and the configuration. */
export interface KnownPartner {
  readonly name: string;
  readonly domain: string;
  /** Names of applications by their client ids, which are GUIDs in lower case. */
  readonly applications: ReadonlyMap<string, string>;
  /** Of partners of the demo world, and where the configuration says something. */
  readonly starting: StartingProfiles | undefined;
}

/** By tenant: a GUID in lower case. */
export type KnownPartners = ReadonlyMap<string, KnownPartner>;

export interface PartnerSources {
  /** Of the bundled authority. */
  readonly tenants: readonly Tenant[];
  /** Of the demo world, by tenant. */
  readonly starting: ReadonlyMap<string, StartingProfiles>;
  readonly configured: readonly ConfiguredPartner[];
}

/** @throws TypeError naming the partner of the configuration of which too little is said, or something that cannot be */
export function knownPartners({ tenants, starting, configured }: PartnerSources): KnownPartners {
  const known = new Map<string, KnownPartner>(
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
  const seen = new Set<string>();
  for (const partner of configured) {
    const id = partner.id.toLowerCase();
    if (seen.has(id)) throw new TypeError(`partners: ${id} is there twice`);
    seen.add(id);
    known.set(id, configuredPartner(partner, known.get(id)));
  }
  return known;
}

const numeric = /^\d+$/;

/** What the configuration says comes before what is known otherwise. */
function configuredPartner(partner: ConfiguredPartner, known: KnownPartner | undefined): KnownPartner {
  const wrong = (problem: string) => new TypeError(`partners: ${partner.id} ${problem}`);
  const { name = known?.name, domain = known?.domain, mpnId, agreementSigned, email } = partner;
  if (name === undefined || domain === undefined) throw wrong('needs a name and a domain');
  if (mpnId !== undefined && !numeric.test(mpnId)) throw wrong('has an mpnId that is not numeric');
  const language = partner.language && (normaliseLanguage(partner.language) ?? '');
  const culture = partner.culture && (normaliseCulture(partner.culture) ?? '');
  if (language === '') throw wrong('has a language that is not supported');
  if (culture === '') throw wrong('has a culture that is not supported');
  return {
    name,
    domain,
    applications: known?.applications ?? new Map(),
    starting: {
      ...known?.starting,
      organization: {
        ...known?.starting?.organization,
        ...(email === undefined ? {} : { email }),
        ...(language === undefined ? {} : { language }),
        ...(culture === undefined ? {} : { culture }),
      },
      ...(mpnId === undefined ? {} : { mpnId }),
      ...(agreementSigned === undefined ? {} : { agreementSigned }),
    },
  };
}
