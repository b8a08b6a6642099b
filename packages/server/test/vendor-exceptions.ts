/** A difference between the vendor's Swagger files and our answers that is meant. */
export interface VendorException {
  readonly request: RegExp;
  /** The problem as it is told: the place in the body, and what is wrong. */
  readonly problem: RegExp;
  readonly reason: string;
}

/** Names of enumerations, and which success it is, 200 or 201, are left to the comparison itself. */
export const vendorExceptions: readonly VendorException[] = [
  {
    request: /^POST \/v1\/customers$/,
    problem: /^\/userCredentials\/password must be object/,
    reason: 'the file shows the class that holds a password in memory; the published answer has a string',
  },
  {
    request: /^GET \/v1\/(?:customers\/\{\}\/)?agreements$/,
    problem: /^ must be array/,
    reason: 'the published answers are collections, with items and a count',
  },
  {
    request: /^GET \/v1\/applicationmfaadoptionstatus$/,
    problem: /^ must be object/,
    reason: 'the published answer is a list, one item for each application and day',
  },
  {
    request: /^GET \/v1\/customers\/\{\}\/qualifications$/,
    problem: /^ must be object/,
    reason: 'the file shows an object that holds the list; the published answer is the list',
  },
  {
    request: /^POST \/v1\/customers\/\{\}\/qualifications$/,
    problem: /^ must NOT have additional properties/,
    reason: 'the file shows an object that holds a list; the published answer is the one qualification',
  },
  {
    request: /^POST \/webhooks\/v1\/(?:internalApp\/)?registration\/validationEvents$/,
    problem: /^ must be string/,
    reason: 'the published answer is an object that holds the correlation id',
  },
  {
    request: /^(?:GET|POST|PUT) \/webhooks\/v1\/(?:internalApp\/)?registration$/,
    problem: /"additionalProperty":"(?:SubscriberId|WebhookUrl|WebhookEvents|SignatureTokenToMsSignatureHeader)"/,
    reason: 'the published answers spell these members with a capital; the file does not',
  },
  {
    request: /^POST \/v1\/customers$/,
    problem: /"additionalProperty":"enableGDAPByDefault"/,
    reason: 'the member is younger than the file',
  },
  {
    request: /^GET \/v1\/agreementTemplates\/\{\}\/document$/,
    problem: /"additionalProperty":"versionRank"/,
    reason: 'the published page names the member; the file does not',
  },
  {
    request: /^GET \/v1\/partnerRequests$/,
    problem: /"additionalProperty":"ipAddress"/,
    reason: 'the newer page and its example say ipAddress, where the file says sourceIpAddress',
  },
  {
    request: /^GET (?:\/auditactivity)?\/v1\/auditrecords(?:\/\{\})?$/,
    problem: /(?:operation|resource)Type must pass "nameOf"/,
    reason: 'the published pages list more operations and resources than the file',
  },
  {
    request: /^GET (?:\/auditactivity)?\/v1\/auditrecords(?:\/\{\})?$/,
    problem: /must have required property 'customerId'/,
    reason: 'what a partner does with its own profiles and webhooks concerns no customer',
  },
  {
    request: /^GET \/v1\/SelfServePolicy\/\{\}$/,
    problem: /^ must NOT have additional properties/,
    reason: 'the file shows a collection; the published answer is the one policy',
  },
  {
    request: /^GET \/v1\/customers$/,
    problem: /"additionalProperty":"continuationToken"/,
    reason: 'vendor clients read the member; the file has it for audit records only',
  },
];
