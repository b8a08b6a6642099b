import { type ErrorName, errorSource, errors } from '../errors.ts';
import { errorsOf } from '../operation-errors.ts';
import { type BuiltOperation, isBuilt, type Operation } from '../operations.ts';
import { ErrorResponse, ThrottledResponse } from '../resources/error.ts';
import { errorHeadersOf, successHeadersOf } from './headers.ts';
import { hoistSchema, type SchemaComponents } from './schemas.ts';

/** The media type of requests and answers, without its parameters. */
export const documentedMediaType = 'application/json';

const successTexts = { 200: 'Done.', 201: 'Created.', 204: 'Done; there is nothing to answer.' } as const;

/** Every answer of an operation, by HTTP status. */
export function responsesOf(operation: Operation, components: SchemaComponents): object {
  const responses: Record<string, object> = {};
  if (isBuilt(operation)) responses[operation.answer.status] = successOf(operation, components);
  const byStatus = Map.groupBy(errorsOf(operation), (name) => errors[name].status);
  for (const [status, names] of byStatus) {
    responses[status] = errorResponse(status, names, operation.method === 'HEAD', components);
  }
  return responses;
}

function successOf(operation: BuiltOperation, components: SchemaComponents): object {
  const { status, schema } = operation.answer;
  return {
    description: successTexts[status],
    headers: successHeadersOf(operation),
    ...(schema === undefined
      ? {}
      : { content: { [documentedMediaType]: { schema: hoistSchema(schema, components) } } }),
  };
}

function errorResponse(
  status: number,
  names: readonly ErrorName[],
  bodyless: boolean,
  components: SchemaComponents,
): object {
  const texts = new Set(names.map((name) => errors[name].description));
  const shape = status === errors.throttled.status ? ThrottledResponse : ErrorResponse;
  const content = {
    [documentedMediaType]: {
      schema: hoistSchema(shape, components),
      examples: Object.fromEntries(names.map((name) => [name, errorExample(name)])),
    },
  };
  return {
    description: [...texts].join(' | '),
    headers: errorHeadersOf(status),
    ...(bodyless ? {} : { content }),
  };
}

function errorExample(name: ErrorName): object {
  const { status, code, description, origin } = errors[name];
  const value =
    name === 'throttled'
      ? { statusCode: status, message: description }
      : { code, description, data: [], source: errorSource };
  return { 'x-partnerite-origin': origin, value };
}
