import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import { PartnerRelationshipCollection, relationshipTypes } from '../resources/partner-relationship.ts';
import { NewSandboxReseller, SandboxReseller } from '../resources/sandbox-reseller.ts';

/** What an address can hold of a filter, in characters. */
const maxFilterLength = 16 * 1024;

/** The indirect resellers of a partner. */
export const indirectResellers = {
  getPartnerRelationships: {
    method: 'GET',
    path: '/v1/relationships',
    summary: 'Get the indirect resellers of a partner',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'relationships.get' },
    query: Type.Object({
      relationship_type: Type.Optional(
        Type.Enum(['none', ...relationshipTypes], {
          type: 'string',
          description: '`IsIndirectCloudSolutionProviderOf` for the resellers; all when absent.',
        }),
      ),
      filter: Type.Optional(
        Type.String({
          maxLength: maxFilterLength,
          description: 'JSON: `{"Field":"Name","Value":"First","Operator":"substring"}`.',
        }),
      ),
    }),
    answer: { status: 200, schema: PartnerRelationshipCollection },
    errors: ['invalidMembers', 'invalidFilter'],
  },
  createSandboxIndirectReseller: {
    method: 'POST',
    path: '/v1/sandboxIndirectReseller',
    summary: 'Create an indirect reseller in the sandbox',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'sandboxIndirectResellers.create', dotnet: '-', java: '-' },
    body: NewSandboxReseller,
    answer: { status: 201, schema: SandboxReseller },
    errors: ['resellerCreationNotAllowed', 'resellerTenantTaken', 'sandboxLimitMet'],
    answerHoldsSecret: true,
  },
  deleteSandboxIndirectReseller: {
    method: 'DELETE',
    path: '/v1/sandboxIndirectReseller/{resellerId}',
    summary: 'Delete an indirect reseller of the sandbox',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'sandboxIndirectResellers.byId(resellerId).delete', dotnet: '-', java: '-' },
    answer: { status: 204 },
    errors: ['resellerDeletionNotAllowed', 'resellerNotFound'],
  },
} as const satisfies OperationTable;
