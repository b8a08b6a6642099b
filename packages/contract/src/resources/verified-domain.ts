import { type Static, Type } from 'typebox';

/** Longest domain name, in characters (RFC 1035, section 2.3.4, as text). */
const maxDomainLength = 253;
const maxUriLength = 2048;
const maxNameLength = 255;
/** A certificate in base64, in characters. */
const maxCertificateLength = 16 * 1024;

const capabilities = [
  'none',
  'email',
  'sharepoint',
  'office_communications_online',
  'sharepoint_default',
  'full_redelegation',
  'share_point_public',
  'org_id_authentication',
  'yammer',
  'intune',
  'all',
] as const;

const domainName = Type.String({ maxLength: maxDomainLength, format: 'hostname' });
const uri = Type.String({ minLength: 1, maxLength: maxUriLength });
const optionalUri = Type.Optional(Type.String({ maxLength: maxUriLength }));
const authenticationType = Type.Enum(['managed', 'federated'], { type: 'string' });
const capability = Type.Enum([...capabilities], { type: 'string' });
const status = Type.Enum(['unverified', 'verified', 'pending_deletion'], { type: 'string' });
const verificationMethod = Type.Enum(['none', 'dns_record', 'email'], { type: 'string' });

/** A domain of a customer as it is answered. */
export const Domain = Type.Object(
  {
    authenticationType,
    capability,
    isDefault: Type.Boolean(),
    isInitial: Type.Boolean(),
    name: Type.String(),
    rootDomain: Type.Optional(Type.String()),
    status,
    verificationMethod,
  },
  { title: 'Domain' },
);

/** How a federated domain signs its users in. */
const DomainFederationSettings = Type.Object(
  {
    activeLogOnUri: optionalUri,
    defaultInteractiveAuthenticationMethod: optionalUri,
    federationBrandName: Type.Optional(Type.String({ maxLength: maxNameLength })),
    issuerUri: uri,
    logOffUri: uri,
    metadataExchangeUri: optionalUri,
    nextSigningCertificate: Type.Optional(Type.String({ maxLength: maxCertificateLength })),
    openIdConnectDiscoveryEndpoint: optionalUri,
    passiveLogOnUri: uri,
    preferredAuthenticationProtocol: Type.Enum(['ws_fed', 'samlp'], { type: 'string' }),
    promptLoginBehavior: Type.Enum(['translate_to_fresh_password_auth', 'native_support', 'disabled'], {
      type: 'string',
    }),
    signingCertificate: Type.String({ minLength: 1, maxLength: maxCertificateLength }),
    signingCertificateUpdateStatus: Type.Optional(Type.String({ maxLength: maxNameLength })),
    supportsMfa: Type.Optional(Type.Boolean()),
  },
  { title: 'DomainFederationSettings', description: 'Required for a federated domain.' },
);

/** The body that adds a domain to a customer. */
export const NewVerifiedDomain = Type.Object(
  {
    verifiedDomainName: domainName,
    domain: Type.Object(
      {
        authenticationType,
        capability,
        isDefault: Type.Optional(Type.Boolean()),
        isInitial: Type.Optional(Type.Boolean()),
        name: domainName,
        rootDomain: Type.Optional(domainName),
        status,
        verificationMethod,
      },
      { title: 'NewDomain' },
    ),
    domainFederationSettings: Type.Optional(DomainFederationSettings),
  },
  { title: 'VerifiedDomain' },
);

export type Domain = Static<typeof Domain>;
export type NewVerifiedDomain = Static<typeof NewVerifiedDomain>;
