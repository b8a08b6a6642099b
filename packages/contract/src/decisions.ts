import type { Origin } from './operations.ts';

export interface Decision {
  readonly area:
    | 'requests'
    | 'answers'
    | 'versions'
    | 'repetition'
    | 'errors'
    | 'customers'
    | 'users'
    | 'partners'
    | 'lists'
    | 'audit'
    | 'tokens'
    | 'validations'
    | 'webhooks';
  readonly behaviour: string;
  readonly origin: Origin;
}

/** How behaviours that concern many operations were settled, and how sure we are of each. Printed in docs/fidelity.md. */
export const decisions: readonly Decision[] = [
  { area: 'requests', behaviour: 'Path segments and member names match without regard to case.', origin: 'documented' },
  { area: 'requests', behaviour: 'Repeated and trailing slashes in a path are taken.', origin: 'observed' },
  { area: 'requests', behaviour: 'A malformed customer id is 400 with code 900118.', origin: 'assumed' },
  {
    area: 'requests',
    behaviour: 'MS-Contract-Version may be absent; another value than v1 is 400.',
    origin: 'assumed',
  },
  { area: 'requests', behaviour: 'Bodies without a content type are read as JSON.', origin: 'observed' },
  { area: 'requests', behaviour: 'XML and form bodies are 415.', origin: 'assumed' },
  { area: 'requests', behaviour: 'Null means absent, unknown members are left out.', origin: 'observed' },
  {
    area: 'requests',
    behaviour: 'The same member in two spellings is 400: neither can be preferred.',
    origin: 'assumed',
  },
  { area: 'requests', behaviour: 'Trailing commas are refused, naming line and column.', origin: 'assumed' },
  { area: 'answers', behaviour: 'Members without a value are left out, never null.', origin: 'observed' },
  { area: 'answers', behaviour: 'A byte order mark precedes JSON (off unless fidelity.bom).', origin: 'observed' },
  { area: 'answers', behaviour: 'MS-CV and MS-ServerId are on every answer.', origin: 'observed' },
  { area: 'answers', behaviour: 'Headers in links are lists of key and value.', origin: 'observed' },
  { area: 'versions', behaviour: 'The ETag of a billing profile is a signed 64-bit decimal.', origin: 'documented' },
  { area: 'versions', behaviour: 'It is also sent as an ETag header.', origin: 'assumed' },
  { area: 'versions', behaviour: 'An update may name its version in If-Match.', origin: 'documented' },
  { area: 'versions', behaviour: 'An update may name its version in attributes.etag.', origin: 'observed' },
  { area: 'versions', behaviour: 'If both name one, the header decides.', origin: 'assumed' },
  {
    area: 'versions',
    behaviour: 'Stale by header is 412, stale by body 400, both with code 2055.',
    origin: 'observed',
  },
  { area: 'versions', behaviour: 'An update that names no version is 400.', origin: 'assumed' },
  { area: 'repetition', behaviour: 'MS-RequestId makes a write idempotent.', origin: 'documented' },
  { area: 'repetition', behaviour: 'Answers are kept for 24 hours.', origin: 'assumed' },
  {
    area: 'repetition',
    behaviour: 'Two requests are the same if partner, request id, method, path, If-Match and body are.',
    origin: 'assumed',
  },
  { area: 'errors', behaviour: 'The code is a number and data always a list.', origin: 'documented' },
  { area: 'errors', behaviour: 'data holds the paths of the offending members.', origin: 'assumed' },
  {
    area: 'errors',
    behaviour: 'An unknown customer and a foreign one are both 403 with code 20002.',
    origin: 'observed',
  },
  {
    area: 'errors',
    behaviour: 'Several problems with different codes are told together with code 3000.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'PUT replaces the whole profile; an absent member is cleared.',
    origin: 'documented',
  },
  { area: 'customers', behaviour: 'State is checked against a list for US, CA, CN and MX only.', origin: 'documented' },
  { area: 'customers', behaviour: 'The states of CA, CN and MX are those of ISO 3166-2.', origin: 'assumed' },
  { area: 'customers', behaviour: 'Postal codes are checked by the pattern of the country.', origin: 'assumed' },
  {
    area: 'customers',
    behaviour: 'Phone numbers must be possible in the country, in national or international form.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'Registration numbers: demanded in 24 countries, taken in all.',
    origin: 'documented',
  },
  { area: 'customers', behaviour: 'A domain is unique within a partner; in use it is 409.', origin: 'assumed' },
  { area: 'customers', behaviour: 'A creation shows the credentials of the first user once.', origin: 'documented' },
  {
    area: 'customers',
    behaviour: 'After the end of the relationship the customer can no longer be read.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'A user principal name is unique among the users of all customers of a partner; in use it is 409.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'A new customer has one user, admin at its domain, whose credentials the creation shows.',
    origin: 'documented',
  },
  { area: 'users', behaviour: 'Its domain is one of the customer; another one is 400.', origin: 'assumed' },
  {
    area: 'users',
    behaviour: 'An immutable id is required where the domain is neither the first of the customer nor onmicrosoft.com.',
    origin: 'documented',
  },
  {
    area: 'users',
    behaviour: 'A password has 8 to 256 characters of three kinds, as in the directory of the vendor.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'The answer that sets a password shows it, no other one does; stored is a scrypt hash.',
    origin: 'documented',
  },
  { area: 'users', behaviour: 'A deleted user is inactive for 30 days and then gone.', origin: 'documented' },
  {
    area: 'users',
    behaviour: 'A deleted user is only in the list of inactive ones; by id it is 404 until it is restored.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'A deleted user leaves its name to others and keeps its directory roles; restoring needs a free name.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'Every customer has the same directory roles, with the ids of the role templates of the vendor.',
    origin: 'assumed',
  },
  {
    area: 'users',
    behaviour: 'Giving a role that the user has is 409; taking one it has not is 404.',
    origin: 'assumed',
  },
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
    behaviour: 'A second, equal confirmation of an agreement is 409, in the envelope of every other error.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'Agreement documents are pages of this service that name the published text; links live five minutes.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour: 'Nobody has signed an agreement with the vendor directly.',
    origin: 'assumed',
  },
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
    behaviour: 'Managed services and service incidents are empty: there are no subscriptions and no services.',
    origin: 'assumed',
  },
  {
    area: 'customers',
    behaviour:
      'Delegated administration begins with the customer; when it began and ended is told as far back as the audit reaches.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour:
      'Until a partner writes a profile, it holds what is known: ids always, name and domain where the bundled directory has them, the rest in the demo world. So the first update has a version to be based on.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour:
      'Organization and billing profile have an ETag and updates must name it; legal business and support have none.',
    origin: 'assumed',
  },
  {
    area: 'partners',
    behaviour: 'No member of a partner profile is required; what is given is checked like that of a customer.',
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
  {
    area: 'lists',
    behaviour: 'Ordered by company name without regard to case and accents, then by id.',
    origin: 'assumed',
  },
  { area: 'lists', behaviour: 'At most 500 customers; a larger size gives 500.', origin: 'observed' },
  {
    area: 'lists',
    behaviour: 'The next page needs the continuation token alone; a foreign or forged one is 400.',
    origin: 'observed',
  },
  { area: 'lists', behaviour: 'totalCount is the number of items in the answer.', origin: 'observed' },
  { area: 'audit', behaviour: 'Every write leaves one record; the newest come first.', origin: 'documented' },
  { area: 'audit', behaviour: 'A write that was refused leaves no record.', origin: 'assumed' },
  {
    area: 'audit',
    behaviour: 'Dates are yyyy-mm-dd, ISO 8601 or as .NET prints them, in UTC; an end that names a day includes it.',
    origin: 'observed',
  },
  {
    area: 'audit',
    behaviour: 'Without a start the last 30 days; a start of more than 90 days ago is 400 (--audit-retention).',
    origin: 'documented',
  },
  { area: 'audit', behaviour: 'One query may ask for more than 30 days.', origin: 'assumed' },
  {
    area: 'audit',
    behaviour:
      'Query parameters have the names of the page, not those of the description file (auditRequest.startDate).',
    origin: 'documented',
  },
  {
    area: 'audit',
    behaviour: 'A record about no one customer has no customerId.',
    origin: 'assumed',
  },
  {
    area: 'audit',
    behaviour: 'CompanyName is searched for a substring, without regard to case and accents; other fields equal.',
    origin: 'documented',
  },
  {
    area: 'audit',
    behaviour: 'Filters on OperationType, and several filters joined by and, are taken.',
    origin: 'assumed',
  },
  {
    area: 'audit',
    behaviour: 'What the vendor has no word for has the types undefined, and customizedData names them.',
    origin: 'assumed',
  },
  { area: 'audit', behaviour: 'A record that is not there is 404.', origin: 'assumed' },
  {
    area: 'tokens',
    behaviour: 'A token is app+user when scp is not empty, else app-only; a contradiction is 401.',
    origin: 'assumed',
  },
  {
    area: 'tokens',
    behaviour: 'The wrong audience is 401 with code 900420, missing MFA 401 with code 900421.',
    origin: 'observed',
  },
  {
    area: 'validations',
    behaviour: 'Addresses are judged by rules and data alone; whether a street or a house exists is never looked up.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'Verified: a profile takes the address as it is. VerifiedShippable: its postal code is known to be one of its state too (Canada, Mexico, United States), and it is no post box.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'InteractionRequired: one other state or postal code was probably meant. Multiple: up to three were, or more than one thing is amiss. None: nothing can be guessed.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'StreetPartial: no number of a house. PremisesPartial: a unit without its number. Seen in Canada and the United States only; what is missing cannot be suggested.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour: 'NotValidated: of the country neither states nor postal codes are known.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'An address without country, city or first line is 400; a missing state or postal code shows in the status.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour: "A domain is taken if it is a customer's of this partner, also after the end of the relationship.",
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'The rules of a country have their lists in both published forms, and leave out what nothing is known of: tax numbers outside the United States.',
    origin: 'assumed',
  },
  {
    area: 'validations',
    behaviour:
      'Nobody vets customers or grants codes here. Unless stored, there is no account status (404), the list of codes is empty, and the validation of a customer names no code.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'Registrations and callbacks are PascalCase; the id of the subscriber is in the answers to POST and PUT only.',
    origin: 'documented',
  },
  {
    area: 'webhooks',
    behaviour:
      "There is one registration of the partner, and one of each application at the paths of internal applications; both are told of the partner's events.",
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour: 'A second POST of a registration is 409.',
    origin: 'observed',
  },
  {
    area: 'webhooks',
    behaviour: 'A registration cannot be deleted; one with no events is told of nothing.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'An event counts for the registrations at the time it was raised; address and header of each try are those of then.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour: 'A delivery is tried ten times and then given up.',
    origin: 'documented',
  },
  {
    area: 'webhooks',
    behaviour:
      'The gaps between the tries grow, three times each, over a day (webhooks.retrySpan). Any status but 2xx is a failure; redirects are not followed.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour: 'What was given up is listed and can be sent again, for thirty days: operations of our own.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'Events of one customer come in order: each waits until the one before is delivered or given up, and shares the failures that it waits for.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour: 'An event comes at least once: after a crash perhaps twice.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour: 'The signature is RSA-SHA256 over the body, in Authorization or, when asked for, in x-ms-signature.',
    origin: 'documented',
  },
  {
    area: 'webhooks',
    behaviour: 'The certificates name the organization Partnerite; the file of the certificate holds its root too.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'A test event is named by an id of its own, whatever MS-CorrelationId says; its status is pending, completed or failed.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'A try without an answer has no responseCode and systemError true. Nothing of what a receiver answered is told.',
    origin: 'assumed',
  },
  {
    area: 'webhooks',
    behaviour:
      'Callbacks go to http and https addresses without a user; private, local and special IP addresses are refused unless allowed.',
    origin: 'assumed',
  },
];
