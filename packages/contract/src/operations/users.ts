import type { OperationTable } from '../operations.ts';

/** Users of a customer's tenant and their directory roles. */
export const users = {
  getCustomerUsers: {
    method: 'GET',
    path: '/v1/customers/{customerId}/users',
    summary: 'Get the user accounts of a customer',
    credentials: 'app+user',
    origin: 'documented',
  },
  createCustomerUser: {
    method: 'POST',
    path: '/v1/customers/{customerId}/users',
    summary: 'Create a user account for a customer',
    credentials: 'app+user',
    origin: 'documented',
  },
  updateCustomerUser: {
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users',
    summary: 'Update a user account of a customer, named by the body',
    credentials: 'app+user',
    origin: 'documented',
  },
  getCustomerUser: {
    method: 'GET',
    path: '/v1/customers/{customerId}/users/{userId}',
    summary: 'Get a user account of a customer',
    credentials: 'app+user',
    origin: 'documented',
  },
  deleteCustomerUser: {
    method: 'DELETE',
    path: '/v1/customers/{customerId}/users/{userId}',
    summary: 'Delete a user account of a customer',
    credentials: 'app+user',
    origin: 'documented',
  },
  patchCustomerUser: {
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users/{userId}',
    summary: 'Update or restore a user account of a customer',
    credentials: 'app+user',
    origin: 'documented',
  },
  resetCustomerUserPassword: {
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users/{userId}/resetpassword',
    summary: "Reset the password of a customer's user",
    credentials: 'app+user',
    origin: 'documented',
  },
  getCustomerUserRoles: {
    method: 'GET',
    path: '/v1/customers/{customerId}/users/{userId}/directoryroles',
    summary: "Get the directory roles of a customer's user",
    credentials: 'app+user',
    origin: 'documented',
  },
  getCustomerDirectoryRoles: {
    method: 'GET',
    path: '/v1/customers/{customerId}/directoryroles',
    summary: 'Get the directory roles of a customer',
    credentials: 'app+user',
    origin: 'documented',
  },
  getCustomerDirectoryRoleMembers: {
    method: 'GET',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
    summary: 'Get the users who hold a directory role',
    credentials: 'app+user',
    origin: 'documented',
  },
  addCustomerDirectoryRoleMember: {
    method: 'POST',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
    summary: 'Give a user a directory role',
    credentials: 'app+user',
    origin: 'documented',
  },
  removeCustomerDirectoryRoleMember: {
    method: 'DELETE',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers/{userId}',
    summary: 'Take a directory role from a user',
    credentials: 'app+user',
    origin: 'documented',
  },
} as const satisfies OperationTable;
