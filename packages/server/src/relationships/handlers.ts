import { getRelationshipRequest } from './relationship-request.ts';
import { getCustomerRelationships, getPartnerRelationships } from './relationships.ts';
import { createSandboxIndirectReseller, deleteSandboxIndirectReseller } from './sandbox-reseller.ts';

/** The operations on relationships with resellers and customers. */
export const relationshipHandlers = {
  getPartnerRelationships,
  getCustomerRelationships,
  getRelationshipRequest,
  createSandboxIndirectReseller,
  deleteSandboxIndirectReseller,
};
