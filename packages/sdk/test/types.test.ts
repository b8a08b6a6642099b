import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectTypeOf } from 'expect-type';
import {
  accessToken,
  ConflictError,
  type Customer,
  type CustomerBillingProfile,
  type CustomerBillingProfileUpdate,
  type CustomerCompanyProfile,
  type CustomerRow,
  createPartner,
  type ErrorCategory,
  type Page,
  type PagedList,
  type Partner,
  PartnerError,
} from '../src/index.ts';

declare const profile: CustomerBillingProfile;

/** Compiles as long as every category is named and no other. */
function advice(category: ErrorCategory): string {
  switch (category) {
    case 'BadInput':
    case 'Parse':
      return 'mend the program';
    case 'Unauthorized':
    case 'Forbidden':
      return 'ask for access';
    case 'NotFound':
      return 'look elsewhere';
    case 'Conflict':
    case 'PreconditionFailed':
      return 'read again';
    case 'TooManyRequests':
    case 'ServerBusy':
    case 'Server':
    case 'Timeout':
    case 'Network':
      return 'try later';
  }
}

/** What must compile, or must not; never run. */
export function calls(partner: Partner) {
  const { customers } = partner;
  const customer = customers.byId('4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04');
  const { billing, company } = customer.profiles;

  expectTypeOf(billing.get).returns.resolves.toEqualTypeOf<CustomerBillingProfile>();
  expectTypeOf(billing.update).returns.resolves.toEqualTypeOf<CustomerBillingProfile>();
  expectTypeOf(billing.edit).returns.resolves.toEqualTypeOf<CustomerBillingProfile>();
  expectTypeOf(company.get).returns.resolves.toEqualTypeOf<CustomerCompanyProfile>();
  expectTypeOf(customer.get).returns.resolves.toEqualTypeOf<Customer>();
  expectTypeOf(customer.delete).returns.resolves.toEqualTypeOf<void>();
  expectTypeOf(customers.list).returns.toEqualTypeOf<PagedList<CustomerRow>>();
  expectTypeOf(customers.list().page).returns.resolves.toEqualTypeOf<Page<CustomerRow>>();
  expectTypeOf(customers.create).returns.resolves.toEqualTypeOf<Customer>();
  expectTypeOf(partner.with({ locale: 'fr-FR' })).toEqualTypeOf<Partner>();

  // update takes what get gave, and edit what a change of it makes.
  expectTypeOf<CustomerBillingProfile>().toExtend<CustomerBillingProfileUpdate>();
  expectTypeOf(billing.update).toBeCallableWith(profile);
  expectTypeOf(billing.update).toBeCallableWith({ ...profile, email: 'a@b.example' }, { ifMatch: '1' });
  billing.edit((current) => ({ ...current, email: 'a@b.example', firstName: undefined }));
  billing.edit(async ({ attributes: _, links: __, ...current }) => current, { onStale: 'merge', base: profile });
  billing.edit((current) => {
    expectTypeOf(current).toEqualTypeOf<CustomerBillingProfile>();
    return current;
  });

  // @ts-expect-error a member that does not exist
  billing.update({ ...profile, emial: 'a@b.example' });
  // @ts-expect-error a member of another type
  billing.update({ ...profile, email: 1 });
  // @ts-expect-error a member that must be there
  billing.update({ email: 'a@b.example' });
  // @ts-expect-error a member that may not be cleared
  billing.edit((current) => ({ ...current, email: undefined }));
  // @ts-expect-error a change that returns nothing
  billing.edit((current) => void current);
  // @ts-expect-error another way to be stale
  billing.edit((current) => current, { onStale: 'overwrite' });
  // @ts-expect-error a base without a version
  billing.edit((current) => current, { base: { email: 'a@b.example' } });
  // @ts-expect-error another option
  billing.get({ timeout: 1 });
  // @ts-expect-error an operation that does not exist
  company.update(profile);
  // @ts-expect-error a filter that does not exist
  customers.list({ startsWith: { name: 'a' } });
  // @ts-expect-error a customer has an id
  customers.byId();
  // @ts-expect-error an unknown relationship
  customer.patch({ relationshipToPartner: 'friend' });
  // @ts-expect-error a context of something else
  partner.with({ language: 'fr' });
}

/** What must compile, or must not; never run. */
export function partners() {
  const credentials = accessToken('a-token');
  createPartner({ credentials });
  createPartner({ credentials, cloud: 'usGov', retry: { maxAttempts: 1 }, context: { locale: 'sv-SE' } });
  createPartner({ credentials, cloud: { apiRoot: 'http://127.0.0.1:4500', authority: 'http://127.0.0.1:4500' } });
  createPartner({ credentials, fetch, onRequest: ({ headers }) => Object.assign(headers, { traceparent: 'x' }) });
  // @ts-expect-error there is no such cloud
  createPartner({ credentials, cloud: 'mars' });
  // @ts-expect-error a cloud has an authority
  createPartner({ credentials, cloud: { apiRoot: 'http://127.0.0.1:4500' } });
  // @ts-expect-error credentials are needed
  createPartner({ cloud: 'global' });
  // @ts-expect-error a number is no token
  accessToken(7);
}

describe('the types', () => {
  test('of an error are closed', () => {
    expectTypeOf<PartnerError['category']>().toEqualTypeOf<ErrorCategory>();
    expectTypeOf<PartnerError>().toExtend<Error>();
    expectTypeOf<ConflictError>().toExtend<PartnerError>();
    expectTypeOf<PartnerError['retryAfter']>().toEqualTypeOf<number | undefined>();
    // @ts-expect-error a category that does not exist
    assert.equal(advice('Unknown'), undefined);
    assert.equal(advice('Conflict'), 'read again');
  });

  test('of a list are those of its items', () => {
    expectTypeOf<CustomerRow['companyProfile']>().toEqualTypeOf<CustomerCompanyProfile>();
    expectTypeOf<PagedList<CustomerRow>>().toExtend<AsyncIterable<CustomerRow>>();
    expectTypeOf<Page<CustomerRow>['items']>().toEqualTypeOf<readonly CustomerRow[]>();
  });

  test('of a conflict are not pretended to be known', () => {
    const stale = new PartnerError({ category: 'PreconditionFailed', description: 'stale', requestId: 'r' });
    const error: unknown = new ConflictError({ base: { a: 1 }, mine: { a: 2 }, theirs: { a: 3 } }, ['a'], stale);
    assert.ok(error instanceof ConflictError);
    expectTypeOf(error.base).toBeUnknown();
    expectTypeOf(error.theirs).toBeUnknown();
    assert.equal(error.requestId, 'r');
  });

  test('of an edit know a misspelt member', () => {
    const { billing } = ({} as Partner).customers?.byId('a').profiles ?? {};
    const edits = () => [
      billing?.edit((current) => ({ ...current, email: 'a@b.example' })),
      billing?.edit(async (current) => ({ ...current, defaultAddress: { ...current.defaultAddress, city: 'x' } })),
      billing?.edit(() => profile),
      // @ts-expect-error: there is no such member
      billing?.edit((current) => ({ ...current, emial: 'a@b.example' })),
    ];
    assert.equal(typeof edits, 'function');
  });
});
