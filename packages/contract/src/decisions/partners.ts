import type { Decision } from './decision.ts';

/** Partners' own profiles, and reports on their requests. */
export const partners: readonly Decision[] = [
  {
    area: 'partners',
    behaviour:
      'Until a partner writes a profile, it holds what is known: ids always, name and domain where the bundled directory has them, the rest in the demo world. So the first update has a version to be based on.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour:
      'Organization and billing profile have an ETag and updates must name it; legal business and support have none in the body.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour:
      'An update of a partner profile needs what the published ones have of any company: name, address and contact, of the organization e-mail address and languages too, of support the e-mail address. All is checked like that of a customer.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'Nobody vets partners: their vetting stays what it is, and every vetting version is the same profile.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'The support profile is support_profile and PartnerSupportProfile in every answer: the pages differ.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'By MPN id and for agreement status a partner finds itself and its indirect resellers, nobody else.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'A partner without a known MPN id has no network profile: 404 with code 3000.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'A partner agreement that is not signed is a refusal (2203, 2206), never isAgreementSigned false.',
    origin: 'documented',
  },
  {
    area: 'partners',
    behaviour: 'A reseller that is created in the sandbox has signed the partner agreement.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour:
      'Reports on multi-factor authentication tell of the requests of seven days that had a user, of 10,000 requests and users at most.',
    origin: 'documented',
  },
  {
    area: 'partners',
    behaviour:
      'A request had a second factor if its token says mfa in amr. Requests without a user, or refused for their token, are not counted.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'Request reports are written once a minute and at the end; a kill loses what was not written yet.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'Updates of partner profiles are audited as update_company_info with the resource type undefined.',
    origin: 'assumed',
  },
];
