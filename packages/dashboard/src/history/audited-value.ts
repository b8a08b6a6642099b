/** A resource as an audit record holds it, with the member names of the other answers of the service. */
export type AuditedResource = Readonly<Record<string, unknown>>;

/**
 * Reads the old or new value of an audit record: JSON text with PascalCase members, at every depth.
 * @returns `undefined` where there is none, or no resource
 */
export function readAudited(text: string | undefined): AuditedResource | undefined {
  if (text === undefined) return undefined;
  try {
    const value = camelCase(JSON.parse(text));
    return isResource(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isResource(value: unknown): value is AuditedResource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function camelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCase);
  if (!isResource(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), camelCase(member)]),
  );
}
