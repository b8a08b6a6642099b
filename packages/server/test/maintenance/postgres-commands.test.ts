import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { createSchema, skipped, type TestSchema } from '../store/postgres/database.ts';
import { report, run } from './commands.ts';
import { type Filled, fill } from './filled-store.ts';

async function withFilledSchema(use: (schema: TestSchema, filled: Filled) => Promise<void>): Promise<void> {
  const schema = await createSchema();
  try {
    const store = await openPostgresStore({ url: schema.url });
    const filled = await fill(store);
    await store.close();
    await use(schema, filled);
  } finally {
    await schema.dispose();
  }
}

/** A fault, how it comes about, and where it is found. */
const faults: readonly (readonly [string, (schema: TestSchema, filled: Filled) => PromiseLike<unknown>, RegExp])[] = [
  [
    'a profile that was changed past the audit',
    ({ sql }, { customer }) =>
      sql`update billing_profiles set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'Malmö', 'Lund'), 'UTF8')
        where customer = ${customer}`,
    /DAMAGED billing_profiles .*not what the last audit record says/,
  ],
  [
    'a profile without its customer',
    ({ sql }, { customers }) => sql`delete from customers where id = ${customers[1] ?? ''}`,
    /DAMAGED billing_profiles .*customer that is not there/,
  ],
  [
    'a domain that another could take',
    ({ sql }) => sql`delete from domains where domain_key like 'further-%'`,
    /DAMAGED domains .*is missing/,
  ],
  [
    'a line that counts wrongly how much of it is open',
    ({ sql }) => sql`update delivery_lines set open = 7`,
    /DAMAGED delivery_lines: .*counts 7 open deliveries, and there are 2/,
  ],
  [
    'a trigger that is switched off and kept the audit as it is',
    ({ sql }) => sql`alter table audit_records disable trigger audit_records_never_change`,
    /DAMAGED audit_records_never_change/,
  ],
];

suite('the commands on PostgreSQL', { skip: skipped }, () => {
  test('check finds nothing in a sound database that a store has in use', () =>
    withFilledSchema(async ({ url }) => {
      const store = await openPostgresStore({ url });
      const { code, out } = await run('check', '--database', url);
      await store.close();
      assert.deepEqual([code, /customers +6\n/.test(out), /Nothing is damaged/.test(out)], [0, true, true]);
    }));

  for (const [title, damage, found] of faults) {
    test(`check finds ${title}`, () =>
      withFilledSchema(async (schema, filled) => {
        await damage(schema, filled);
        const { code, out } = await run('check', '--database', schema.url);
        assert.equal(code, 1);
        assert.match(out, found);
      }));
  }

  test('migrate makes the tables, says from where to where, and refuses a newer schema', async () => {
    const { url, sql, dispose } = await createSchema();
    try {
      const state = await report('migrate', '--database', url, '--dry-run');
      assert.deepEqual([state.from, state.dryRun, state.steps.length], [0, true, state.to]);
      assert.equal((await run('check', '--database', url)).code, 1);
      assert.equal((await report('migrate', '--database', url)).from, 0);
      const again = await report('migrate', '--database', url);
      assert.deepEqual([again.from, again.steps], [again.to, []]);
      await sql`insert into schema_steps values (9999)`;
      for (const command of [['migrate'], ['migrate', '--dry-run'], ['check']]) {
        const { code, err } = await run(...command, '--database', url);
        assert.deepEqual([code, /newer version.*9999/.test(err)], [1, true], err);
      }
    } finally {
      await dispose();
    }
  });
});
