import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { agreements } from '../src/operations/agreements.ts';
import { audit } from '../src/operations/audit.ts';
import { customerResources } from '../src/operations/customer-resources.ts';
import { customers } from '../src/operations/customers.ts';
import { indirectResellers } from '../src/operations/indirect-resellers.ts';
import { partnerProfiles } from '../src/operations/partner-profiles.ts';
import { partnerReports } from '../src/operations/partner-reports.ts';
import { selfServePolicies } from '../src/operations/self-serve-policies.ts';
import { service } from '../src/operations/service.ts';
import { users } from '../src/operations/users.ts';
import { validations } from '../src/operations/validations.ts';
import { webhooks } from '../src/operations/webhooks.ts';
import { isBuilt, type Operation, operations } from '../src/operations.ts';

const rows: [string, Operation][] = Object.entries(operations);

/** A path as routes compare it: without case and without the names of its parameters. */
function comparable(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '{}').toLowerCase();
}

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the operation table', () => {
  test('no id is lost to another area', () => {
    const ofPartners = [partnerProfiles, indirectResellers, selfServePolicies, partnerReports];
    const ofCustomers = [customers, customerResources, agreements, users];
    const areas = [...ofCustomers, validations, ...ofPartners, audit, webhooks, service];
    assert.deepEqual(duplicates(areas.flatMap((area) => Object.keys(area))), []);
  });

  test('no two rows share a method and a path', () => {
    assert.deepEqual(duplicates(rows.map(([, { method, path }]) => `${method} ${comparable(path)}`)), []);
  });

  test('no two rows have the same client method', () => {
    const methods = rows.flatMap(([, operation]) => (isBuilt(operation) ? [operation.client.sdk] : []));
    assert.deepEqual(duplicates(methods), []);
  });

  test('a client method takes exactly the parameters of its path', () => {
    for (const [id, operation] of rows) {
      if (!isBuilt(operation)) continue;
      const ofMethod = [...operation.client.sdk.matchAll(/\((\w+)\)/g)].map(([, name]) => name);
      const ofPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(ofMethod, ofPath, id);
    }
  });

  test('a path is written the same way in every row', () => {
    const spellings = Map.groupBy(
      rows.map(([, { path }]) => path),
      comparable,
    );
    for (const paths of spellings.values()) assert.equal(new Set(paths).size, 1, paths.join(', '));
  });

  test('ids, paths and path parameters have one form', () => {
    for (const [id, { path, summary }] of rows) {
      assert.match(id, /^[a-z][A-Za-z]+$/);
      assert.match(path, /^(\/([A-Za-z0-9]+|\{[a-z][A-Za-z]+\}))+$/, id);
      assert.match(path, /^\/((webhooks|auditactivity|partnerite|CustomerServiceAdminApi\/Web)\/)?v1\//, id);
      assert.doesNotMatch(summary, /\.$|^\s|\s$/, id);
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      assert.deepEqual(duplicates(parameters), [], id);
    }
  });

  test('a planned row says no more than what names it', () => {
    for (const [id, row] of rows.filter(([, operation]) => !isBuilt(operation))) {
      assert.deepEqual(Object.keys(row), ['method', 'path', 'summary', 'credentials', 'origin'], id);
    }
  });

  test('an answer of 204 and one to HEAD have no body, every other one has', () => {
    for (const [id, row] of rows) {
      if (!isBuilt(row)) continue;
      assert.equal(row.answer.schema === undefined, row.answer.status === 204 || row.method === 'HEAD', id);
    }
  });

  test('only a write reads a body, raises an event or names the version it is based on', () => {
    for (const [id, row] of rows) {
      if (!isBuilt(row) || row.method !== 'GET') continue;
      assert.deepEqual([row.body, row.event, row.versioned], [undefined, undefined, undefined], id);
    }
  });

  test('a row names each of its errors once', () => {
    for (const [id, row] of rows) if (isBuilt(row)) assert.deepEqual(duplicates(row.errors), [], id);
  });

  test('what concerns one customer can be refused for a malformed or foreign id', () => {
    for (const [id, row] of rows) {
      if (!isBuilt(row) || !row.path.includes('{customerId}')) continue;
      assert.ok(row.errors.includes('invalidCustomerId') && row.errors.includes('noRelationship'), id);
    }
  });

  test('a versioned row can refuse a stale version and a missing one', () => {
    for (const [id, row] of rows) {
      if (!isBuilt(row) || row.versioned !== true) continue;
      for (const name of ['staleIfMatch', 'staleETag', 'noVersionGiven'] as const) {
        assert.ok(row.errors.includes(name), `${id}: ${name}`);
      }
    }
  });

  test('a conditional update can refuse a stale version, and demands none', () => {
    for (const [id, row] of rows) {
      if (!isBuilt(row) || row.conditional !== true) continue;
      assert.equal(row.versioned, undefined, id);
      assert.equal(
        row.errors.some((name) => name === 'noVersionGiven'),
        false,
        id,
      );
      for (const name of row.method === 'PUT' ? (['staleIfMatch', 'staleETag', 'staleETagConflict'] as const) : []) {
        assert.ok(row.errors.includes(name), `${id}: ${name}`);
      }
    }
  });
});
