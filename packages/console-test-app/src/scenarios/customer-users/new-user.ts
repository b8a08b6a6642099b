import type { NewCustomerUser } from '@partnerite/sdk';

/**
 * A user that can be created: nobody has its name yet.
 * @param domain of the customer
 */
export function newUser(domain: string): NewCustomerUser {
  return {
    userPrincipalName: `alex${crypto.randomUUID().slice(0, 8)}@${domain}`,
    displayName: 'Alex Wu',
    firstName: 'Alex',
    lastName: 'Wu',
    usageLocation: 'US',
    passwordProfile: { password: 'abCD123*', forceChangePassword: true },
  };
}
