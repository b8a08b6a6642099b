import type { AuditRecord, PagedList } from '@partnerite/sdk';
import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';

export const auditRecords: Scenario = {
  name: 'AuditRecords',
  group: 'Audit',
  title: 'See who did what to a customer, when, and what it was before and after',
  credentials: 'app',
  async run({ partner, setting, cleanUp, say, show, check }) {
    const created = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    const customer = partner.customers.byId(created.id);
    cleanUp(() => customer.delete());
    const companyName = `Adatum ${created.id.slice(0, 8)}`;
    await customer.profiles.billing.edit((profile) => ({ ...profile, companyName }));

    // A day earlier, lest midnight come in between.
    const startDate = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    say(`Records of the customer since ${startDate}, the newest first:`);
    const records = await all(partner.auditRecords.list({ startDate, equals: { customerId: created.id } }));
    show(Object.fromEntries(records.map(({ operationDate, operationType }) => [operationType, operationDate])));
    const [update, creation] = records;
    check(
      update?.operationType === 'update_customer_billing_profile' && creation?.operationType === 'add_customer',
      'There is one record for each write',
    );
    check(nameIn(update?.resourceOldValue) === 'Adatum Bicycles', 'The update tells the name before');
    check(nameIn(update?.resourceNewValue) === companyName, 'and the name after');

    const byName = await all(
      partner.auditRecords.list({ startDate, substring: { companyName: companyName.slice(2) } }),
    );
    check(byName.length === 1 && byName[0]?.id === update?.id, 'The record is found by a part of the name');
    const again = await partner.auditRecords.byId(update?.id ?? '').get();
    check(again.operationDate === update?.operationDate, 'and by its id');
  },
};

async function all(list: PagedList<AuditRecord>): Promise<readonly AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const record of list) records.push(record);
  return records;
}

/** Values are JSON text with PascalCase members. */
function nameIn(value: string | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(value).CompanyName;
}
