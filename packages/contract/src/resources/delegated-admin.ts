import { type Static, Type } from 'typebox';

/** What the vendor answers at most. */
export const maxDelegatedAdminCustomers = 300;

/** What walking to the page takes at most. */
const maxSkipped = 1_000_000;

const yesOrNo = Type.Enum(['true', 'false'], { type: 'string' });
const unsupported = Type.Optional(Type.String({ description: 'Refused: the list has one form.' }));

/** The system query options of OData. */
export const DelegatedAdminQuery = Type.Object({
  $top: Type.Optional(
    Type.Integer({ minimum: 1, maximum: maxDelegatedAdminCustomers, description: 'How many customers are answered.' }),
  ),
  $skip: Type.Optional(
    Type.Integer({ minimum: 0, maximum: maxSkipped, description: 'How many customers are left out at the beginning.' }),
  ),
  $count: Type.Optional(yesOrNo),
  $select: unsupported,
  $filter: unsupported,
  $orderby: unsupported,
});

/** A customer and the delegated administration of its tenant. */
export const DelegatedAdminCustomer = Type.Object(
  {
    id: Type.String(),
    customerTenantId: Type.String(),
    organizationDisplayName: Type.String(),
    partnerAgentCount: Type.Integer({ minimum: 0 }),
    partnerSignInCount: Type.Integer({ minimum: 0 }),
    globalAdminSignInCount: Type.Integer({ minimum: 0 }),
    dapEnabled: Type.Boolean(),
    startDateTime: Type.Optional(Type.String({ description: 'Absent where the audit does not reach back so far.' })),
    endDateTime: Type.Optional(Type.String()),
  },
  { title: 'DelegatedAdminCustomer' },
);

export const DelegatedAdminCustomerCollection = Type.Object(
  {
    '@odata.context': Type.String(),
    '@odata.count': Type.Optional(Type.Integer({ minimum: 0, description: 'How many customers there are.' })),
    value: Type.Array(DelegatedAdminCustomer),
  },
  { title: 'DelegatedAdminCustomerCollection' },
);

const countsByDay = Type.Array(
  Type.Object(
    { date: Type.String({ description: 'Month, day and year in UTC: `6/18/2021`.' }), count: Type.Integer() },
    { title: 'DelegatedAdminAccessCount' },
  ),
  { description: 'By day, as far back as the audit reaches.' },
);

/** How many customers have delegated administration, and when it began and ended. */
export const DelegatedAdminStatistics = Type.Object(
  {
    '@odata.context': Type.String(),
    id: Type.String(),
    partnerTenantId: Type.String(),
    totalDapCustomerCount: Type.Integer({ minimum: 0 }),
    establishedDapCount: countsByDay,
    inactiveDapCount: countsByDay,
  },
  { title: 'DelegatedAdminStatistics' },
);

export type DelegatedAdminCustomer = Static<typeof DelegatedAdminCustomer>;
export type DelegatedAdminCustomerCollection = Static<typeof DelegatedAdminCustomerCollection>;
export type DelegatedAdminStatistics = Static<typeof DelegatedAdminStatistics>;
