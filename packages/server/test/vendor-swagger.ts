import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { GivenAnswer } from './documented-answer.ts';
import { vendorExceptions } from './vendor-exceptions.ts';

/** Folder of the vendor's Swagger files; they are not ours to publish. */
export const vendorSwaggerFolder = process.env.PARTNERITE_VENDOR_SWAGGER || undefined;

interface SwaggerSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, SwaggerSchema>>;
  readonly required?: readonly string[];
  readonly items?: SwaggerSchema;
}

interface SwaggerOperation {
  readonly responses: Readonly<Record<string, { readonly schema?: SwaggerSchema }>>;
}

interface Swagger {
  readonly basePath: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, SwaggerOperation>>>>;
  readonly definitions: Readonly<Record<string, SwaggerSchema>>;
}

/** An operation of the vendor's files whose answer they give a shape. */
export interface VendorOperation {
  /** `GET /v1/customers/{}`: parameters have other names there. */
  readonly request: string;
  readonly pattern: RegExp;
  readonly validate: ValidateFunction;
}

/** The customer service is reached without the base path of its file. */
const ownBasePath = '/customers/WebApiV3';

let known: readonly VendorOperation[] | undefined;

/** @throws Error when the folder that the setting names cannot be read */
export function vendorOperations(folder: string): readonly VendorOperation[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => operationsOf(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))))
    .toSorted((one, other) => one.request.split('{}').length - other.request.split('{}').length);
  return known;
}

function operationsOf({ basePath, paths, definitions }: Swagger): readonly VendorOperation[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);
  ajv.addKeyword({ keyword: 'nameOf', validate: isNameOf, errors: false });
  // Names of definitions hold characters that a reference may not.
  const keys = new Map(Object.keys(definitions).map((name, index) => [name, `d${index}`]));
  const reference = ($ref: string) => `swagger#/definitions/${keys.get($ref.replace('#/definitions/', ''))}`;
  const read = Object.entries(definitions).map(([name, schema]) => [keys.get(name), toJsonSchema(schema, reference)]);
  ajv.addSchema({ $id: 'swagger', definitions: Object.fromEntries(read) });
  return Object.entries(paths).flatMap(([path, methods]) => {
    const address = `${basePath === ownBasePath ? '' : basePath}${path}`
      .replace('v{version}', 'v1')
      .replaceAll(/\{\w+\}/g, '{}');
    return Object.entries(methods).flatMap(([method, { responses }]) => {
      const schema = successSchema(responses);
      if (schema === undefined || method === 'head') return [];
      const pattern = new RegExp(`^${method} ${address.replaceAll('{}', '[^/]+')}$`, 'i');
      const validate = ajv.compile(toJsonSchema(schema, reference));
      return [{ request: `${method.toUpperCase()} ${address}`, pattern, validate }];
    });
  });
}

/** The files name two successes of some operations, of which one says nothing of its shape. */
function successSchema(responses: SwaggerOperation['responses']): SwaggerSchema | undefined {
  const schemas = Object.entries(responses).flatMap(([status, { schema }]) =>
    status.startsWith('2') && schema !== undefined && schema.type !== 'object' ? [schema] : [],
  );
  return schemas.find((schema) => Object.keys(schema).length > 0);
}

function toJsonSchema(schema: SwaggerSchema, reference: ($ref: string) => string): object {
  if (schema.$ref !== undefined) return { $ref: reference(schema.$ref) };
  // Enumerations are typed as numbers, with their names for values; what is sent is a name.
  if (schema.enum !== undefined) return { type: 'string', nameOf: schema.enum.map(plainName) };
  const { properties, items, ...rest } = schema;
  const members = Object.entries(properties ?? {}).map(([name, member]) => [name, toJsonSchema(member, reference)]);
  return {
    ...rest,
    ...(properties === undefined ? {} : { additionalProperties: false, properties: Object.fromEntries(members) }),
    ...(items === undefined ? {} : { items: toJsonSchema(items, reference) }),
  };
}

/** Names are in snake_case in the files, and in other forms on the published pages. */
function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function isNameOf(names: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && names.includes(plainName(value));
}

/** Where the vendor's files and an answer differ: an operation of theirs, and the problems that the exceptions leave. */
export interface VendorFinding {
  readonly request: string;
  readonly problems: readonly string[];
}

/** Holds a successful answer against the vendor's files, or gives `undefined` where they know nothing of it. */
export function compareWithVendor(
  { method, path, status, text }: GivenAnswer,
  folder: string,
): VendorFinding | undefined {
  if (status >= 300 || text === '') return undefined;
  const [address = ''] = path.split('?');
  const asked = `${method} ${address.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')}`;
  const operation = vendorOperations(folder).find(({ pattern }) => pattern.test(asked));
  if (operation === undefined) return undefined;
  const { request, validate } = operation;
  if (validate(JSON.parse(text))) return { request, problems: [] };
  const problems = (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*')} ${message} ${JSON.stringify(params)}`,
  );
  return { request, problems: [...new Set(problems)].filter((problem) => !isException(request, problem)) };
}

function isException(request: string, problem: string): boolean {
  return vendorExceptions.some((exception) => exception.request.test(request) && exception.problem.test(problem));
}

/** Fails on what the vendor's files do not allow; passes where there are none on this machine. */
export function assertAsVendor(answer: GivenAnswer): void {
  if (vendorSwaggerFolder === undefined) return;
  const { request, problems } = compareWithVendor(answer, vendorSwaggerFolder) ?? { problems: [] };
  assert.deepEqual(problems, [], `not as the vendor describes ${request}: ${answer.text.slice(0, 2000)}`);
}
