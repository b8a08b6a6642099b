import { type Static, Type } from 'typebox';
import { Address } from './address.ts';

/** How far an address could be verified, in the order of the published table. */
export const AddressValidationStatus = Type.Enum(
  [
    'VerifiedShippable',
    'Verified',
    'InteractionRequired',
    'StreetPartial',
    'PremisesPartial',
    'Multiple',
    'None',
    'NotValidated',
  ],
  { type: 'string' },
);

/** What is known of an address: how far it could be verified, and what was probably meant. */
export const AddressValidationResponse = Type.Object(
  {
    originalAddress: Address,
    suggestedAddresses: Type.Array(Address, { description: 'None for None and NotValidated, else up to three.' }),
    status: AddressValidationStatus,
    validationMessage: Type.Optional(
      Type.String({ description: 'Which members are wrong and why; absent where nothing is.' }),
    ),
  },
  { title: 'AddressValidationResponse' },
);

export type AddressValidationStatus = Static<typeof AddressValidationStatus>;
export type AddressValidationResponse = Static<typeof AddressValidationResponse>;
