import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditRecord } from '../../../src/store/audit.ts';
import type { CustomerQuery, NewCustomer } from '../../../src/store/customers.ts';
import { compareText } from '../../../src/store/text-order.ts';
import type { Change, KeptAnswer, Outcome, Write } from '../../../src/store/writes.ts';
import { aKeptAnswer, anAuditRecord, aProfile, aWrite, noon } from '../fixtures.ts';
import { allAudits, type StoreTest } from './opened-store.ts';

/** The store in a few lines: what the documentation of `Store` says, without any of the difficulties. */
interface Model {
  readonly customers: Map<string, NewCustomer>;
  readonly kept: Map<string, KeptAnswer>;
  readonly audits: AuditRecord[];
}

/** The changes that the model knows; resources, requirements and groups of changes have tests of their own. */
const modelled = ['addCustomer', 'replaceBillingProfile', 'replaceCustomer', 'removeCustomer'] as const;
type ModelChange = Extract<Change, { kind: (typeof modelled)[number] }>;

function isModelled(change: Change): change is ModelChange {
  return modelled.some((kind) => kind === change.kind);
}

function commitToModel(model: Model, { change, audit, kept }: Write): Outcome {
  assert.ok(isModelled(change));
  const before = kept && model.kept.get(kept.key);
  if (before !== undefined && before.expiresAt > audit.at) {
    return { kind: 'repeated', kept: before };
  }
  const outcome = applyToModel(model.customers, change);
  if (outcome.kind === 'done') {
    model.audits.push(audit);
    if (kept !== undefined) {
      model.kept.set(kept.key, kept);
    }
  }
  return outcome;
}

function applyToModel(customers: Model['customers'], change: ModelChange): Outcome {
  const id = 'customer' in change ? change.customer.id : change.customerId;
  const stored = customers.get(id);
  const isFree = (domainKey: string) =>
    ![...customers.values()].some(({ customer }) => customer.id !== id && customer.domainKey === domainKey);
  if (change.kind === 'addCustomer') {
    if (stored !== undefined || !isFree(change.customer.domainKey)) {
      return { kind: 'taken' };
    }
    customers.set(id, { customer: change.customer, billingProfile: change.billingProfile });
    return { kind: 'done' };
  }
  const version = change.kind === 'replaceBillingProfile' ? stored?.billingProfile.version : stored?.customer.version;
  if (stored === undefined || stored.customer.relationship === 'none' || version !== change.expectedVersion) {
    return { kind: 'stale' };
  }
  switch (change.kind) {
    case 'replaceBillingProfile':
      customers.set(id, { ...stored, billingProfile: change.billingProfile });
      return { kind: 'done' };
    case 'removeCustomer':
      if (stored.billingProfile.version !== change.expectedProfileVersion) {
        return { kind: 'stale' };
      }
      customers.delete(id);
      return { kind: 'done' };
    case 'replaceCustomer':
      if (!isFree(change.customer.domainKey)) {
        return { kind: 'taken' };
      }
      customers.set(id, { ...stored, customer: change.customer });
      return { kind: 'done' };
  }
}

function listModel(model: Model, query: CustomerQuery) {
  return [...model.customers.values()]
    .map(({ customer }) => customer)
    .filter((customer) => customer.relationship !== 'none')
    .filter(({ nameKey }) => nameKey.startsWith(query.namePrefix ?? ''))
    .filter(({ domainKey }) => domainKey.startsWith(query.domainPrefix ?? ''))
    .filter(
      ({ associatedPartnerId }) =>
        query.associatedPartnerPrefix === undefined || associatedPartnerId?.startsWith(query.associatedPartnerPrefix),
    )
    .sort((a, b) => compareText(a.nameKey, b.nameKey) || compareText(a.id, b.id))
    .filter(({ nameKey, id }) => {
      const { after } = query;
      return after === undefined || (compareText(nameKey, after.nameKey) || compareText(id, after.id)) > 0;
    })
    .slice(0, query.limit)
    .map(({ id, companyName, nameKey, domain, relationship }) => ({ id, companyName, nameKey, domain, relationship }));
}

const ids = ['c1', 'c2', 'c3', 'c4'];
const requestKeys = ['r1', 'r2', 'r3'];
const id = fc.constantFrom(...ids);
const version = fc.integer({ min: 1, max: 3 });
/** Few letters, so that prefixes meet; the odd ones stand where UTF-8 and UTF-16 order differently. */
const key = fc.string({
  unit: fc.constantFrom('a', 'b', '_', '\ud7ff', '\uff01', '\u{1f600}', '\u{10ffff}'),
  maxLength: 3,
});

const customer = fc
  .record({
    id,
    version,
    nameKey: key,
    domainKey: key,
    relationship: fc.constantFrom('reseller', 'reseller', 'reseller', 'none'),
    associatedPartnerId: fc.option(key, { nil: undefined }),
  })
  .map((values) => ({ ...values, companyName: values.nameKey, domain: values.domainKey, document: '{}' }));
const billingProfile = version.map((number) => aProfile({ version: number }));

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('addCustomer' as const), customer, billingProfile }),
  fc.record({
    kind: fc.constant('replaceBillingProfile' as const),
    customerId: id,
    expectedVersion: version,
    billingProfile,
  }),
  fc.record({ kind: fc.constant('replaceCustomer' as const), customer, expectedVersion: version }),
  fc.record({
    kind: fc.constant('removeCustomer' as const),
    customerId: id,
    expectedVersion: version,
    expectedProfileVersion: version,
  }),
);

const request = fc.record({
  change,
  elapsed: fc.nat({ max: 3 }),
  key: fc.option(fc.constantFrom(...requestKeys), { nil: undefined }),
});

const query: fc.Arbitrary<CustomerQuery> = fc.record({
  limit: fc.integer({ min: 1, max: 5 }),
  after: fc.option(fc.record({ nameKey: key, id }), { nil: undefined }),
  namePrefix: fc.option(key, { nil: undefined }),
  domainPrefix: fc.option(key, { nil: undefined }),
  associatedPartnerPrefix: fc.option(key, { nil: undefined }),
});

export function againstModel(storeTest: StoreTest): void {
  storeTest('any sequence of writes has the outcomes and leaves the data of a simple model', async (store) => {
    let run = 0;
    const property = fc.asyncProperty(
      fc.array(request, { maxLength: 20 }),
      fc.array(query, { minLength: 5, maxLength: 5 }),
      async (requests, queries) => {
        run += 1;
        const partner = `partner-${run}`;
        const model: Model = { customers: new Map(), kept: new Map(), audits: [] };
        let at = noon;
        for (const { change, elapsed, key } of requests) {
          at += elapsed;
          const kept = key === undefined ? undefined : aKeptAnswer({ key, expiresAt: at + 3 });
          const write = aWrite(change, { partner, kept, audit: anAuditRecord({ at }) });
          assert.deepEqual(await store.commit(write), commitToModel(model, write));
        }
        for (const id of ids) {
          const stored = model.customers.get(id);
          const visible = stored?.customer.relationship === 'none' ? undefined : stored;
          assert.deepEqual(await store.readCustomer(partner, id), visible?.customer);
          assert.deepEqual(await store.readBillingProfile(partner, id), visible?.billingProfile);
        }
        for (const key of requestKeys) {
          const kept = model.kept.get(key);
          const expected = kept !== undefined && kept.expiresAt > at ? kept : undefined;
          assert.deepEqual(await store.readKeptAnswer(partner, key, at), expected);
        }
        for (const query of queries) {
          assert.deepEqual(await store.listCustomers(partner, query), listModel(model, query));
        }
        assert.deepEqual(await allAudits(store, partner), model.audits);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
}
