import { audit } from './decisions/audit.ts';
import { customerResources } from './decisions/customer-resources.ts';
import { customers } from './decisions/customers.ts';
import type { Decision } from './decisions/decision.ts';
import { lists } from './decisions/lists.ts';
import { partners } from './decisions/partners.ts';
import { protocol } from './decisions/protocol.ts';
import { tokens } from './decisions/tokens.ts';
import { users } from './decisions/users.ts';
import { validations } from './decisions/validations.ts';
import { webhooks } from './decisions/webhooks.ts';

/** Every decision. Printed in docs/fidelity.md. */
export const decisions: readonly Decision[] = [
  ...protocol,
  ...customers,
  ...users,
  ...customerResources,
  ...partners,
  ...lists,
  ...audit,
  ...tokens,
  ...validations,
  ...webhooks,
];
