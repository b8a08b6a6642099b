import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type BuiltOperation, isBuilt, type Operation, operations } from '../../contract/src/operations.ts';
import type { Json } from '../../server/test/api-client.ts';
import { bareAnswer, type FaultServer, startFaultServer } from './fault-server.ts';
import { allOf, partnerAt } from './partner-at.ts';

interface Published {
  readonly operation: string;
  readonly status: number;
  readonly body: Json;
}

const fixtures = new URL('../../../test/fixtures/', import.meta.url);
const published: readonly Published[] = readdirSync(fixtures)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, fixtures), 'utf8')))
  .map(({ operation, response }) => ({ operation, status: response.status, body: response.body }));

const built: readonly (readonly [string, BuiltOperation])[] = Object.entries(
  operations as Record<string, Operation>,
).flatMap(([id, row]) => (isBuilt(row) ? [[id, row] as const] : []));

const json = { 'content-type': 'application/json; charset=utf-8' };

describe('every operation', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer(undefined);
  });
  afterEach(() => server.close());

  for (const [id, row] of built) {
    describe(row.client.sdk, () => {
      const mayBeEmpty = row.method === 'PATCH' || row.method === 'HEAD' || row.answer.schema === undefined;
      const examples = published.filter(({ operation, status, body }) => {
        return operation === id && status < 300 && (mayBeEmpty || body !== undefined);
      });
      for (const { status, body } of examples.length > 0 ? examples : [madeUp(row)]) {
        test(`asks for ${row.method} ${row.path}, and understands what is answered with ${status}`, async () => {
          const text = body === undefined ? '' : JSON.stringify(body);
          server.next(bareAnswer(status, text === '' ? {} : json, text));
          const answered = await call(server, row);
          const [request] = server.requests;
          const [path, query] = String(request?.url).split('?');
          assert.equal(request?.method, row.method);
          assert.equal(path, row.path.replaceAll(/\{(\w+)\}/g, 'the-$1'));
          assert.deepEqual([...new URLSearchParams(query).keys()].sort(), requiredOf(row).sort());
          assert.equal(request?.body, row.body === undefined ? '' : '{"sent":true}');
          assert.deepEqual(answered, expected(row, body));
        });
      }
    });
  }
});

/** Walks to the method as its row says, and calls it with all that it requires. */
async function call(server: FaultServer, row: BuiltOperation): Promise<unknown> {
  const steps = row.client.sdk.split('.');
  const method = steps.pop() ?? '';
  // The way through the partner object is text here: its types are tested elsewhere.
  let at: Json = partnerAt(server.url).partner;
  for (const step of steps) {
    const [name = '', parameter] = step.split(/[()]/);
    at = parameter === undefined ? at[name] : at[name](`the-${parameter}`);
  }
  const options = Object.fromEntries(requiredOf(row).map((name) => [camelCase(name), 'x']));
  const version = row.versioned ? { ifMatch: '1' } : {};
  const given = [...(row.body === undefined ? [] : [{ sent: true }]), { ...options, ...version }];
  const answered = at[method](...given);
  return isList(row) ? allOf(answered) : answered;
}

function requiredOf({ query }: BuiltOperation): string[] {
  const { required = [] }: { required?: readonly string[] } = query ?? {};
  return [...required];
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function isList({ answer }: BuiltOperation): boolean {
  const { properties = {} }: { properties?: object } = answer.schema ?? {};
  return 'continuationToken' in properties;
}

/** An answer of the right form, where none is published. */
function madeUp(row: BuiltOperation): Omit<Published, 'operation'> {
  const { type }: { type?: string } = row.answer.schema ?? {};
  const samples: Readonly<Record<string, Json>> = {
    array: [],
    object: isList(row) ? { totalCount: 0, items: [] } : { id: 'a' },
    boolean: true,
    integer: 3,
    string: 'a',
  };
  return { status: row.answer.status, body: row.method === 'HEAD' ? undefined : samples[type ?? ''] };
}

function expected(row: BuiltOperation, body: Json): unknown {
  if (row.method === 'HEAD') return true;
  if (row.answer.schema === undefined) return undefined;
  if (isList(row)) return body.items;
  return body === undefined ? {} : camelCased(body);
}

function camelCased(value: Json): Json {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null || !/^[A-Z]/.test(Object.keys(value)[0] ?? '')) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toLowerCase() + name.slice(1), camelCased(inner)]),
  );
}
