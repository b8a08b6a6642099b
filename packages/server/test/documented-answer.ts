import assert from 'node:assert/strict';
import { openApiDocument } from '@partnerite/contract/openapi.ts';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { assertAsVendor } from './vendor-swagger.ts';

/** What was asked, and what was answered. */
export interface GivenAnswer {
  readonly method: string;
  /** As it was sent, with its query. */
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

interface DocumentedResponse {
  readonly content?: {
    readonly 'application/json': {
      readonly schema: object;
      readonly examples?: Readonly<Record<string, { readonly value: { readonly code?: number } }>>;
    };
  };
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly operation: DocumentedOperation;
}

interface Documentation {
  readonly routes: readonly Route[];
  compile(schema: object): ValidateFunction;
}

let documentation: Documentation | undefined;

/** Read when the first answer is checked, and once: most of it is never looked at in one test file. */
function readDocumentation(): Documentation {
  const document: Document = JSON.parse(
    JSON.stringify(openApiDocument({ version: '0.0.0', serverUrl: 'http://127.0.0.1' })),
  );
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  ajv.addFormat('email', internationalAddress);
  const { schemas } = document.components;
  const closed = Object.fromEntries(Object.entries(schemas).map(([title, schema]) => [title, close(schema)]));
  ajv.addSchema({ $id: documentId, $defs: closed });
  const compiled = new Map<object, ValidateFunction>();
  return {
    routes: routesOf(document),
    compile(schema) {
      const known = compiled.get(schema) ?? ajv.compile(close(schema));
      compiled.set(schema, known);
      return known;
    },
  };
}

const documentId = 'openapi';

/** Addresses may have letters of any script (RFC 6531), which the library's own format refuses. */
const internationalAddress = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

function routesOf({ paths }: Document): readonly Route[] {
  const parameters = (path: string) => path.split('{').length;
  return Object.entries(paths)
    .toSorted(([one], [other]) => parameters(one) - parameters(other))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i'),
        operation,
      })),
    );
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, object>>;
  readonly items?: object;
  readonly anyOf?: readonly object[];
}

/** The same schema without room for members that it does not name: what is answered must be documented. */
function close(schema: Schema): Schema {
  const { $ref, properties, items, anyOf } = schema;
  const members = Object.entries(properties ?? {}).map(([name, member]) => [name, close(member)] as const);
  return {
    ...schema,
    ...($ref === undefined ? {} : { $ref: $ref.replace('#/components/schemas/', `${documentId}#/$defs/`) }),
    ...(properties === undefined ? {} : { additionalProperties: false, properties: Object.fromEntries(members) }),
    ...(items === undefined ? {} : { items: close(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(close) }),
  };
}

/** The documented operation that a request reaches; a GET is also what answers its HEAD. */
function operationOf({ method, path }: GivenAnswer, { routes }: Documentation): DocumentedOperation | undefined {
  const [address = ''] = path.split('?');
  const plain = address.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  const reached = (asked: string) =>
    routes.find((route) => route.method === asked && route.pattern.test(plain))?.operation;
  return reached(method) ?? (method === 'HEAD' ? reached('GET') : undefined);
}

/**
 * Holds an answer against the service's own OpenAPI document: its status, its members and their values, nothing besides,
 * and of an error the code; and against the vendor's own files where this machine has them. What is asked of another path
 * than an operation's is let pass.
 */
export function assertDocumented(answer: GivenAnswer): void {
  documentation ??= readDocumentation();
  const operation = operationOf(answer, documentation);
  if (operation === undefined) return;
  const { method, status, text } = answer;
  const about = `${operation.operationId} answered ${status} ${text.slice(0, 2000)}`;
  const documented = operation.responses[status];
  if (documented === undefined) assert.fail(`a status that is not documented: ${about}`);
  const content = method === 'HEAD' ? undefined : documented.content?.['application/json'];
  if (content === undefined) {
    assert.equal(text, '', `a body, and none is documented: ${about}`);
    return;
  }
  assert.notEqual(text, '', `no body, and one is documented: ${about}`);
  const body: unknown = JSON.parse(text);
  const validate = documentation.compile(content.schema);
  if (!validate(body)) {
    const problems = validate.errors?.map(({ instancePath, message, params }) =>
      [instancePath, message, JSON.stringify(params)].join(' '),
    );
    assert.fail(`not as documented: ${problems?.join('; ')}: ${about}`);
  }
  assertDocumentedCode(body, content.examples, about);
  assertAsVendor(answer);
}

/** Each error that an operation can answer with is an example of its status. */
function assertDocumentedCode(
  body: unknown,
  examples: Readonly<Record<string, { readonly value: { readonly code?: number } }>> | undefined,
  about: string,
): void {
  if (examples === undefined || typeof body !== 'object' || body === null || !('code' in body)) return;
  const codes = Object.values(examples).map(({ value }) => value.code);
  assert.ok(
    codes.some((code) => code === body.code),
    `an error that is not documented: ${about}`,
  );
}
