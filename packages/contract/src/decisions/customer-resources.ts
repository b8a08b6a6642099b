import type { Decision } from './decision.ts';

/** What hangs on a customer: its reseller, agreements, qualifications, directory, delegated administration. */
export const customerResources: readonly Decision[] = [
  {
    area: 'customers',
    behaviour: 'The reseller of a customer must be one of a sandbox partner; other partners may name any.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'A reseller of the sandbox that still has customers is not deleted (code 6003).',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'An agreement is confirmed again only with another name, e-mail address or phone number; else 600061.',
    origin: 'documented',
  },
  {
    area: 'customers',
    behaviour: 'The date of an agreement may be a day ahead of UTC, for any time zone, and no more.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'A self-serve policy needs a permission, each once; a consent to an application needs a grant.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'A second, equal confirmation of an agreement is 409, in the envelope of every other error.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'Agreement documents are pages of this service that name the published text; links live five minutes.',
    origin: 'assumed',
  },
  { area: 'customers', behaviour: 'Nobody has signed an agreement with the vendor directly.', origin: 'assumed' },
  {
    area: 'customers',
    behaviour:
      'Education stays InReview; a validation code makes GovernmentCommunityCloud Approved, whatever the code.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'The older form of a qualification is in force at once and replaces the other that it knows.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour:
      'Qualifications show their date as vettingCreateDate and vettingCreatedDate: the published answers differ.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'Organization and custom domains are 403 with code 900308 without delegated access.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour:
      'A customer has at most 900 domains, 10,000 agreements and 100 consents to applications; a consent has at most 16,384 characters of scopes. More is 400.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'Managed services and service incidents are empty: there are no subscriptions and no services.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour:
      'Delegated administration begins with the customer; when it began and ended is told as far back as the audit reaches.',
    origin: 'assumed',
  },
];
