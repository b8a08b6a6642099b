import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { skipped, withNodes } from './database.ts';

/** No partner's: what the store and the schema remember for themselves. */
const shared = ['markers', 'schema_steps', 'settings'];

describe('the schema, which can be split by partner', { skip: skipped }, () => {
  test('every table has a key', () =>
    withNodes([{}], async (_nodes, { sql, name }) => {
      const keyless = await sql`
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${name} and c.relkind in ('r', 'p')
          and not exists (select from pg_constraint p where p.conrelid = c.oid and p.contype = 'p')`;
      assert.deepEqual([...keyless], []);
    }));

  test('each key of a table begins with the partner', () =>
    withNodes([{}], async (_nodes, { sql, name }) => {
      const keys = await sql`
        select c.relname as table, a.attname as first
        from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where n.nspname = ${name} and i.indisunique`;
      const own = keys.filter(({ table }) => !shared.includes(table));
      assert.ok(own.length > 10);
      for (const { table, first } of own) assert.equal(first, table === 'grants' ? 'tenant' : 'partner', table);
    }));

  test('no row refers to another, and nothing draws from a sequence', () =>
    withNodes([{}], async (_nodes, { sql, name }) => {
      const references = await sql`
        select conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        where n.nspname = ${name} and contype = 'f'`;
      const sequences = await sql`
        select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${name} and relkind = 'S'`;
      assert.deepEqual([[...references], [...sequences]], [[], []]);
    }));
});
