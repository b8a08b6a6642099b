/** What can happen to a customer in this service, by the kind of resource: what a person can look for. */
export const operationsByResource = {
  customer: [
    'update_customer_billing_profile',
    'add_customer',
    'update_company_info',
    'update_customer_qualification',
    'update_customer_spending_budget',
    'delete_tip_customer',
  ],
  customer_user: [
    'create_customer_user',
    'update_customer_user',
    'update_customer_user_principal_name',
    'reset_customer_user_password',
    'delete_customer_user',
    'restore_customer_user',
  ],
  customer_directory_role: ['add_user_member', 'remove_user_member'],
  agreement: ['create_agreement'],
  application: ['register_application', 'unregister_application'],
  self_serve_policy: ['create_self_serve_policy', 'update_self_serve_policy', 'delete_self_serve_policy'],
  partner_customer_relationship: ['remove_partner_customer_relationship'],
  partner_customer_dap: ['dap_admin_relationship_terminated'],
} as const;

export type KnownResource = keyof typeof operationsByResource;
export type KnownOperation = (typeof operationsByResource)[KnownResource][number];

const knownOperations: ReadonlySet<string> = new Set(Object.values(operationsByResource).flat());

/** Whether the catalogues have words for it. */
export function isKnownOperation(word: string): word is KnownOperation {
  return knownOperations.has(word);
}

/** A word of the service's as a person can read it: `create_referral`, "Create referral". */
export function readableWord(word: string): string {
  const text = word.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
