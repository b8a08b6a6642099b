import { type BuiltOperation, isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';

/** An operation and its id in the table. */
export interface NamedOperation {
  readonly id: string;
  readonly operation: BuiltOperation;
}

/** One level of the partner object: `customers`, `customers.byId(customerId)` ... */
export interface Level {
  readonly methods: Map<string, NamedOperation>;
  readonly levels: Map<string, Level>;
  /** The path parameter that leads to this level, when it is a function. */
  readonly parameter: string | undefined;
}

/** Every operation that is answered, in the table's order. */
export const builtOperations: readonly NamedOperation[] = Object.entries(
  operations as Record<string, Operation>,
).flatMap(([id, operation]) => (isBuilt(operation) ? [{ id, operation }] : []));

/** The steps of `customers.byId(customerId).get`: names, some with a parameter. */
export function stepsOf(sdk: string): readonly { readonly name: string; readonly parameter: string | undefined }[] {
  return sdk.split('.').map((step) => {
    const [, name = '', parameter] = /^(\w+)(?:\((\w+)\))?$/.exec(step) ?? [];
    if (name === '') throw new Error(`not a client method: ${sdk}`);
    return { name, parameter };
  });
}

/** Arranges the operations as the partner object shows them. */
export function operationTree(): Level {
  const root = level(undefined);
  for (const named of builtOperations) {
    const { sdk } = named.operation.client;
    const steps = stepsOf(sdk);
    const method = steps.at(-1)?.name ?? '';
    const parent = steps.slice(0, -1).reduce((at, { name, parameter }) => {
      const next = at.levels.get(name) ?? level(parameter);
      if (next.parameter !== parameter) throw new Error(`${sdk}: ${name} has another parameter elsewhere`);
      at.levels.set(name, next);
      return next;
    }, root);
    if (parent.methods.has(method)) throw new Error(`${sdk} stands for two operations`);
    parent.methods.set(method, named);
  }
  return root;
}

function level(parameter: string | undefined): Level {
  return { methods: new Map(), levels: new Map(), parameter };
}
