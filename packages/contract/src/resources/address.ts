import { type Static, Type } from 'typebox';

/** Longest e-mail address that can be delivered to, in characters (RFC 5321, section 4.5.3.1.3). */
export const maxEmailLength = 254;

const maxAddressLineLength = 200;
const maxContactNameLength = 50;
const maxPlaceNameLength = 200;
const maxStateLength = 50;
const maxPostalCodeLength = 20;
const maxPhoneNumberLength = 50;

/** The name of a contact: 1 to 50 characters (protocol, section 6). */
export const contactName = Type.String({ minLength: 1, maxLength: maxContactNameLength });

/**
 * A postal address, in requests and answers. Whether a state, a postal code or a phone number is needed depends on the
 * country and is no matter of shape.
 */
export const Address = Type.Object(
  {
    country: Type.String({ minLength: 2, maxLength: 2, description: 'ISO 3166-1 alpha-2 code.' }),
    region: Type.Optional(Type.String({ maxLength: maxStateLength })),
    city: Type.String({ minLength: 1, maxLength: maxPlaceNameLength }),
    state: Type.Optional(
      Type.String({
        maxLength: maxStateLength,
        description: 'Checked against the list of states for US, CA, CN and MX; free text elsewhere.',
      }),
    ),
    district: Type.Optional(Type.String({ maxLength: maxPlaceNameLength })),
    addressLine1: Type.String({ minLength: 1, maxLength: maxAddressLineLength }),
    addressLine2: Type.Optional(Type.String({ maxLength: maxAddressLineLength })),
    addressLine3: Type.Optional(Type.String({ maxLength: maxAddressLineLength })),
    postalCode: Type.Optional(
      Type.String({ maxLength: maxPostalCodeLength, description: "Checked by the country's pattern." }),
    ),
    firstName: Type.Optional(contactName),
    middleName: Type.Optional(contactName),
    lastName: Type.Optional(contactName),
    emailAddress: Type.Optional(Type.String({ maxLength: maxEmailLength, format: 'email' })),
    phoneNumber: Type.Optional(
      Type.String({ maxLength: maxPhoneNumberLength, description: 'May be empty or in national form.' }),
    ),
  },
  { title: 'Address' },
);

export type Address = Static<typeof Address>;
