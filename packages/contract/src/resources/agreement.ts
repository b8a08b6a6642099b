import { type Static, Type } from 'typebox';
import { contactName, maxEmailLength } from './address.ts';
import { list } from './collection.ts';

/** What customers can accept. */
export const agreementTypes = ['MicrosoftCloudAgreement', 'MicrosoftCustomerAgreement'] as const;

const maxPhoneNumberLength = 50;
/** A date and time with seven digits of seconds and an offset has 33 characters. */
const maxDateLength = 40;

const agreementType = Type.Enum([...agreementTypes], { type: 'string' });
const templateId = Type.String({ format: 'uuid', description: 'Id of the template, from the list of agreements.' });
const agreementLink = Type.Optional(Type.String({ description: 'Where the agreement can be read.' }));

/** Who accepted an agreement for the customer. */
export const AgreementContact = Type.Object(
  {
    firstName: contactName,
    middleName: Type.Optional(contactName),
    lastName: contactName,
    email: Type.String({ maxLength: maxEmailLength, format: 'email' }),
    phoneNumber: Type.Optional(Type.String({ maxLength: maxPhoneNumberLength })),
  },
  { title: 'AgreementContact' },
);

/** The confirmation, by the partner, that a customer has accepted an agreement. */
export const Agreement = Type.Object(
  {
    userId: Type.Optional(
      Type.String({
        description: 'Object id of the user of the partner who confirmed it; in the answer to that only.',
      }),
    ),
    primaryContact: AgreementContact,
    templateId,
    dateAgreed: Type.String({ description: 'When the customer accepted: ISO 8601, UTC.' }),
    type: agreementType,
    agreementLink,
  },
  { title: 'Agreement' },
);

export const AgreementCollection = list('AgreementCollection', Agreement);

/** The body of a confirmation. */
export const NewAgreement = Type.Object(
  {
    userId: Type.Optional(
      Type.String({ format: 'uuid', description: 'Belongs to the server: it is the user of the token.' }),
    ),
    primaryContact: AgreementContact,
    templateId,
    dateAgreed: Type.String({
      maxLength: maxDateLength,
      description: 'ISO 8601; UTC unless it has an offset. Not in the future.',
    }),
    type: agreementType,
  },
  { title: 'NewAgreement' },
);

/** An agreement that customers can accept. */
export const AgreementMetadata = Type.Object(
  {
    templateId: Type.String(),
    agreementType,
    agreementLink: Type.String({ description: 'Where the agreement can be read.' }),
    versionRank: Type.Integer({ description: 'The highest is the newest.' }),
  },
  { title: 'AgreementMetaData' },
);

export const AgreementMetadataCollection = list('AgreementMetaDataCollection', AgreementMetadata);

/** Where the text of an agreement can be seen and downloaded. */
export const AgreementDocument = Type.Object(
  {
    displayUri: Type.String({ description: 'A page to look at; valid for five minutes.' }),
    downloadUri: Type.String({ description: 'A file to save; valid for five minutes.' }),
    language: Type.String({ description: 'The language it is in: `en-US` where it is not in the one asked for.' }),
    country: Type.String(),
    versionRank: Type.Integer(),
  },
  { title: 'AgreementDocument' },
);

export const DirectSignedAgreementStatus = Type.Object(
  { isSigned: Type.Boolean({ description: 'Whether the customer signed with Microsoft itself.' }) },
  { title: 'DirectSignedCustomerAgreementStatus' },
);

export type AgreementType = (typeof agreementTypes)[number];
export type AgreementContact = Static<typeof AgreementContact>;
export type Agreement = Static<typeof Agreement>;
export type NewAgreement = Static<typeof NewAgreement>;
export type AgreementMetadata = Static<typeof AgreementMetadata>;
export type AgreementDocument = Static<typeof AgreementDocument>;
