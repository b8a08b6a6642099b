import { type Static, Type } from 'typebox';
import { ResourceAttributes } from './links.ts';

const Server = Type.Object(
  {
    name: Type.String(),
    version: Type.String({ description: 'Version of Partnerite.' }),
    node: Type.String({ description: 'Version of Node.' }),
    startedAt: Type.String({ format: 'date-time' }),
    address: Type.String({ description: 'Origin under which the server calls itself.' }),
    store: Type.Enum(['sqlite', 'postgresql'], { type: 'string' }),
    dataFolder: Type.Optional(
      Type.String({ description: 'Told while the server can be reached from its machine only.' }),
    ),
    demo: Type.Boolean({ description: 'The store holds the demo world.' }),
  },
  { title: 'ServiceServer' },
);

const Fidelity = Type.Object(
  {
    bom: Type.Boolean({ description: 'JSON bodies begin with a byte order mark.' }),
    staleETagStatus: Type.Optional(
      Type.Integer({ description: 'The one status for a stale ETag; absent where it depends on who named the ETag.' }),
    ),
    addressValidation: Type.Enum([2021, 2023], { type: 'integer', description: 'Edition of address validation.' }),
  },
  { title: 'ServiceFidelity' },
);

/** Public credentials: the same in every demo world. */
const Demo = Type.Object(
  {
    domain: Type.String(),
    applicationId: Type.String(),
    applicationSecret: Type.String(),
    signInApplicationId: Type.String({ description: 'The public application, for people who sign in.' }),
    userName: Type.String(),
    password: Type.String(),
  },
  { title: 'ServiceDemo', description: 'Public credentials of the partner who asks, in the demo world.' },
);

/** How the service runs, as far as the partner who asks may know. */
export const ServiceSettings = Type.Object(
  {
    server: Server,
    fidelity: Fidelity,
    throttling: Type.Boolean({ description: 'Requests are held to the published limits.' }),
    sandboxLimits: Type.Boolean({ description: 'Sandbox partners are held to the published numbers.' }),
    requireMfa: Type.Boolean({ description: 'Users must have proved a second factor.' }),
    auditRetentionDays: Type.Integer({ minimum: 0, description: 'How long audit records are kept; 0 for good.' }),
    activity: Type.Boolean({ description: 'The last requests are recorded.' }),
    partner: Type.Object(
      {
        id: Type.String({ description: 'Tenant id.' }),
        name: Type.Optional(Type.String()),
        sandbox: Type.Boolean({ description: 'Its customers may be deleted.' }),
      },
      { title: 'ServicePartner' },
    ),
    demo: Type.Optional(Demo),
    attributes: ResourceAttributes,
  },
  { title: 'ServiceSettings' },
);

export type ServiceSettings = Static<typeof ServiceSettings>;
