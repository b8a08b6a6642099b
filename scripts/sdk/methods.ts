import { errors } from '@partnerite/contract/errors.ts';
import type { SchemaComponents } from '@partnerite/contract/openapi/schemas.ts';
import type { Level, NamedOperation } from './tree.ts';
import { memberText, typeOf } from './types.ts';

/** A method of the partner object: how it is declared, and what it does. */
interface Method {
  readonly name: string;
  readonly comment: string;
  readonly signature: string;
  readonly code: string;
}

interface QuerySchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** Query parameters that the SDK fills in by itself. */
const pagingParameters = new Set(['filter', 'seekOperation']);

/** Writes the code of the partner object. */
export class MethodWriter {
  readonly #components: SchemaComponents;
  readonly #declarations: string[] = [];

  constructor(components: SchemaComponents) {
    this.#components = components;
  }

  /** Declarations of every level, the outermost last. */
  get declarations(): string {
    return this.#declarations.join('\n\n');
  }

  /** The expression that makes a level; declares its interface on the way. */
  level(level: Level, names: readonly string[]): string {
    const methods = [...level.methods].flatMap(([name, named]) => this.#methods(name, named, level));
    const levels = [...level.levels].map(([name, inner]) => {
      const type = interfaceName([...names, name]);
      const expression = this.level(inner, [...names, name]);
      return inner.parameter === undefined
        ? { declaration: `readonly ${name}: ${type};`, code: `${name}: ${expression}` }
        : {
            declaration: `/** The one with this id. */\n${name}(${inner.parameter}: string): ${type};`,
            code: `${name}: (${inner.parameter}) => (${expression})`,
          };
    });
    const declared = methods.map(({ comment, name, signature }) => `${comment}\n${name}${signature};`);
    this.#declarations.push(
      `/** ${placeOf(names)} */\nexport interface ${interfaceName(names)} {\n${[...declared, ...levels.map(({ declaration }) => declaration)].join('\n')}\n}`,
    );
    return `{ ${[...methods.map(({ name, code }) => `${name}: ${code}`), ...levels.map(({ code }) => code)].join(', ')} }`;
  }

  #methods(name: string, named: NamedOperation, level: Level): readonly Method[] {
    if (isList(named)) return [this.#list(name, named)];
    const { operation } = named;
    const comment = commentOf(named);
    const body = operation.body === undefined ? [] : [`body: ${typeOf(operation.body, this.#components)}`];
    const answer = this.#answer(named);
    const { options, query } = this.#options(named);
    const given = [...pathArgument(named), ...query, ...(body.length === 0 ? [] : ['body']), 'options'].join(', ');
    if (operation.versioned === undefined) {
      const signature = `(${[...body, options].join(', ')}): Promise<${answer}>`;
      const parameters = body.length === 0 ? '(options)' : '(body, options)';
      return [{ name, comment, signature, code: `${parameters} => client.call(${named.id}, { ${given} })` }];
    }
    const update = {
      name,
      comment,
      signature: `(${[...body, 'options?: UpdateOptions'].join(', ')}): Promise<${answer}>`,
      code: `(body, options) => update(client, ${named.id}, { ${given} })`,
    };
    const edit = this.#edit(named, level, answer);
    return edit === undefined ? [update] : [update, edit];
  }

  #answer(named: NamedOperation): string {
    const { schema } = named.operation.answer;
    if (answerKind(named) === 'existence') return 'boolean';
    return schema === undefined ? 'void' : typeOf(schema, this.#components);
  }

  /** The last parameter of a method, with the members of its query, and how they are handed on. */
  #options({ id, operation }: NamedOperation): { readonly options: string; readonly query: readonly string[] } {
    const { properties = {}, required = [] }: QuerySchema = operation.query ?? {};
    const members = Object.entries(properties);
    if (members.length === 0) return { options: 'options?: CallOptions', query: [] };
    const declared = members.map(([name, schema]) => memberText(camelCase(name), schema, required.includes(name)));
    const type = optionsName(id);
    this.#declarations.push(
      `/** Options of \`${id}\`. */\nexport interface ${type} extends CallOptions {\n${declared.join('\n')}\n}`,
    );
    const optional = required.length === 0 ? '?' : '';
    const handed = members.map(([name]) => `${name}: options?.${camelCase(name)}`);
    return { options: `options${optional}: ${type}`, query: [`query: { ${handed.join(', ')} }`] };
  }

  /** The safe update of a versioned resource, where it can be read at the same level. */
  #edit(named: NamedOperation, level: Level, answer: string): Method | undefined {
    const read = [...level.methods.values()].find(
      ({ operation: { method, path, answer: read } }) =>
        method === 'GET' && path === named.operation.path && read.schema === named.operation.answer.schema,
    );
    if (read === undefined || named.operation.body === undefined) return undefined;
    const body = typeOf(named.operation.body, this.#components);
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
      signature: `(change: Change<${answer}, ${body}>, options?: EditOptions<${answer}>): Promise<${answer}>`,
      code: `(change, options) => edit(client, ${read.id}, ${named.id}, { ${[...pathArgument(named), 'change', 'options'].join(', ')} })`,
    };
  }

  #list(name: string, named: NamedOperation): Method {
    const { operation } = named;
    const item = typeOf(itemOf(operation.answer.schema), this.#components);
    const { properties = {}, required = [] }: QuerySchema = operation.query ?? {};
    const members = Object.entries(properties)
      .filter(([parameter]) => !pagingParameters.has(parameter))
      .map(([parameter, schema]) => memberText(parameter, schema, required.includes(parameter)));
    const { filter = {} } = operation;
    for (const [operator, fields] of Object.entries(filter)) members.push(filterMember(operator, Object.keys(fields)));
    const type = optionsName(named.id);
    this.#declarations.push(
      `/** Options of \`${named.id}\`. */\nexport interface ${type} extends CallOptions {\n${members.join('\n')}\n}`,
    );
    const fields = JSON.stringify(filter);
    return {
      name,
      comment: commentOf(named),
      signature: `(options?: ${type}): PagedList<${item}>`,
      code: `(options) => pagedList(client, ${named.id}, ${fields}, { ${[...pathArgument(named), 'options'].join(', ')} })`,
    };
  }
}

/** What a success is answered with, where it is no object. */
export function answerKind({ operation }: NamedOperation): 'list' | 'value' | 'nothing' | 'existence' | undefined {
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

function pathArgument({ operation }: NamedOperation): readonly string[] {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.length === 0 ? [] : [`path: { ${names.join(', ')} }`];
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
 * ${operation.summary}.
 *
 * \`${operation.method} ${operation.path}\`. Credentials: ${credentialsOf(named)}. Origin: ${operation.origin}.
 *
 * @throws PartnerError with the codes that every call has${codes}
 */`;
}
