import type { Address } from '@partnerite/contract/resources/address.ts';
import { newGuid } from '../identifiers.ts';
import type { Random } from '../operation.ts';
import { firstVersion } from '../resources/stored-resource.ts';
import type { Customer } from '../store/customers.ts';
import type { SingleChange } from '../store/writes.ts';
import { globalAdministrator } from './directory-roles.ts';
import { kinds, placeOf, type StoredUser } from './stored-user.ts';

/** What the credentials in the answer to a creation call the administrator of the new tenant. */
export const firstUserName = 'admin';

/** Adds the administrator of a new customer's tenant, as the published list of users shows it: with the company's name. */
export function addFirstUser(
  customer: Customer,
  { firstName, lastName }: Pick<Address, 'firstName' | 'lastName'>,
  random: Random,
): SingleChange {
  const user: StoredUser = {
    userPrincipalName: `${firstUserName}@${customer.domain}`,
    displayName: customer.companyName,
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    forceChangePassword: true,
    roles: [globalAdministrator],
  };
  const key = { kind: kinds.active, owner: customer.id, id: newGuid(random) };
  return { kind: 'putResource', resource: firstVersion(key, user, placeOf(user)), expectedVersion: 0 };
}
