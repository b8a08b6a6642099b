import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errors, maxDescriptionLength } from '../src/errors.ts';

describe('the error catalogue', () => {
  // Clients switch on these: a change here is a change of the wire and is to be reviewed as one.
  test('status and code of every error', () => {
    const pinned = Object.fromEntries(Object.entries(errors).map(([name, { status, code }]) => [name, [status, code]]));
    assert.deepEqual(pinned, {
      accessDenied: [401, 400],
      wrongAudience: [401, 900420],
      mfaRequired: [401, 900421],
      tokenKindNotAllowed: [403, 2032],
      noRelationship: [403, 20002],
      notSandbox: [403, 403],
      unknownPath: [404, 1000],
      methodNotAllowed: [405, 405],
      notAcceptable: [406, 406],
      requestTimeout: [408, 408],
      domainTaken: [409, 409],
      selfServePolicyNotFound: [404, 600039],
      selfServePolicyIdWrong: [404, 600040],
      selfServePolicyExists: [409, 600041],
      domainFree: [404, 404],
      countryNotFound: [404, 404],
      countryNamedOtherwise: [404, 404],
      accountStatusNotFound: [404, 600074],
      agreementExists: [409, 600061],
      agreementTemplateNotFound: [404, 404],
      insufficientPrivileges: [403, 900308],
      resellerCreationNotAllowed: [403, 6004],
      resellerDeletionNotAllowed: [403, 6003],
      resellerNotFound: [404, 404],
      resellerTenantTaken: [409, 1003],
      auditRecordNotFound: [404, 404],
      partnerNotFound: [404, 3000],
      agreementOfNobody: [400, 2001],
      agreementOfTwo: [400, 2000],
      mpnIdNotNumeric: [400, 2000],
      tenantIdNotGuid: [400, 2000],
      mpnIdUnknown: [400, 2200],
      agreementNotSignedByMpnId: [400, 2203],
      mpnIdOfNoReseller: [400, 2204],
      accountNotFound: [400, 2205],
      agreementNotSignedByTenant: [400, 2206],
      userNotFound: [404, 60002],
      userPrincipalNameTaken: [409, 409],
      directoryRoleNotFound: [404, 404],
      directoryRoleMemberExists: [409, 409],
      applicationConsentNotFound: [404, 404],
      applicationConsentExists: [409, 409],
      webhookRegistrationNotFound: [404, 404],
      webhookRegistrationExists: [409, 409],
      webhookTestEventNotRegistered: [400, 400],
      webhookEventNotFound: [404, 404],
      staleIfMatch: [412, 2055],
      staleETag: [400, 2055],
      staleETagConflict: [409, 2055],
      unknownHost: [421, 421],
      bodyTooLarge: [413, 413],
      uriTooLong: [414, 414],
      unsupportedMediaType: [415, 415],
      throttled: [429, 429],
      headersTooLarge: [431, 431],
      badRequest: [400, 400],
      invalidCustomerId: [400, 900118],
      unsupportedContractVersion: [400, 3000],
      malformedJson: [400, 3000],
      invalidMembers: [400, 3000],
      noVersionGiven: [400, 3000],
      addressNotValid: [400, 2007],
      invalidFilter: [400, 2000],
      invalidContinuationToken: [400, 2000],
      registrationNumberMissing: [400, 600049],
      registrationNumberInvalid: [400, 600050],
      phoneNumberMissing: [400, 600051],
      sandboxLimitMet: [400, 800018],
      limitMet: [400, 400],
      unforeseen: [500, 0],
      notImplemented: [501, 0],
      keysUnavailable: [503, 503],
      storeUnavailable: [503, 503],
    });
  });

  test('every description is a template that fits on the wire, with placeholders from {0} on', () => {
    for (const [name, { description }] of Object.entries(errors)) {
      assert.ok(description.length > 0 && description.length <= maxDescriptionLength, name);
      const placeholders = new Set([...description.matchAll(/\{(\d)\}/g)].map(([, index]) => Number(index)));
      assert.deepEqual([...placeholders].toSorted(), [0, 1, 2].slice(0, placeholders.size), name);
    }
  });
});
