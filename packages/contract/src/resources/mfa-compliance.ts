import { type Static, Type } from 'typebox';
import { list } from './collection.ts';

const dateTime = Type.String({ format: 'date-time' });
const userMembers = {
  objectId: Type.Optional(Type.String({ description: 'Of the user; absent when the token has no claim oid.' })),
  tenantId: Type.String(),
  upn: Type.Optional(Type.String({ description: 'User principal name.' })),
};

/** One request that an application made on behalf of a user. */
export const PartnerRequest = Type.Object(
  {
    requestId: Type.String(),
    correlationId: Type.String(),
    operationName: Type.String({ description: 'E.g. `Get /v{version}/partnerRequests`.' }),
    requestDateTime: dateTime,
    ipAddress: Type.String(),
    ...userMembers,
    applicationId: Type.String(),
    mfaCompliant: Type.Boolean({ description: 'The token says that the user proved a second factor.' }),
  },
  { title: 'PartnerRequest' },
);

export const PartnerRequestCollection = list('PartnerRequestCollection', PartnerRequest);

/** A user who made requests without a second factor. */
export const NonMfaCompliantPrincipal = Type.Object(
  { ...userMembers, lastNonMfaCompliantRequestDateTime: dateTime },
  { title: 'NonMfaCompliantPartnerPrincipal' },
);

export const NonMfaCompliantPrincipalCollection = list(
  'NonMfaCompliantPartnerPrincipalCollection',
  NonMfaCompliantPrincipal,
);

/** The requests of one application on one day. */
export const ApplicationMfaAdoptionStatus = Type.Object(
  {
    loginDate: Type.String({ description: 'A day of UTC: `2026-05-20`.' }),
    mfaCompliantRequestCount: Type.Integer({ minimum: 0 }),
    totalRequestCount: Type.Integer({ minimum: 0 }),
    applicationId: Type.String(),
    applicationName: Type.String({ description: 'Empty when the application is not in the directory.' }),
  },
  { title: 'ApplicationMfaAdoptionStatus' },
);

export const ApplicationMfaAdoptionStatusList = Type.Array(ApplicationMfaAdoptionStatus);

export type PartnerRequest = Static<typeof PartnerRequest>;
export type NonMfaCompliantPrincipal = Static<typeof NonMfaCompliantPrincipal>;
export type ApplicationMfaAdoptionStatus = Static<typeof ApplicationMfaAdoptionStatus>;
