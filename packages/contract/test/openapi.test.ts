import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { hoistSchema } from '../src/openapi/schemas.ts';
import { openApiDocument } from '../src/openapi.ts';
import { errorsOf } from '../src/operation-errors.ts';
import { isBuilt, type Operation, operations } from '../src/operations.ts';

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
  readonly requestBody?: object;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
  readonly 'x-partnerite-origin': string;
  readonly 'x-partnerite-credentials': string;
}

interface DocumentedResponse {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<
    Record<string, { readonly schema: { readonly $ref?: string }; readonly examples?: object }>
  >;
}

interface Document {
  readonly openapi: string;
  readonly servers: readonly unknown[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties: object }>> };
}

const settings = { version: '1.2.3', serverUrl: 'http://127.0.0.1:4500' };
const text = JSON.stringify(openApiDocument(settings));

const rows: [string, Operation][] = Object.entries(operations);

function readDocument(): Document {
  return JSON.parse(text);
}

function documented({ path, method }: Operation): DocumentedOperation {
  const operation = readDocument().paths[path]?.[method.toLowerCase()];
  assert.ok(operation, `${method} ${path} is documented`);
  return operation;
}

/** The value a JSON pointer in a `$ref` leads to. */
function resolve(reference: string): unknown {
  let value: unknown = readDocument();
  for (const step of reference.replace(/^#\//, '').split('/')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  }
  return value;
}

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(text));
    assert.deepEqual(result.errors ?? [], []);
    assert.equal(result.valid, true);
    assert.equal(validator.version, '3.1');
  });

  test('is the same for the same settings, and names the server', () => {
    assert.equal(JSON.stringify(openApiDocument(settings)), text);
    assert.deepEqual(readDocument().servers, [{ url: settings.serverUrl }]);
  });

  test('has every row of the table once, under its own id', () => {
    const ids = Object.values(readDocument().paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    assert.deepEqual(ids.toSorted(), Object.keys(operations).toSorted());
    for (const [id, row] of rows) assert.equal(documented(row).operationId, id);
  });

  test('resolves every reference', () => {
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);
    assert.ok(references.length > 0);
    for (const reference of new Set(references)) assert.notEqual(resolve(reference), undefined, reference);
  });

  test('declares every path parameter', () => {
    for (const [id, row] of rows) {
      const inPath = documented(row).parameters.filter((parameter) => parameter.in === 'path');
      const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        inPath.map(({ name }) => name),
        names,
        id,
      );
    }
  });

  test('says of every operation how sure we are of it and which tokens it takes', () => {
    for (const [id, row] of rows) {
      const operation = documented(row);
      assert.equal(operation['x-partnerite-origin'], row.origin, id);
      assert.equal(operation['x-partnerite-credentials'], row.credentials, id);
      const takesAppOnly = operation.security.some((scheme) => 'application' in scheme);
      assert.equal(takesAppOnly, row.credentials === 'both', id);
    }
  });

  test('documents 501 and nothing else for a planned operation', () => {
    const planned = rows.filter(([, row]) => !isBuilt(row));
    for (const [id, row] of planned) assert.deepEqual(Object.keys(documented(row).responses), ['501'], id);
  });

  test('gives an example of every error of an operation', () => {
    for (const [id, row] of rows.filter(([, { method }]) => method !== 'HEAD')) {
      const examples = Object.values(documented(row).responses).flatMap((response) =>
        Object.keys(response.content?.['application/json']?.examples ?? {}),
      );
      assert.deepEqual(examples.toSorted(), [...errorsOf(row)].toSorted(), id);
    }
  });

  test('gives no body to the answer of a HEAD', () => {
    for (const [id, row] of rows.filter(([, { method }]) => method === 'HEAD')) {
      for (const response of Object.values(documented(row).responses)) assert.equal(response.content, undefined, id);
    }
  });

  test('documents If-Match on the update of a billing profile, and the ETag on both answers', () => {
    const update = documented(operations.updateCustomerBillingProfile);
    assert.ok(update.parameters.some(({ $ref }) => $ref === '#/components/parameters/IfMatch'));
    assert.ok(update.responses['200']?.headers?.ETag);
    const read = documented(operations.getCustomerBillingProfile);
    assert.ok(!read.parameters.some(({ $ref }) => $ref === '#/components/parameters/IfMatch'));
    assert.ok(read.responses['200']?.headers?.ETag);
    assert.equal(documented(operations.getCustomer).responses['200']?.headers?.ETag, undefined);
  });

  test('documents the continuation token where an answer is one page of several', () => {
    const reference = '#/components/parameters/ContinuationToken';
    assert.ok(documented(operations.listCustomers).parameters.some(({ $ref }) => $ref === reference));
    assert.ok(!documented(operations.getCustomer).parameters.some(({ $ref }) => $ref === reference));
  });

  test('documents the throttled answer in its own shape, with Retry-After', () => {
    const throttled = documented(operations.getCustomer).responses['429'];
    assert.deepEqual(throttled?.content?.['application/json']?.schema, {
      $ref: '#/components/schemas/ThrottledResponse',
    });
    assert.ok(throttled?.headers?.['Retry-After']);
  });
});

describe('the schemas of the document', () => {
  test('two different schemas of one title are refused', () => {
    const components = new Map<string, object>();
    hoistSchema({ title: 'Thing', type: 'string' }, components);
    hoistSchema({ title: 'Thing', type: 'string' }, components);
    assert.throws(() => hoistSchema({ title: 'Thing', type: 'integer' }, components), /Thing/);
  });

  test('a member that is called title stays a member', () => {
    const components = new Map<string, object>();
    const schema = { type: 'object', properties: { title: { type: 'string' } } };
    assert.deepEqual(hoistSchema(schema, components), schema);
    assert.equal(components.size, 0);
  });
});
