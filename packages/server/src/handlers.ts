import { agreementHandlers } from './agreements/handlers.ts';
import { auditHandlers } from './audit/audit-records.ts';
import { customerUserHandlers } from './customer-users/handlers.ts';
import { customerHandlers } from './customers/handlers.ts';
import { delegatedAdminHandlers } from './delegated-admin/delegated-admin.ts';
import type { Handlers } from './http/routes.ts';
import { mfaComplianceHandlers } from './mfa/mfa-compliance.ts';
import { partnerProfileHandlers } from './partner-profiles/handlers.ts';
import { qualificationHandlers } from './qualifications/handlers.ts';
import { relationshipHandlers } from './relationships/handlers.ts';
import { selfServePolicyHandlers } from './self-serve-policies/self-serve-policy.ts';
import { serviceHandlers } from './service/handlers.ts';
import { serviceIncidentHandlers } from './service-incidents/service-incidents.ts';
import { validationHandlers } from './validations/handlers.ts';
import { webhookHandlers } from './webhooks/handlers.ts';

/** Every operation that is answered. */
export const handlers: Handlers = {
  ...auditHandlers,
  ...customerHandlers,
  ...customerUserHandlers,
  ...delegatedAdminHandlers,
  ...agreementHandlers,
  ...mfaComplianceHandlers,
  ...partnerProfileHandlers,
  ...qualificationHandlers,
  ...relationshipHandlers,
  ...selfServePolicyHandlers,
  ...serviceHandlers,
  ...serviceIncidentHandlers,
  ...validationHandlers,
  ...webhookHandlers,
};
