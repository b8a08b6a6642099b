import { type Static, Type } from 'typebox';

const maxDisplayNameLength = 256;
const maxGrants = 100;

const ApplicationGrant = Type.Object(
  {
    enterpriseApplicationId: Type.String({ format: 'uuid', description: 'Whose permissions are given.' }),
    scope: Type.String({ minLength: 1, description: 'Names of permissions, separated by commas.' }),
  },
  { title: 'ApplicationGrant' },
);

/** The consent to what an application may do in a customer's tenant, in requests and answers. */
export const ApplicationConsent = Type.Object(
  {
    applicationId: Type.String({ format: 'uuid' }),
    displayName: Type.Optional(Type.String({ maxLength: maxDisplayNameLength })),
    applicationGrants: Type.Array(ApplicationGrant, { minItems: 1, maxItems: maxGrants }),
  },
  { title: 'ApplicationConsent' },
);

export type ApplicationConsent = Static<typeof ApplicationConsent>;
