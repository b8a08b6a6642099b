import { errors } from '@partnerite/contract/errors.ts';
import type { SchemaComponents } from '@partnerite/contract/openapi/schemas.ts';
import type { Level, NamedOperation } from './tree.ts';
import { memberText, typeOf } from './types.ts';

/** A method of the partner object as it is declared. */
interface Method {
  readonly name: string;
  readonly comment: string;
  readonly signature: string;
}

interface QuerySchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** Query parameters that the SDK fills in by itself. */
const pagingParameters = new Set(['filter', 'seekOperation']);

/** Query parameters that callers give: one that has two names goes by the one that is a name in a program too. */
function ownParameters(named: NamedOperation): readonly [string, object][] {
  const { properties = {} }: QuerySchema = named.operation.query ?? {};
  const isFilledIn = (name: string) => isList(named) && pagingParameters.has(name);
  return Object.entries(properties).filter(([name]) => !name.includes('.') && !isFilledIn(name));
}

/** Declares the partner object, and lists the rows that it is made from when the program runs. */
export class MethodWriter {
  readonly #components: SchemaComponents;
  readonly #declarations: string[] = [];
  readonly #rows: object[] = [];

  constructor(components: SchemaComponents) {
    this.#components = components;
  }

  /** Declarations of every level, the outermost last. */
  get declarations(): string {
    return this.#declarations.join('\n\n');
  }

  /** The rows, in the order of the levels. */
  get rows(): string {
    return JSON.stringify(this.#rows);
  }

  /** Declares a level and all that is below it. */
  level(level: Level, names: readonly string[]): void {
    const methods = [...level.methods].flatMap(([name, named]) => this.#methods(name, named, level));
    const levels = [...level.levels].map(([name, inner]) => {
      const type = interfaceName([...names, name]);
      this.level(inner, [...names, name]);
      return inner.parameter === undefined
        ? `/** What is found at \`${[...names.slice(1), name].join('.')}\`. */\nreadonly ${name}: ${type};`
        : `/** The one with this id. */\n${name}(${inner.parameter}: string): ${type};`;
    });
    const declared = methods.map(({ comment, name, signature }) => `${comment}\n${name}${signature};`);
    this.#declarations.push(
      `/** ${placeOf(names)} */\nexport interface ${interfaceName(names)} {\n${[...declared, ...levels].join('\n')}\n}`,
    );
  }

  #methods(name: string, named: NamedOperation, level: Level): readonly Method[] {
    if (isList(named)) return [this.#list(name, named)];
    const { operation } = named;
    const comment = commentOf(named);
    const body = operation.body === undefined ? [] : [`body: ${typeOf(operation.body, this.#components)}`];
    const answer = this.#answer(named);
    const parameters = [...body, this.#options(named)].join(', ');
    const method = { name, comment, signature: `(${parameters}): Promise<${answer}>` };
    const read = operation.versioned && readOf(named, level);
    this.#rows.push({ ...rowOf(named), versioned: operation.versioned, reads: read?.id });
    return read === undefined ? [method] : [method, this.#edit(named, read, answer)];
  }

  #answer(named: NamedOperation): string {
    const { schema } = named.operation.answer;
    if (answerKind(named) === 'existence') return 'boolean';
    return schema === undefined ? 'void' : typeOf(schema, this.#components);
  }

  /** The last parameter of a method, with the members of its query. */
  #options(named: NamedOperation, more: readonly string[] = []): string {
    const { id, operation } = named;
    const base = operation.versioned === undefined ? 'CallOptions' : 'UpdateOptions';
    const { required = [] }: QuerySchema = operation.query ?? {};
    const members = ownParameters(named).map(([name, schema]) =>
      memberText(camelCase(name), schema, required.includes(name)),
    );
    if (members.length + more.length === 0) return `options?: ${base}`;
    const type = optionsName(id);
    const declared = [...members, ...more].join('\n');
    this.#declarations.push(`/** Options of \`${id}\`. */\nexport interface ${type} extends ${base} {\n${declared}\n}`);
    return required.length === 0 ? `options?: ${type}` : `options: ${type}`;
  }

  /** The safe update of a versioned resource. */
  #edit(named: NamedOperation, read: NamedOperation, answer: string): Method {
    const body = typeOf(named.operation.body ?? {}, this.#components);
    return {
      name: 'edit',
      comment: `/**
 * Reads the resource, applies a change, and updates it on the version that was read; when somebody else was faster, does
 * so again on the newest version, so that neither change is lost.
 *
 * \`${read.operation.method} ${read.operation.path}\`, then \`${named.operation.method}\`. Credentials: ${credentialsOf(named)}. Origin: ${named.operation.origin}.
 *
 * @throws ConflictError when it merges and the same member was changed to different values
 * @throws PartnerError \`PreconditionFailed\` when it lost every time
 */`,
      signature: `<Result extends ${body}>(change: Change<${answer}, Only<Result, keyof ${answer} | keyof ${body}>>, options?: EditOptions<${answer}>): Promise<${answer}>`,
    };
  }

  #list(name: string, named: NamedOperation): Method {
    const { operation } = named;
    const item = typeOf(itemOf(operation.answer.schema), this.#components);
    const { filter = {} } = operation;
    const filters = Object.entries(filter).map(([operator, fields]) => filterMember(operator, Object.keys(fields)));
    this.#rows.push({ ...rowOf(named), list: filter });
    const signature = `(${this.#options(named, filters)}): PagedList<${item}>`;
    return { name, comment: commentOf(named), signature };
  }
}

/** What every row tells; members without a value are left out when it is written. */
function rowOf(named: NamedOperation): object {
  const { id, operation } = named;
  const { client, method, path, body } = operation;
  const query = ownParameters(named).map(([name]) => name);
  return {
    at: client.sdk,
    id,
    method,
    path,
    answer: answerKind(named),
    body: body === undefined ? undefined : true,
    query: query.length === 0 ? undefined : query,
  };
}

/** The row that reads what another one updates, where it stands at the same level. */
function readOf({ operation }: NamedOperation, level: Level): NamedOperation | undefined {
  return [...level.methods.values()].find(({ operation: { method, path, answer } }) => {
    return method === 'GET' && path === operation.path && answer.schema === operation.answer.schema;
  });
}

/** What a success is answered with, where it is no object. */
function answerKind({ operation }: NamedOperation): 'list' | 'value' | 'nothing' | 'existence' | undefined {
  if (operation.method === 'HEAD') return 'existence';
  const { schema }: { schema?: { readonly type?: string } } = operation.answer;
  if (schema === undefined) return 'nothing';
  if (schema.type === 'array') return 'list';
  return schema.type === 'object' ? undefined : 'value';
}

function optionsName(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}Options`;
}

/** Some query parameters are written with underscores. */
function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function placeOf(names: readonly string[]): string {
  return names.length === 1 ? 'Where every call begins.' : `What is found at \`${names.slice(1).join('.')}\`.`;
}

function interfaceName(names: readonly string[]): string {
  return `${names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('')}Operations`;
}

const comparisons: Readonly<Record<string, string>> = {
  startsWith: 'begins with this text',
  substring: 'holds this text',
  equals: 'is this text',
};

function filterMember(operator: string, names: readonly string[]): string {
  const members = names.map((name) => `${name}?: string | undefined;`).join(' ');
  return `/** Only items whose member ${comparisons[operator]}, without regard to case; several must all hold. */
${operator}?: { ${members} } | undefined;`;
}

/** A list is a collection that tells where it goes on. */
function isList({ operation }: NamedOperation): boolean {
  return operation.answer.schema !== undefined && 'continuationToken' in propertiesOf(operation.answer.schema);
}

function itemOf(schema: object | undefined): object {
  const items = schema === undefined ? undefined : propertiesOf(schema).items;
  if (items === undefined || !('items' in items) || typeof items.items !== 'object' || items.items === null) {
    throw new Error('a collection has items');
  }
  return items.items;
}

function propertiesOf(schema: object): Readonly<Record<string, object>> {
  const { properties = {} }: QuerySchema = schema;
  return properties;
}

function credentialsOf({ operation }: NamedOperation): string {
  return operation.credentials === 'both' ? 'app-only or app+user' : operation.credentials;
}

function commentOf(named: NamedOperation): string {
  const { operation } = named;
  const own = [...new Set(operation.errors.map((name) => errors[name].code))].join(', ');
  const codes = own === '' ? '' : `, or ${own}`;
  return `/**
${' * '}${operation.summary}${isList(named) ? '; the walk through the list goes on to the next pages by itself' : ''}.
 *
 * \`${operation.method} ${operation.path}\`. Credentials: ${credentialsOf(named)}. Origin: ${operation.origin}.
 *
 * @throws PartnerError with the codes that every call has${codes}
 */`;
}
