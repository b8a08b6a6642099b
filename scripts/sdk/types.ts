import { hoistSchema, type SchemaComponents } from '@partnerite/contract/openapi/schemas.ts';

/** As much of JSON Schema as the contract uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

/** Notes every titled schema in `components` and returns the TypeScript type that stands for this one. */
export function typeOf(schema: object, components: SchemaComponents): string {
  return typeText(hoistSchema(schema, components));
}

/** Declares every noted schema as an interface, in order of name. */
export function interfaces(components: SchemaComponents): string {
  const declarations = [...components]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([title, schema]: [string, Schema]) => {
      const comment = schema.description ?? `\`${title}\` as the service describes it.`;
      const isObject = schema.properties !== undefined;
      return `/** ${comment} */\nexport ${isObject ? `interface ${title} ${objectText(schema)}` : `type ${title} = ${typeText(schema)};`}`;
    });
  return declarations.join('\n\n');
}

/** A member as it is declared; `undefined` may stand for its absence, as JSON leaves it out either way. */
export function memberText(name: string, schema: Schema, required: boolean): string {
  const said = [schema.description, ...constraintsOf(schema)].filter((text) => text !== undefined).join(' ');
  const comment = said === '' ? '' : `/** ${said} */\n`;
  const type = typeText(schema);
  // Some resources are published in PascalCase; the SDK gives their members the names that all others have.
  const camelCased = name.charAt(0).toLowerCase() + name.slice(1);
  const written = /^[\w$]+$/.test(camelCased) ? camelCased : JSON.stringify(camelCased);
  return `${comment}${written}${required ? `: ${type}` : `?: ${type} | undefined`};`;
}

const formats: Readonly<Record<string, string>> = {
  email: 'An e-mail address.',
  uuid: 'A GUID.',
  hostname: 'A domain name.',
  'date-time': 'ISO 8601, UTC.',
};

/** What a value must be like, in words. */
function constraintsOf({ format = '', minLength, maxLength, minimum, maximum, maxItems }: Schema): readonly string[] {
  return [
    ...(formats[format] === undefined ? [] : [formats[format]]),
    ...range(minLength, maxLength, ' characters'),
    ...range(minimum, maximum, ''),
    ...range(undefined, maxItems, ' items'),
  ];
}

function range(least: number | undefined, most: number | undefined, unit: string): readonly string[] {
  if (most !== undefined && most === least) return [`Exactly ${most}${unit}.`];
  if (most !== undefined) return [least === undefined ? `At most ${most}${unit}.` : `${least} to ${most}${unit}.`];
  return least === undefined ? [] : [`At least ${least}${unit}.`];
}

function objectText({ properties = {}, required = [] }: Schema): string {
  const members = Object.entries(properties).map(([name, schema]) => memberText(name, schema, required.includes(name)));
  return `{\n${members.join('\n')}\n}`;
}

function itemText(schema: Schema): string {
  return schema.enum === undefined ? typeText(schema) : `(${typeText(schema)})`;
}

function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  switch (schema.type) {
    case 'object':
      return objectText(schema);
    case 'array':
      return `${itemText(schema.items ?? {})}[]`;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
      return schema.type;
    default:
      throw new Error(`no TypeScript type for ${JSON.stringify(schema)}`);
  }
}
