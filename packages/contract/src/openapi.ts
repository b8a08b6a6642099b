import { headerParameters, headerParametersOf, responseHeaders } from './openapi/headers.ts';
import { documentedMediaType, responsesOf } from './openapi/responses.ts';
import { hoistSchema, type SchemaComponents } from './openapi/schemas.ts';
import { securityOf, securitySchemes } from './openapi/security.ts';
import { type BuiltOperation, isBuilt, type Operation, operations } from './operations.ts';

export interface OpenApiSettings {
  /** Version of Partnerite. */
  readonly version: string;
  /** Origin of the service, without a trailing slash. */
  readonly serverUrl: string;
}

/** The OpenAPI 3.1 document of the service, made from the operation table. The same settings give the same document. */
export function openApiDocument({ version, serverUrl }: OpenApiSettings): object {
  const components: SchemaComponents = new Map();
  const paths: Record<string, Record<string, object>> = {};
  for (const [id, operation] of Object.entries(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(id, operation, components),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Partnerite',
      version,
      description: 'A self-hosted Partner Center customer service.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: Object.fromEntries(components),
      parameters: headerParameters,
      headers: responseHeaders,
      securitySchemes: securitySchemes(serverUrl),
    },
  };
}

function operationObject(id: string, operation: Operation, components: SchemaComponents): object {
  return {
    operationId: id,
    summary: operation.summary,
    'x-partnerite-origin': operation.origin,
    'x-partnerite-credentials': operation.credentials,
    security: securityOf(operation.credentials),
    parameters: parametersOf(operation, components),
    ...requestBodyOf(operation, components),
    responses: responsesOf(operation, components),
  };
}

function parametersOf(operation: Operation, components: SchemaComponents): readonly object[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'customerId' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
  if (!isBuilt(operation)) return inPath;
  return [...inPath, ...queryParametersOf(operation, components), ...headerParametersOf(operation)];
}

interface QuerySchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

function queryParametersOf(operation: BuiltOperation, components: SchemaComponents): readonly object[] {
  const { properties = {}, required = [] }: QuerySchema = operation.query ?? {};
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest }: { description?: unknown; [keyword: string]: unknown } = { ...schema };
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: hoistSchema(rest, components),
    };
  });
}

function requestBodyOf(operation: Operation, components: SchemaComponents): object {
  if (!isBuilt(operation) || operation.body === undefined) return {};
  const content = { [documentedMediaType]: { schema: hoistSchema(operation.body, components) } };
  return { requestBody: { required: true, content } };
}
