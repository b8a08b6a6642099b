import type { CallOptions, Client, Operation } from './call.ts';
import { edit } from './edit.ts';
import { type FilterFields, pagedList } from './paged-list.ts';
import { update } from './update.ts';

/** A method of the partner object: where it is, and what it does. */
export interface MethodRow extends Operation {
  /** From the partner object on: `customers.byId(customerId).get`. */
  readonly at: string;
  /** Takes a body first. */
  readonly body?: true;
  /** Updates a version. */
  readonly versioned?: true;
  /** The id of the row that reads what this one updates: an `edit` stands beside it. */
  readonly reads?: string;
  /** Pages of a list, and what it can be filtered by. */
  readonly list?: FilterFields;
  /** Query parameters, as they are written on the wire; in the options they are in camelCase. */
  readonly query?: readonly string[];
}

/** One level of the partner object. */
interface Level {
  readonly rows: Map<string, MethodRow>;
  readonly levels: Map<string, Level>;
  /** The path parameter that leads here, when the level is a function. */
  readonly parameter: string | undefined;
}

/** Arranges the rows as the partner object shows them. */
export function arrange(rows: readonly MethodRow[]): Level {
  const root: Level = { rows: new Map(), levels: new Map(), parameter: undefined };
  for (const row of rows) {
    const steps = row.at.split('.');
    const name = steps.pop() ?? '';
    let level = root;
    for (const step of steps) {
      const [key = '', parameter] = step.split(/[()]/);
      const next = level.levels.get(key) ?? { rows: new Map(), levels: new Map(), parameter };
      level.levels.set(key, next);
      level = next;
    }
    level.rows.set(name, row);
  }
  return root;
}

type Path = Readonly<Record<string, string>>;

/** What stands at a level: its methods, and the levels below, which are made when they are asked for. */
export function operationsAt(level: Level, client: Client, path: Path = {}): object {
  const operations: Record<string, unknown> = {};
  for (const [name, row] of level.rows) {
    operations[name] = method(row, client, path);
    const read = [...level.rows.values()].find(({ id }) => id === row.reads);
    if (read !== undefined) operations.edit = editing(read, row, client, path);
  }
  for (const [name, next] of level.levels) {
    const { parameter } = next;
    if (parameter !== undefined) {
      operations[name] = (id: string) => operationsAt(next, client, { ...path, [parameter]: id });
    } else {
      Object.defineProperty(operations, name, { enumerable: true, get: () => operationsAt(next, client, path) });
    }
  }
  return operations;
}

/** The border to the generated types, which say what each row takes. */
function method(row: MethodRow, client: Client, path: Path): unknown {
  const { body: takesBody, versioned, list } = row;
  if (list !== undefined)
    return (options?: CallOptions) => pagedList(client, row, list, { path, ...split(row, options) });
  if (!takesBody) return (options?: CallOptions) => client.call(row, { path, ...split(row, options) });
  return (body: object, options?: CallOptions) => {
    const request = { path, body, ...split(row, options) };
    return versioned ? update(client, row, request) : client.call(row, request);
  };
}

function editing(read: MethodRow, write: MethodRow, client: Client, path: Path): unknown {
  type Edited = Parameters<typeof edit<{ attributes: { etag: string } }, object>>[3];
  return (change: Edited['change'], options?: Edited['options']) =>
    edit(client, read, write, { path, change, options });
}

/** Tells the parameters of the query from the options of the call. */
function split({ query = [] }: MethodRow, options: CallOptions = {}) {
  const given = query.map((name): [string, string | undefined] => [name, Reflect.get(options, camelCase(name))]);
  return { options, query: Object.fromEntries(given) };
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
