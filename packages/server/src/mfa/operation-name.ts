import type { Operation } from '@partnerite/contract/operations.ts';

const names = new WeakMap<Operation, string>();

/** An operation as request reports name it: `Get /v{version}/customers/{customer_id}/subscriptions`. */
export function operationName(operation: Operation): string {
  let name = names.get(operation);
  if (name === undefined) {
    const { method, path } = operation;
    const published = path
      .replaceAll(/\{(\w+)\}/g, (_, parameter: string) => `{${snakeCase(parameter)}}`)
      .replace('/v1/', '/v{version}/');
    name = `${method.charAt(0)}${method.slice(1).toLowerCase()} ${published}`;
    names.set(operation, name);
  }
  return name;
}

function snakeCase(parameter: string): string {
  return parameter.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
