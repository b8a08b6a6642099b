import { type Static, Type } from 'typebox';
import { contactName, maxEmailLength } from './address.ts';

/** Longest phone number, in characters. */
export const maxPhoneNumberLength = 50;

/** Whom to turn to at a partner. */
export const ProfileContact = Type.Object(
  {
    firstName: contactName,
    middleName: Type.Optional(contactName),
    lastName: contactName,
    email: Type.Optional(Type.String({ maxLength: maxEmailLength, format: 'email' })),
    phoneNumber: Type.Optional(Type.String({ maxLength: maxPhoneNumberLength, description: 'May be empty.' })),
  },
  { title: 'ProfileContact' },
);

export type ProfileContact = Static<typeof ProfileContact>;
