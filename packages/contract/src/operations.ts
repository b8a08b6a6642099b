import type { Static, TObject, TSchema } from 'typebox';
import type { ErrorName } from './errors.ts';
import type { EventName } from './events.ts';
import { agreements } from './operations/agreements.ts';
import { audit } from './operations/audit.ts';
import { customerResources } from './operations/customer-resources.ts';
import { customers } from './operations/customers.ts';
import { indirectResellers } from './operations/indirect-resellers.ts';
import { partnerProfiles } from './operations/partner-profiles.ts';
import { partnerReports } from './operations/partner-reports.ts';
import { selfServePolicies } from './operations/self-serve-policies.ts';
import { service } from './operations/service.ts';
import { users } from './operations/users.ts';
import { validations } from './operations/validations.ts';
import { webhooks } from './operations/webhooks.ts';

/** How sure we are of a behaviour: published by the vendor, seen in client code or traffic, or our own reading. */
export type Origin = 'documented' | 'observed' | 'assumed';

/** Which tokens an operation takes: any, or only those issued to an application together with a user. */
export type Credentials = 'both' | 'app+user';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Row {
  readonly method: Method;
  /** Full path; `{name}` stands for one segment. Compared without regard to case. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly credentials: Credentials;
  readonly origin: Origin;
}

/** Where clients have an operation. */
export interface ClientMethod {
  /** In the TypeScript SDK, from the partner object on: `customers.byId(customerId).get`. */
  readonly sdk: string;
  /** In the vendor's .NET and Java clients, where their names do not follow from ours; `-` where there is none. */
  readonly dotnet?: string;
  readonly java?: string;
}

/** How a filter compares: the name in the SDK. On the wire it is the `Operator`, in snake_case. */
export type FilterOperator = 'startsWith' | 'substring' | 'equals';

/** The members a list can be filtered by with each operator: the name in the SDK and the `Field` on the wire. */
export type Filter = { readonly [Operator in FilterOperator]?: Readonly<Record<string, string>> };

/** An operation the service answers. */
export interface BuiltOperation extends Row {
  /** Query parameters, each a string before it is decoded. */
  readonly query?: TObject;
  readonly body?: TSchema;
  readonly answer: { readonly status: 200 | 201 | 204; readonly schema?: TSchema };
  /** What it can refuse beyond what every operation can. */
  readonly errors: readonly ErrorName[];
  /** The event that a success raises. */
  readonly event?: EventName;
  /** Takes the version it is based on from `If-Match` and answers with an `ETag`. */
  readonly versioned?: true;
  /**
   * Answers with an `ETag` header though the vendor publishes no version, and an update that sends `If-Match` is done on
   * that version only. Without it the last update wins.
   */
  readonly conditional?: true;
  /** Where clients have it. */
  readonly client: ClientMethod;
  /** Filters that its `filter` parameter takes. */
  readonly filter?: Filter;
  /** The answer shows a secret once; the copy kept for a repeated request is sealed. */
  readonly answerHoldsSecret?: true;
}

/** An operation that is named in the table but answered with 501. */
export interface PlannedOperation extends Row {
  readonly answer?: never;
}

export type Operation = BuiltOperation | PlannedOperation;
export type OperationTable = Readonly<Record<string, Operation>>;

/** Every operation, by id: the one place that says verb, path, credentials, shapes and errors. */
export const operations = {
  ...customers,
  ...customerResources,
  ...agreements,
  ...users,
  ...validations,
  ...partnerProfiles,
  ...indirectResellers,
  ...selfServePolicies,
  ...partnerReports,
  ...audit,
  ...webhooks,
  ...service,
} satisfies OperationTable;

export type OperationId = keyof typeof operations;

type Table = typeof operations;

/** The ids of the rows that are answered. */
export type BuiltOperationId = { [Id in OperationId]: Table[Id] extends { answer: object } ? Id : never }[OperationId];

/** The decoded request body of an operation, or `undefined`. */
export type BodyOf<Id extends OperationId> = Table[Id] extends { body: infer Schema extends TSchema }
  ? Static<Schema>
  : undefined;

/** The decoded query of an operation, or `undefined`. */
export type QueryOf<Id extends OperationId> = Table[Id] extends { query: infer Schema extends TSchema }
  ? Static<Schema>
  : undefined;

type Segments<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Segments<Rest>
  : never;

/** The path parameters of an operation, by name. */
export type PathOf<Id extends OperationId> = { readonly [Name in Segments<Table[Id]['path']>]: string };

export function isBuilt(operation: Operation): operation is BuiltOperation {
  return operation.answer !== undefined;
}
