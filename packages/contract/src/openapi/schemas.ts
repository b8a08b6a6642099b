/** Schemas by title: what `components.schemas` holds. */
export type SchemaComponents = Map<string, object>;

/**
 * Moves every titled schema into `components` and returns what stands in its place: a reference, or the schema itself
 * where it has no title.
 *
 * @throws Error when two different schemas have the same title.
 */
export function hoistSchema(schema: object, components: SchemaComponents): object {
  const hoisted = hoistMembers(schema, components);
  const title = 'title' in schema ? schema.title : undefined;
  if (typeof title !== 'string') return hoisted;
  const known = components.get(title);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(hoisted)) {
    throw new Error(`two different schemas have the title ${title}`);
  }
  components.set(title, hoisted);
  return { $ref: `#/components/schemas/${title}` };
}

function hoistMembers(members: object, components: SchemaComponents): object {
  const entries: [string, unknown][] = Object.entries(members);
  return Object.fromEntries(entries.map(([name, value]) => [name, hoistValue(value, components)]));
}

function hoistValue(value: unknown, components: SchemaComponents): unknown {
  if (Array.isArray(value)) return value.map((item) => hoistValue(item, components));
  return typeof value === 'object' && value !== null ? hoistSchema(value, components) : value;
}
