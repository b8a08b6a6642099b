import { type Static, Type } from 'typebox';
import { collection } from './collection.ts';
import { ResourceAttributes, ResourceLinks } from './links.ts';

/** What the vendor's directory takes at most, in characters. */
const maxNameLength = 64;
const maxDisplayNameLength = 256;
const maxImmutableIdLength = 256;
const maxPhoneNumberLength = 64;
const minPasswordLength = 8;
const maxPasswordLength = 256;
/** 64 before the `@`, and a domain name. */
const maxPrincipalNameLength = 318;

const states = ['active', 'inactive'] as const;

const forceChangePassword = Type.Optional(
  Type.Boolean({ description: 'Whether the password must be changed at the next sign-in.' }),
);

/** A password as it is shown once: in the answer to the creation or the reset that sent it. */
export const PasswordProfile = Type.Object(
  { password: Type.String({ format: 'password' }), forceChangePassword },
  { title: 'PasswordProfile' },
);

const newPassword = Type.String({
  minLength: minPasswordLength,
  maxLength: maxPasswordLength,
  format: 'password',
  description: 'Three of these: lower case, upper case, digits, anything else. Taken as it is, blanks included.',
});

const NewPasswordProfile = Type.Object({ password: newPassword, forceChangePassword }, { title: 'NewPasswordProfile' });

const PasswordProfilePatch = Type.Object(
  { password: Type.Optional(newPassword), forceChangePassword },
  { title: 'PasswordProfilePatch' },
);

const usageLocation = Type.String({ minLength: 2, maxLength: 2, description: 'ISO 3166-1 alpha-2 code of a country.' });
const userPrincipalName = Type.String({
  maxLength: maxPrincipalNameLength,
  format: 'email',
  description: "The name to sign in with, in one of the customer's domains.",
});
const displayName = Type.String({ minLength: 1, maxLength: maxDisplayNameLength });
const name = Type.Optional(Type.String({ minLength: 1, maxLength: maxNameLength }));
const immutableId = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: maxImmutableIdLength,
    description: 'Required where the domain of the name is a verified domain that the customer brought along.',
  }),
);
const phoneNumber = Type.Optional(Type.String({ maxLength: maxPhoneNumberLength }));

/** A user account of a customer as it is answered. */
export const CustomerUser = Type.Object(
  {
    usageLocation: Type.Optional(Type.String()),
    id: Type.String(),
    userPrincipalName: Type.String(),
    firstName: Type.Optional(Type.String()),
    lastName: Type.Optional(Type.String()),
    displayName: Type.String(),
    immutableId: Type.Optional(Type.String()),
    passwordProfile: Type.Optional(PasswordProfile),
    phoneNumber: Type.Optional(Type.String()),
    userDomainType: Type.Enum(['none', 'managed', 'federated'], { type: 'string' }),
    state: Type.Enum([...states], { type: 'string', description: '`inactive` means deleted.' }),
    softDeletionTime: Type.Optional(
      Type.String({ description: 'When the account was deleted. It is kept for 30 days from then.' }),
    ),
    links: Type.Optional(ResourceLinks),
    attributes: ResourceAttributes,
  },
  { title: 'CustomerUser' },
);

export const CustomerUserCollection = collection('CustomerUserCollection', CustomerUser);

/** The body of a creation. */
export const NewCustomerUser = Type.Object(
  {
    usageLocation: Type.Optional(usageLocation),
    userPrincipalName,
    firstName: name,
    lastName: name,
    displayName,
    immutableId,
    phoneNumber,
    passwordProfile: NewPasswordProfile,
  },
  { title: 'NewCustomerUser' },
);

/** The body of an update: what is absent stays as it is. */
export const CustomerUserPatch = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Required where the path does not name the user.' })),
    usageLocation: Type.Optional(usageLocation),
    userPrincipalName: Type.Optional(userPrincipalName),
    firstName: name,
    lastName: name,
    displayName: Type.Optional(displayName),
    immutableId,
    phoneNumber,
    passwordProfile: Type.Optional(PasswordProfilePatch),
    state: Type.Optional(Type.Enum([...states], { type: 'string', description: '`active` restores a deleted user.' })),
  },
  { title: 'CustomerUserPatch' },
);

/** The body of a password reset. */
export const PasswordReset = Type.Object({ passwordProfile: NewPasswordProfile }, { title: 'PasswordReset' });

export type CustomerUser = Static<typeof CustomerUser>;
export type CustomerUserCollection = Static<typeof CustomerUserCollection>;
export type NewCustomerUser = Static<typeof NewCustomerUser>;
export type CustomerUserPatch = Static<typeof CustomerUserPatch>;
