import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import {
  CustomerUser,
  CustomerUserCollection,
  CustomerUserPatch,
  NewCustomerUser,
  PasswordReset,
} from '../resources/customer-user.ts';
import {
  DirectoryRoleCollection,
  NewUserMember,
  UserMember,
  UserMemberCollection,
} from '../resources/directory-role.ts';

/** What an address can hold of a filter, in characters. */
const maxFilterLength = 16 * 1024;

const ListQuery = Type.Object({
  size: Type.Optional(Type.Integer({ minimum: 0, description: 'How many users a page holds; 0 means no size given.' })),
  filter: Type.Optional(
    Type.String({
      maxLength: maxFilterLength,
      description: 'URL-encoded JSON: `{"Field":"UserState","Value":"Inactive","Operator":"equals"}`.',
    }),
  ),
  sortField: Type.Optional(
    Type.Enum(['DisplayName', 'UserPrincipalName', 'FirstName', 'LastName'], {
      type: 'string',
      description: 'Without it users are in the order of their display names, deleted ones in that of their deletion.',
    }),
  ),
  sortDirection: Type.Optional(Type.Enum(['Ascending', 'Descending'], { type: 'string' })),
  seekOperation: Type.Optional(Type.String({ description: '`Next`, together with a continuation token.' })),
});

const ofCustomer = ['invalidCustomerId', 'noRelationship'] as const;
const ofUser = [...ofCustomer, 'userNotFound'] as const;
const ofRole = [...ofCustomer, 'directoryRoleNotFound'] as const;

/** Users of a customer's tenant and their directory roles. */
export const users = {
  getCustomerUsers: {
    method: 'GET',
    path: '/v1/customers/{customerId}/users',
    summary: 'Get the user accounts of a customer',
    credentials: 'app+user',
    origin: 'documented',
    client: {
      sdk: 'customers.byId(customerId).users.list',
      dotnet: 'Customers.ById(customerId).Users.Query',
      java: 'getCustomers().byId(customerId).getUsers().query',
    },
    filter: { equals: { userState: 'UserState' } },
    query: ListQuery,
    answer: { status: 200, schema: CustomerUserCollection },
    errors: [...ofCustomer, 'invalidMembers', 'invalidFilter', 'invalidContinuationToken'],
  },
  createCustomerUser: {
    method: 'POST',
    path: '/v1/customers/{customerId}/users',
    summary: 'Create a user account for a customer',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).users.create' },
    body: NewCustomerUser,
    answer: { status: 200, schema: CustomerUser },
    errors: [...ofCustomer, 'userPrincipalNameTaken'],
    answerHoldsSecret: true,
  },
  updateCustomerUser: {
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users',
    summary: 'Update a user account of a customer, named by the body',
    credentials: 'app+user',
    origin: 'documented',
    client: {
      sdk: 'customers.byId(customerId).users.patch',
      dotnet: 'Customers.ById(customerId).Users.ById(userId).Patch',
      java: 'getCustomers().byId(customerId).getUsers().byId(userId).patch',
    },
    body: CustomerUserPatch,
    answer: { status: 200, schema: CustomerUser },
    errors: [...ofUser, 'userPrincipalNameTaken'],
  },
  getCustomerUser: {
    method: 'GET',
    path: '/v1/customers/{customerId}/users/{userId}',
    summary: 'Get a user account of a customer',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).users.byId(userId).get' },
    answer: { status: 200, schema: CustomerUser },
    errors: ofUser,
  },
  deleteCustomerUser: {
    method: 'DELETE',
    path: '/v1/customers/{customerId}/users/{userId}',
    summary: 'Delete a user account of a customer',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).users.byId(userId).delete' },
    answer: { status: 204 },
    errors: ofUser,
  },
  patchCustomerUser: {
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users/{userId}',
    summary: 'Update or restore a user account of a customer',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).users.byId(userId).patch' },
    body: CustomerUserPatch,
    answer: { status: 200, schema: CustomerUser },
    errors: [...ofUser, 'userPrincipalNameTaken'],
  },
  resetCustomerUserPassword: {
    method: 'PATCH',
    path: '/v1/customers/{customerId}/users/{userId}/resetpassword',
    summary: "Reset the password of a customer's user",
    credentials: 'app+user',
    origin: 'documented',
    client: {
      sdk: 'customers.byId(customerId).users.byId(userId).resetPassword',
      dotnet: 'Customers.ById(customerId).Users.ById(userId).Patch',
      java: 'getCustomers().byId(customerId).getUsers().byId(userId).patch',
    },
    body: PasswordReset,
    answer: { status: 200, schema: CustomerUser },
    errors: ofUser,
    answerHoldsSecret: true,
  },
  getCustomerUserRoles: {
    method: 'GET',
    path: '/v1/customers/{customerId}/users/{userId}/directoryroles',
    summary: "Get the directory roles of a customer's user",
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).users.byId(userId).directoryRoles.get' },
    answer: { status: 200, schema: DirectoryRoleCollection },
    errors: ofUser,
  },
  getCustomerDirectoryRoles: {
    method: 'GET',
    path: '/v1/customers/{customerId}/directoryroles',
    summary: 'Get the directory roles of a customer',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).directoryRoles.get' },
    answer: { status: 200, schema: DirectoryRoleCollection },
    errors: ofCustomer,
  },
  getCustomerDirectoryRoleMembers: {
    method: 'GET',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
    summary: 'Get the users who hold a directory role',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).directoryRoles.byId(roleId).userMembers.get' },
    answer: { status: 200, schema: UserMemberCollection },
    errors: ofRole,
  },
  addCustomerDirectoryRoleMember: {
    method: 'POST',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
    summary: 'Give a user a directory role',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).directoryRoles.byId(roleId).userMembers.create' },
    body: NewUserMember,
    answer: { status: 201, schema: UserMember },
    errors: [...ofRole, 'userNotFound', 'directoryRoleMemberExists'],
  },
  removeCustomerDirectoryRoleMember: {
    method: 'DELETE',
    path: '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers/{userId}',
    summary: 'Take a directory role from a user',
    credentials: 'app+user',
    origin: 'documented',
    client: { sdk: 'customers.byId(customerId).directoryRoles.byId(roleId).userMembers.byId(userId).delete' },
    answer: { status: 204 },
    errors: [...ofRole, 'userNotFound'],
  },
} as const satisfies OperationTable;
