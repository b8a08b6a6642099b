/** Header names and values in turn, as Node has them. */
export type Fields = readonly string[];

/** Most that is kept of an address, of one side's headers and of a body, in bytes. */
export const maxPartBytes = 16 * 1024;

/** One byte more than is shown tells that there was more. */
const keptBytes = maxPartBytes + 1;

/** The beginning of a body, in memory of its own: one character for each byte, as it may come already. */
export function keepBody(body: Buffer | string | undefined): string | undefined {
  if (typeof body !== 'string') return body?.toString('latin1', 0, keptBytes);
  // A part of a text would keep the whole of it in memory.
  return body.length <= maxPartBytes ? body : Buffer.from(body.slice(0, keptBytes), 'latin1').toString('latin1');
}

/** The parameters of a form that was read already. */
export function keepForm(form: ReadonlyMap<string, string>): string {
  return keepBody(new URLSearchParams([...form]).toString()) ?? '';
}

export function keepAddress(url: string): string {
  return keepBody(url) ?? '';
}

/** Whether a part is longer than what is shown of it. */
export function isCut(part: string | undefined): boolean {
  return part !== undefined && part.length > maxPartBytes;
}

/** Leaves out what is too much. Servers refuse such headers anyway. */
export function keepFields(fields: Fields): Fields {
  if (fieldsLength(fields) <= maxPartBytes) return fields;
  const kept: string[] = [];
  let length = 0;
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [name = '', value = ''] = [fields[index], fields[index + 1]];
    length += name.length + value.length;
    if (length > maxPartBytes) break;
    kept.push(name, value);
  }
  return kept;
}

export function fieldsLength(fields: Fields): number {
  let length = 0;
  for (const text of fields) length += text.length;
  return length;
}

/** Headers in Node's other form. */
export function fieldsOf(headers: Readonly<Record<string, number | string | readonly string[] | undefined>>): Fields {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? ''].flat().flatMap((each) => [name, String(each)]),
  );
}
