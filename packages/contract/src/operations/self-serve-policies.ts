import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import {
  NewSelfServePolicy,
  SelfServePolicy,
  SelfServePolicyCollection,
  SelfServePolicyUpdate,
} from '../resources/self-serve-policy.ts';

const policyUpdateErrors = [
  'noRelationship',
  'selfServePolicyNotFound',
  'selfServePolicyIdWrong',
  'noVersionGiven',
  'staleETag',
  'staleIfMatch',
  'staleETagConflict',
] as const;

/** What the users of customers may buy by themselves. */
export const selfServePolicies = {
  getSelfServePolicies: {
    method: 'GET',
    path: '/v1/SelfServePolicy',
    summary: 'Get the self-serve policies of an entity',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'selfServePolicies.get', java: '-' },
    query: Type.Object({ entity_id: Type.String({ format: 'uuid', description: 'Tenant id of the customer.' }) }),
    answer: { status: 200, schema: SelfServePolicyCollection },
    errors: ['invalidMembers', 'noRelationship'],
  },
  createSelfServePolicy: {
    method: 'POST',
    path: '/v1/SelfServePolicy',
    summary: 'Create a self-serve policy',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'selfServePolicies.create', java: '-' },
    body: NewSelfServePolicy,
    answer: { status: 201, schema: SelfServePolicy },
    errors: ['noRelationship', 'selfServePolicyExists'],
  },
  updateSelfServePolicy: {
    method: 'PUT',
    path: '/v1/SelfServePolicy',
    summary: 'Update a self-serve policy, named by the body',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'selfServePolicies.update', dotnet: '-', java: '-' },
    body: SelfServePolicyUpdate,
    answer: { status: 200, schema: SelfServePolicy },
    errors: policyUpdateErrors,
    versioned: true,
  },
  getSelfServePolicy: {
    method: 'GET',
    path: '/v1/SelfServePolicy/{policyId}',
    summary: 'Get a self-serve policy',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'selfServePolicies.byId(policyId).get', java: '-' },
    answer: { status: 200, schema: SelfServePolicy },
    errors: ['selfServePolicyNotFound'],
  },
  updateSelfServePolicyById: {
    method: 'PUT',
    path: '/v1/SelfServePolicy/{policyId}',
    summary: 'Update a self-serve policy, at the path that vendor clients use',
    credentials: 'app+user',
    origin: 'observed',
    client: {
      sdk: 'selfServePolicies.byId(policyId).update',
      dotnet: 'SelfServePolicies.ById(policyId).Put',
      java: '-',
    },
    body: SelfServePolicyUpdate,
    answer: { status: 200, schema: SelfServePolicy },
    errors: policyUpdateErrors,
    versioned: true,
  },
  deleteSelfServePolicy: {
    method: 'DELETE',
    path: '/v1/SelfServePolicy/{policyId}',
    summary: 'Delete a self-serve policy',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'selfServePolicies.byId(policyId).delete', java: '-' },
    answer: { status: 204 },
    errors: ['selfServePolicyNotFound'],
  },
} as const satisfies OperationTable;
