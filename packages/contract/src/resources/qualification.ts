import { type Static, Type } from 'typebox';

/** A customer qualifies for offers of its kind. Spelled as published, PascalCase. */
export const qualifications = ['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity'] as const;
export const vettingStatuses = ['Approved', 'Denied', 'InReview'] as const;

const maxValidationCodeLength = 100;
const maxWebsiteLength = 2048;

const qualification = Type.Enum([...qualifications], { type: 'string' });
const vettingStatus = Type.Optional(
  Type.Enum([...vettingStatuses], { type: 'string', description: 'Absent where nobody has to look into it.' }),
);
const vettingReason = Type.Optional(Type.String({ description: 'Why it was denied.' }));
const vettingCreateDate = Type.Optional(Type.String({ description: 'When it was asked for.' }));

/** A qualification as the list shows it. The date has two names: the published answers and the clients disagree. */
export const Qualification = Type.Object(
  {
    qualification,
    vettingStatus,
    vettingReason,
    vettingCreateDate,
    vettingCreatedDate: Type.Optional(Type.String({ description: 'The same as vettingCreateDate.' })),
  },
  { title: 'CustomerQualification' },
);

export const Qualifications = Type.Array(Qualification);

/** A qualification as it is answered when it was asked for. */
export const RequestedQualification = Type.Object(
  { qualification, vettingStatus, vettingReason, vettingCreateDate },
  { title: 'RequestedCustomerQualification' },
);

/** The body of a request. */
export const QualificationRequest = Type.Object(
  {
    qualification,
    educationSegment: Type.Optional(
      Type.Enum(['K12', 'HigherEducation'], { type: 'string', description: 'Required for Education.' }),
    ),
    website: Type.Optional(Type.String({ maxLength: maxWebsiteLength, description: 'For Education.' })),
    validationCode: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: maxValidationCodeLength,
        description: 'Required for GovernmentCommunityCloud.',
      }),
    ),
  },
  { title: 'CustomerQualificationRequest' },
);

/** What both forms of a request can carry in the query: the older place of the validation code. */
export const QualificationQuery = Type.Object({
  code: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: maxValidationCodeLength,
      description: 'Validation code for the Government Community Cloud, as older clients send it.',
    }),
  ),
});

/** The older form knows one qualification at a time, as a bare string. */
export const SingleQualification = Type.Enum(['none', 'education', 'nonprofit', 'government_community_cloud'], {
  type: 'string',
});

export type Qualification = Static<typeof Qualification>;
export type RequestedQualification = Static<typeof RequestedQualification>;
export type QualificationRequest = Static<typeof QualificationRequest>;
export type SingleQualification = Static<typeof SingleQualification>;
