import {
  createCustomerUser,
  deleteCustomerUser,
  getCustomerUser,
  patchCustomerUser,
  resetCustomerUserPassword,
  updateCustomerUser,
} from './customer-user.ts';
import { getCustomerUsers } from './list-users.ts';
import {
  addCustomerDirectoryRoleMember,
  getCustomerDirectoryRoleMembers,
  getCustomerDirectoryRoles,
  getCustomerUserRoles,
  removeCustomerDirectoryRoleMember,
} from './role-members.ts';

export const customerUserHandlers = {
  getCustomerUsers,
  createCustomerUser,
  updateCustomerUser,
  getCustomerUser,
  deleteCustomerUser,
  patchCustomerUser,
  resetCustomerUserPassword,
  getCustomerUserRoles,
  getCustomerDirectoryRoles,
  getCustomerDirectoryRoleMembers,
  addCustomerDirectoryRoleMember,
  removeCustomerDirectoryRoleMember,
};
