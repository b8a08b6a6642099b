import type { CustomerUserPatch } from '@partnerite/contract/resources/customer-user.ts';
import { auditRecord } from '../audit/record.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import { newGuid } from '../identifiers.ts';
import type { Answer, Context, Handler } from '../operation.ts';
import { refuse, refuseProblems } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { firstVersion, nextVersion, type Stored } from '../resources/stored-resource.ts';
import type { Customer } from '../store/customers.ts';
import type { Change, SingleChange } from '../store/writes.ts';
import { hashPassword } from './password-hash.ts';
import {
  activeUser,
  anyUser,
  auditedUser,
  kinds,
  placeOf,
  type StoredUser,
  stateOf,
  timeToTheSecond,
  userResource,
} from './stored-user.ts';
import { checkDomain, normaliseUsageLocation, userProblems } from './user-rules.ts';

const resourceType = 'customer_user';

export const createCustomerUser: Handler<'createCustomerUser'> = {
  check: async (body) => userProblems(body),
  run: async (context, { path: { customerId }, body }) => {
    const customer = await relatedCustomer(context, customerId);
    await checkDomain(context, customer, body);
    const { passwordProfile, ...members } = body;
    const user: StoredUser = {
      ...normalised(members),
      passwordHash: await hashPassword(passwordProfile.password, context.random),
      forceChangePassword: passwordProfile.forceChangePassword ?? false,
      roles: [],
    };
    const key = { kind: kinds.active, owner: customer.id, id: newGuid(context.random) };
    const audit = auditRecord(context, {
      ...subjectOf(customer),
      operationType: 'create_customer_user',
      newValue: auditedUser(key, user),
    });
    const resource = firstVersion(key, user, placeOf(user));
    const change: Change = { kind: 'putResource', resource, expectedVersion: 0 };
    const committed = await context.commit({ change, audit }, userAnswer(key, user, passwordProfile.password));
    if (committed.kind === 'done') return committed.answer;
    // Unless the customer went while its user was made, the name belongs to somebody else.
    await relatedCustomer(context, customerId);
    return nameTaken(user);
  },
};

export const getCustomerUser: Handler<'getCustomerUser'> = {
  run: async (context, { path: { customerId, userId } }) => {
    await relatedCustomer(context, customerId);
    const { resource, value } = await activeUser(context, customerId, userId);
    return jsonAnswer(userResource(resource, value));
  },
};

export const deleteCustomerUser: Handler<'deleteCustomerUser'> = {
  run: async (context, { path: { customerId, userId } }) => {
    for (;;) {
      const customer = await relatedCustomer(context, customerId);
      const { resource, value } = await activeUser(context, customerId, userId);
      const deleted: StoredUser = { ...value, softDeletionTime: timeToTheSecond(context.now) };
      const audit = auditRecord(context, {
        ...subjectOf(customer),
        operationType: 'delete_customer_user',
        oldValue: auditedUser(resource, value),
        newValue: auditedUser(resource, deleted),
      });
      const change: Change = { kind: 'several', changes: moved({ resource, value }, deleted) };
      const committed = await context.commit({ change, audit }, {});
      if (committed.kind === 'done') return committed.answer;
    }
  },
};

export const patchCustomerUser: Handler<'patchCustomerUser'> = {
  check: async (body) => [...userProblems(body), ...stateProblems(body)],
  run: (context, { path: { customerId, userId }, body }) => {
    if (body.id !== undefined && body.id.toLowerCase() !== userId.toLowerCase()) {
      refuseProblems([{ path: 'id', message: 'is the id of another user' }]);
    }
    return patch(context, customerId, userId, body);
  },
};

/** The form of the older pages and of vendor clients, where the body names the user. */
export const updateCustomerUser: Handler<'updateCustomerUser'> = {
  check: async (body) => [
    ...userProblems(body),
    ...stateProblems(body),
    ...(body.id === undefined ? [{ path: 'id', message: 'is required, because the path does not name the user' }] : []),
  ],
  run: (context, { path: { customerId }, body }) => patch(context, customerId, body.id ?? '', body),
};

export const resetCustomerUserPassword: Handler<'resetCustomerUserPassword'> = {
  check: async (body) => userProblems(body),
  run: (context, { path: { customerId, userId }, body }) =>
    patch(context, customerId, userId, body, (key, user) => userAnswer(key, user, body.passwordProfile.password)),
};

function stateProblems({ state }: { readonly state?: string | undefined }) {
  return state === 'inactive' ? [{ path: 'state', message: 'can only be set to active; DELETE deletes a user' }] : [];
}

/** Changes an active user, or restores a deleted one; both in one write, if that is what the body asks for. */
async function patch(
  context: Context,
  customerId: string,
  userId: string,
  body: CustomerUserPatch,
  answerOf: typeof userAnswer = userAnswer,
): Promise<Answer> {
  const restores = body.state === 'active';
  const password = body.passwordProfile?.password;
  // Before anything is read: it takes long, and what is read must be what is written over.
  const passwordHash = password === undefined ? undefined : await hashPassword(password, context.random);
  for (;;) {
    const customer = await relatedCustomer(context, customerId);
    const stored = await (restores ? anyUser : activeUser)(context, customerId, userId);
    const { resource, value } = stored;
    const user = patched(value, body, passwordHash);
    if (body.userPrincipalName !== undefined || stateOf(value) === 'inactive')
      await checkDomain(context, customer, user);
    const audit = auditRecord(context, {
      ...subjectOf(customer),
      operationType: operationTypeOf(value, body),
      oldValue: auditedUser(resource, value),
      newValue: auditedUser(resource, user),
    });
    const committed = await context.commit({ change: changeTo(stored, user), audit }, answerOf(resource, user));
    if (committed.kind === 'done') return committed.answer;
    if (committed.kind === 'taken') return nameTaken(user);
  }
}

function patched(
  user: StoredUser,
  { passwordProfile, id: _id, state: _state, ...members }: CustomerUserPatch,
  passwordHash = user.passwordHash,
): StoredUser {
  const { softDeletionTime: _gone, ...kept } = user;
  return {
    ...kept,
    ...normalised(members),
    passwordHash,
    forceChangePassword:
      passwordProfile?.forceChangePassword ?? (passwordProfile?.password === undefined && user.forceChangePassword),
  };
}

function changeTo(stored: Stored<StoredUser>, user: StoredUser): Change {
  if (stateOf(stored.value) === 'inactive') return { kind: 'several', changes: moved(stored, user) };
  const { resource } = stored;
  const next = nextVersion(resource, user, placeOf(user));
  return { kind: 'putResource', resource: next, expectedVersion: resource.version };
}

/** Takes a user from among the active ones to the deleted ones, or back. */
function moved({ resource }: Stored<StoredUser>, user: StoredUser): readonly SingleChange[] {
  const { owner, id } = resource;
  const first = firstVersion({ kind: kinds[stateOf(user)], owner, id }, user, placeOf(user));
  // Versions go on counting: one that comes again could be written over by who knew the first.
  const moved = { ...first, version: resource.version + 1 };
  return [
    { kind: 'removeResource', key: resource, expectedVersion: resource.version },
    { kind: 'putResource', resource: moved, expectedVersion: 0 },
  ];
}

/** What a change is called in the audit: by the most that it does. */
function operationTypeOf(user: StoredUser, { passwordProfile, userPrincipalName }: CustomerUserPatch): string {
  if (stateOf(user) === 'inactive') return 'restore_customer_user';
  if (passwordProfile?.password !== undefined) return 'reset_customer_user_password';
  const renames = userPrincipalName !== undefined && userPrincipalName !== user.userPrincipalName;
  return renames ? 'update_customer_user_principal_name' : 'update_customer_user';
}

function normalised<Members extends { readonly usageLocation?: string | undefined }>(members: Members): Members {
  const { usageLocation } = members;
  return usageLocation === undefined ? members : { ...members, usageLocation: normaliseUsageLocation(usageLocation) };
}

function subjectOf({ id, companyName }: Customer) {
  return { customerId: id, customerName: companyName, resourceType };
}

/** Shows the password only to who has just sent it, as published for creation and reset. */
function userAnswer(key: { readonly id: string; readonly owner: string }, user: StoredUser, password?: string): Answer {
  const resource = userResource(key, user);
  if (password === undefined) return jsonAnswer(resource);
  const { forceChangePassword } = user;
  return jsonAnswer({ ...resource, passwordProfile: { password, forceChangePassword } });
}

function nameTaken({ userPrincipalName }: StoredUser): never {
  return refuse('userPrincipalNameTaken', { values: [userPrincipalName], data: ['userPrincipalName'] });
}
