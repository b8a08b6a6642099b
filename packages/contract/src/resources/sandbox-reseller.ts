import { type Static, Type } from 'typebox';
import { Address, contactName, maxEmailLength } from './address.ts';
import { ResourceAttributes } from './links.ts';

const maxNameLength = 255;
const maxLanguageTagLength = 35;
const maxPhoneNumberLength = 50;
const maxUserNameLength = 64;
/** Longest label of a domain name, in characters (RFC 1035, section 2.3.4). */
const maxDomainLabelLength = 63;
const maxMpnIdLength = 20;

const name = Type.String({ minLength: 1, maxLength: maxNameLength });
const email = Type.String({ maxLength: maxEmailLength, format: 'email' });
const culture = Type.String({ maxLength: maxLanguageTagLength, description: 'A supported culture, e.g. `en-US`.' });

/** The body of the creation of an indirect reseller in the sandbox. */
export const NewSandboxReseller = Type.Object(
  {
    mpnId: Type.String({ minLength: 1, maxLength: maxMpnIdLength, description: 'Digits; may be used more than once.' }),
    tenant: Type.Object(
      {
        domainPrefix: Type.String({
          minLength: 1,
          maxLength: maxDomainLabelLength,
          description: 'What its domain below onmicrosoft.com begins with.',
        }),
        name,
        displayName: name,
        adminUserName: Type.String({ minLength: 1, maxLength: maxUserNameLength }),
        adminFirstName: contactName,
        adminLastName: contactName,
        adminAlternateEmail: email,
        country: Type.String({ minLength: 2, maxLength: 2, description: 'ISO 3166-1 alpha-2 code.' }),
        culture,
      },
      { title: 'NewSandboxResellerTenant' },
    ),
    legalBusinessProfile: Type.Object(
      {
        companyName: name,
        address: Address,
        primaryContact: Type.Object(
          {
            firstName: contactName,
            lastName: contactName,
            email,
            phoneNumber: Type.Optional(Type.String({ maxLength: maxPhoneNumberLength })),
          },
          { title: 'NewSandboxResellerContact' },
        ),
        culture,
      },
      { title: 'NewSandboxResellerProfile' },
    ),
    organizationProfileLanguage: Type.String({ maxLength: maxLanguageTagLength, description: 'E.g. `en`.' }),
  },
  { title: 'NewSandboxIndirectReseller' },
);

/** An indirect reseller of the sandbox as it is answered when it has been created. */
export const SandboxReseller = Type.Object(
  {
    accountId: Type.String(),
    mpnId: Type.String(),
    tenant: Type.Object(
      {
        id: Type.String(),
        adminUserAccount: Type.String(),
        password: Type.String({ description: 'Shown once.' }),
      },
      { title: 'SandboxResellerTenant' },
    ),
    agreementSignature: Type.Object(
      {
        id: Type.String(),
        accountId: Type.String(),
        agreementId: Type.String(),
        agreementType: Type.String(),
        dateSigned: Type.String(),
        signedByFirstName: Type.Optional(Type.String()),
        signedByUserPrincipalName: Type.Optional(Type.String()),
        signedByUserObjectId: Type.Optional(Type.String()),
        signedByUserTenantId: Type.String(),
        attributes: ResourceAttributes,
      },
      { title: 'AgreementSignatureResponse' },
    ),
    partnerRelationship: Type.Object(
      {
        id: Type.String({ description: 'Tenant id of the provider.' }),
        name: Type.Optional(Type.String({ description: 'Name of the provider, where it is known.' })),
        relationshipType: Type.Enum(['is_indirect_reseller_of'], { type: 'string' }),
        state: Type.String(),
        mpnId: Type.String(),
        attributes: ResourceAttributes,
      },
      { title: 'PartnerRelationshipResponse' },
    ),
  },
  { title: 'SandboxIndirectReseller' },
);

export type NewSandboxReseller = Static<typeof NewSandboxReseller>;
export type SandboxReseller = Static<typeof SandboxReseller>;
