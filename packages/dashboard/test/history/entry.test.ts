import type { AuditRecord } from '@partnerite/sdk';
import { expect, test } from 'vitest';
import { entryOf, versionOf } from '../../src/history/entry.ts';

const profile = {
  Id: '1',
  Email: 'billing@wingtiptoys.example',
  Culture: 'en-US',
  Language: 'en',
  CompanyName: 'Wingtip Toys',
  DefaultAddress: { Country: 'US', City: 'Redmond', State: 'WA', AddressLine1: 'One Microsoft Way' },
  Attributes: { Etag: '-4', ObjectType: 'CustomerBillingProfile' },
};

function record(members: Partial<AuditRecord>): AuditRecord {
  return {
    id: 'r1',
    partnerId: 'p1',
    applicationId: 'a1',
    resourceType: 'customer',
    operationType: 'update_customer_billing_profile',
    operationDate: '2026-11-01T08:30:00.000Z',
    operationStatus: 'succeeded',
    originalCorrelationId: 'c1',
    customizedData: [{ key: 'RequestId', value: 'q1' }],
    attributes: { objectType: 'AuditRecord' },
    ...members,
  };
}

test('an update holds both profiles, its differences, and who did it', () => {
  const entry = entryOf(
    record({
      userPrincipalName: 'admin@contosopartner.example',
      resourceOldValue: JSON.stringify(profile),
      resourceNewValue: JSON.stringify({ ...profile, Email: 'new@wingtiptoys.example', Attributes: { Etag: '-5' } }),
    }),
  );
  expect(entry).toMatchObject({
    kind: 'change',
    person: 'admin@contosopartner.example',
    requestId: 'q1',
    subject: undefined,
  });
  expect(entry.differences).toEqual([
    { path: ['email'], before: 'billing@wingtiptoys.example', after: 'new@wingtiptoys.example' },
  ]);
  expect([versionOf(entry.profileBefore), versionOf(entry.profileAfter)]).toEqual(['-4', '-5']);
});

test('a creation holds the billing profile of the customer', () => {
  const value = { CompanyProfile: { Domain: 'wingtip.example' }, BillingProfile: profile };
  const entry = entryOf(record({ operationType: 'add_customer', resourceNewValue: JSON.stringify(value) }));
  expect(entry.kind).toBe('creation');
  expect(entry.profileAfter).toMatchObject({ email: 'billing@wingtiptoys.example' });
  expect(entry.profileBefore).toBeUndefined();
});

test('a removal is told by its old value alone, and by the name of what it concerned', () => {
  const member = JSON.stringify({ DisplayName: 'Anna Åberg', RoleId: '7' });
  const entry = entryOf(
    record({ operationType: 'remove_user_member', resourceType: 'customer_directory_role', resourceOldValue: member }),
  );
  expect(entry).toMatchObject({ kind: 'removal', subject: 'Anna Åberg', profileBefore: undefined });
});

test('an update of what had no value yet is no creation', () => {
  const entry = entryOf(
    record({ operationType: 'update_company_info', resourceNewValue: '{"VerifiedDomainName":"a.example"}' }),
  );
  expect(entry).toMatchObject({ kind: 'change', subject: 'a.example' });
});

test('a word of our own stands beside the published one', () => {
  const customizedData = [{ key: 'OperationType', value: 'purge_audit_records' }];
  const entry = entryOf(record({ operationType: 'undefined', customizedData }));
  expect(entry).toMatchObject({ operation: 'purge_audit_records', requestId: undefined, differences: [] });
});

test('values that are no JSON leave an entry without differences', () => {
  const entry = entryOf(record({ resourceOldValue: 'elided', resourceNewValue: '{"Email":' }));
  expect(entry).toMatchObject({ differences: [], profileAfter: undefined });
});
