import type { DirectoryRole, UserMember } from '@partnerite/contract/resources/directory-role.ts';
import { auditRecord } from '../audit/record.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Answer, Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { nextVersion, type Stored } from '../resources/stored-resource.ts';
import type { Customer } from '../store/customers.ts';
import { directoryRoles } from './directory-roles.ts';
import { allUsers } from './list-users.ts';
import { activeUser, type StoredUser } from './stored-user.ts';

export const getCustomerDirectoryRoles: Handler<'getCustomerDirectoryRoles'> = {
  run: async (context, { path: { customerId } }) => {
    await relatedCustomer(context, customerId);
    return bareList([...directoryRoles].map(([id, name]) => roleResource(id, name)));
  },
};

export const getCustomerUserRoles: Handler<'getCustomerUserRoles'> = {
  run: async (context, { path: { customerId, userId } }) => {
    await relatedCustomer(context, customerId);
    const { value } = await activeUser(context, customerId, userId);
    const held = [...directoryRoles].filter(([id]) => value.roles.includes(id));
    return bareList(held.map(([id, name]) => roleResource(id, name)));
  },
};

export const getCustomerDirectoryRoleMembers: Handler<'getCustomerDirectoryRoleMembers'> = {
  run: async (context, { path: { customerId, roleId } }) => {
    await relatedCustomer(context, customerId);
    const role = knownRole(roleId);
    const users = await allUsers(context, customerId, 'active');
    return bareList(users.filter(({ value }) => value.roles.includes(role)).map((user) => memberOf(user, role)));
  },
};

export const addCustomerDirectoryRoleMember: Handler<'addCustomerDirectoryRoleMember'> = {
  run: async (context, { path: { customerId, roleId }, body }) => {
    for (;;) {
      const customer = await relatedCustomer(context, customerId);
      const role = knownRole(roleId);
      const user = await activeUser(context, customerId, body.id);
      if (user.value.roles.includes(role)) return refuse('directoryRoleMemberExists', { data: ['id'] });
      const member = memberOf(user, role);
      const roles = [...user.value.roles, role];
      const write = { operationType: 'add_user_member', newValue: jsonBytes(member) };
      const answer = await setRoles(context, customer, user, roles, write, jsonAnswer(member));
      if (answer !== undefined) return answer;
    }
  },
};

export const removeCustomerDirectoryRoleMember: Handler<'removeCustomerDirectoryRoleMember'> = {
  run: async (context, { path: { customerId, roleId, userId } }) => {
    for (;;) {
      const customer = await relatedCustomer(context, customerId);
      const role = knownRole(roleId);
      const user = await activeUser(context, customerId, userId);
      // No user of this role has this id.
      if (!user.value.roles.includes(role)) return refuse('userNotFound');
      const roles = user.value.roles.filter((held) => held !== role);
      const write = { operationType: 'remove_user_member', oldValue: jsonBytes(memberOf(user, role)) };
      const answer = await setRoles(context, customer, user, roles, write, {});
      if (answer !== undefined) return answer;
    }
  },
};

interface AuditedWrite {
  readonly operationType: string;
  readonly oldValue?: Uint8Array;
  readonly newValue?: Uint8Array;
}

/** Commits the roles of a user, or returns `undefined` when somebody else has changed the user. */
async function setRoles(
  context: Context,
  { id, companyName }: Customer,
  { resource, value }: Stored<StoredUser>,
  roles: readonly string[],
  write: AuditedWrite,
  answer: Answer,
): Promise<Answer | undefined> {
  const subject = { customerId: id, customerName: companyName, resourceType: 'customer_directory_role' };
  const audit = auditRecord(context, { ...subject, ...write });
  const next = nextVersion(resource, { ...value, roles });
  const change = { kind: 'putResource', resource: next, expectedVersion: resource.version } as const;
  const committed = await context.commit({ change, audit }, answer);
  return committed.kind === 'done' ? committed.answer : undefined;
}

/** @throws Refusal `directoryRoleNotFound` */
function knownRole(roleId: string): string {
  const id = roleId.toLowerCase();
  return directoryRoles.has(id) ? id : refuse('directoryRoleNotFound');
}

function roleResource(id: string, name: string): DirectoryRole {
  return { name, id, attributes: { objectType: 'DirectoryRole' } };
}

function memberOf({ resource, value }: Stored<StoredUser>, roleId: string): UserMember {
  const { displayName, userPrincipalName } = value;
  return { displayName, userPrincipalName, roleId, id: resource.id, attributes: { objectType: 'UserMember' } };
}

/** The published lists of roles have no links. */
function bareList(items: readonly (DirectoryRole | UserMember)[]): Answer {
  return jsonAnswer({ totalCount: items.length, items, attributes: { objectType: 'Collection' } });
}
