import type { QueryOf } from '@partnerite/contract/operations.ts';
import { nameKey } from '../customers/name-key.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import { invalidFilter, parseFilter } from '../lists/filter.ts';
import { listUri, type Page, pageAnswer, pageOf } from '../lists/page.ts';
import type { Context, Handler } from '../operation.ts';
import { listStored, type Stored } from '../resources/stored-resource.ts';
import { kinds, oldestKeptDeletion, type StoredUser, type UserState, userResource } from './stored-user.ts';

type Query = QueryOf<'getCustomerUsers'>;

/** Which users, and in which order if not in that of the store. */
interface Selection {
  readonly state: UserState;
  readonly sort?: Sort | undefined;
}

interface Sort {
  readonly field: NonNullable<Query['sortField']>;
  readonly descending: boolean;
}

/** After whom a page begins. */
interface Position {
  readonly order: string;
  readonly id: string;
}

type Users = readonly Stored<StoredUser>[];
type UserPage = Page<Selection, Position>;

export const getCustomerUsers: Handler<'getCustomerUsers'> = {
  run: async (context, { path: { customerId }, query, continuationToken }) => {
    await relatedCustomer(context, customerId);
    const list = `users of ${customerId}`;
    const filter = () => ({ state: stateAsked(query.filter), sort: sortOf(query) });
    const page = pageOf<Selection, Position>(context, { list, query, continuationToken, filter });
    const { sort } = page.filter;
    // One more than is shown tells whether there is a next page.
    const found = await (sort === undefined
      ? listed(context, customerId, page)
      : sorted(context, customerId, page, sort));
    const shown = found.slice(0, page.size);
    const last = found.length > page.size ? shown.at(-1) : undefined;
    return pageAnswer<Selection, Position>(context, {
      list,
      items: shown.map(({ resource, value }) => userResource(resource, value)),
      selfUri: listUri(`/customers/${customerId}/users`, query),
      next: last && { ...page, position: { order: orderOf(last, sort), id: last.resource.id } },
      path: `customers/${customerId}/users`,
    });
  },
};

/** The one published filter. `UserStatus` is how the published answer to it spells the field. */
function stateAsked(text: string | undefined): UserState {
  const [condition, second] = parseFilter(text);
  if (condition === undefined) return 'active';
  if (second !== undefined) return invalidFilter('users are filtered by one field');
  const { field, operator, value } = condition;
  if (field !== 'userstate' && field !== 'userstatus') return invalidFilter('the field must be UserState');
  if (operator !== 'equals') return invalidFilter('the operator must be equals');
  const state = value.toLowerCase();
  return state === 'active' || state === 'inactive' ? state : invalidFilter('the value must be Active or Inactive');
}

function sortOf({ sortField, sortDirection }: Query): Sort | undefined {
  if (sortField === undefined && sortDirection === undefined) return undefined;
  return { field: sortField ?? 'DisplayName', descending: sortDirection === 'Descending' };
}

function listed(context: Context, customerId: string, { filter: { state }, size, position }: UserPage): Promise<Users> {
  return usersAfter(context, customerId, state, size + 1, position ?? beginning(context, state));
}

/** Deleted users stand in the order of their deletion, so that those whose time is over are all before this. */
function beginning({ now }: Context, state: UserState): Position | undefined {
  return state === 'inactive' ? { order: oldestKeptDeletion(now), id: '' } : undefined;
}

async function usersAfter(
  { principal, store }: Context,
  owner: string,
  state: UserState,
  limit: number,
  position: Position | undefined,
): Promise<Users> {
  const after = position && { owner, ...position };
  const resources = await store.listResources(principal.partner, { kind: kinds[state], owner, limit, after });
  return resources.map((resource) => ({ resource, value: JSON.parse(resource.document) }));
}

/** Every user of a customer, in the order of the store. */
export function allUsers(context: Context, customerId: string, state: UserState): Promise<Users> {
  return listStored<StoredUser>(context, kinds[state], customerId, beginning(context, state));
}

/** The store keeps one order; for any other, all users are read. */
async function sorted(context: Context, customerId: string, page: UserPage, sort: Sort): Promise<Users> {
  const { filter, position, size } = page;
  const direction = sort.descending ? -1 : 1;
  const compare = (one: Position, other: Position) =>
    direction * (compareText(one.order, other.order) || compareText(one.id, other.id));
  return (await allUsers(context, customerId, filter.state))
    .map((user) => ({ user, place: { order: orderOf(user, sort), id: user.resource.id } }))
    .filter(({ place }) => position === undefined || compare(place, position) > 0)
    .sort((one, other) => compare(one.place, other.place))
    .slice(0, size + 1)
    .map(({ user }) => user);
}

/** What a user is ordered by: as the store does, or by a member without regard to case and accents. */
function orderOf({ resource, value }: Stored<StoredUser>, sort: Sort | undefined): string {
  switch (sort?.field) {
    case undefined:
      return resource.order;
    case 'DisplayName':
      return nameKey(value.displayName);
    case 'UserPrincipalName':
      return nameKey(value.userPrincipalName);
    case 'FirstName':
      return nameKey(value.firstName ?? '');
    case 'LastName':
      return nameKey(value.lastName ?? '');
  }
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
