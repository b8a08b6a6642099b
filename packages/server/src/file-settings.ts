import { type Static, Type } from 'typebox';

const Issuer = Type.Object({
  issuer: Type.String({ minLength: 1 }),
  audiences: Type.Array(Type.String({ minLength: 1 })),
  keys: Type.String({ minLength: 1 }),
  algorithms: Type.Optional(Type.Array(Type.String())),
  tenants: Type.Array(Type.String({ format: 'uuid' })),
  cloud: Type.Optional(Type.String()),
});

const App = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  kind: Type.Enum(['confidential', 'public']),
  secretHashes: Type.Optional(Type.Array(Type.String())),
  certificates: Type.Optional(Type.Array(Type.String())),
  redirectUris: Type.Optional(Type.Array(Type.String())),
});

const User = Type.Object({
  id: Type.String({ format: 'uuid' }),
  userPrincipalName: Type.String({ minLength: 3 }),
  displayName: Type.String(),
  passwordHash: Type.String(),
  mfa: Type.Optional(Type.Boolean()),
});

const Tenant = Type.Object({
  id: Type.String({ format: 'uuid' }),
  domain: Type.String({ format: 'hostname' }),
  name: Type.String(),
  apps: Type.Array(App),
  users: Type.Array(User),
});

/** One way to sign in to the dashboard, at an issuer of the operator's. */
const SignIn = Type.Object({
  name: Type.String({ minLength: 1 }),
  authority: Type.String({ minLength: 1 }),
  clientId: Type.String({ minLength: 1 }),
  scope: Type.String({ minLength: 1 }),
});

/** What is known of a partner before it writes its profiles itself. */
const Partner = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.Optional(Type.String({ minLength: 2, maxLength: 255 })),
  domain: Type.Optional(Type.String({ format: 'hostname' })),
  mpnId: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
  agreementSigned: Type.Optional(Type.Boolean()),
  email: Type.Optional(Type.String({ format: 'email' })),
  language: Type.Optional(Type.String()),
  culture: Type.Optional(Type.String()),
});

/** What only the file can say. */
export const FileSettings = Type.Object({
  issuers: Type.Optional(Type.Array(Issuer)),
  partners: Type.Optional(Type.Array(Partner)),
  sandbox: Type.Optional(Type.Object({ limits: Type.Optional(Type.Boolean()) })),
  sandboxPartners: Type.Optional(Type.Array(Type.String({ format: 'uuid' }))),
  authentication: Type.Optional(Type.Object({ requireMfa: Type.Optional(Type.Boolean()) })),
  authority: Type.Optional(
    Type.Object({
      tenants: Type.Optional(Type.Array(Tenant)),
      rotateRefreshTokens: Type.Optional(Type.Boolean()),
    }),
  ),
  fidelity: Type.Optional(
    Type.Object({
      bom: Type.Optional(Type.Boolean()),
      staleETagStatus: Type.Optional(Type.Integer()),
      addressValidation: Type.Optional(Type.Integer()),
    }),
  ),
  limits: Type.Optional(
    Type.Object({
      requestTimeout: Type.Optional(Type.Integer({ minimum: 100, maximum: 600_000 })),
    }),
  ),
  webhooks: Type.Optional(
    Type.Object({
      allowedNetworks: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
      retrySpan: Type.Optional(Type.Integer({ minimum: 1_000, maximum: 30 * 24 * 60 * 60_000 })),
    }),
  ),
  dashboard: Type.Optional(
    Type.Object({
      enabled: Type.Optional(Type.Boolean()),
      signIn: Type.Optional(Type.Array(SignIn)),
    }),
  ),
});

export type FileSettings = Static<typeof FileSettings>;

export type ConfiguredPartner = Static<typeof Partner>;
