import { ownsMemory, type SentBody } from '../http/sent-body.ts';

/** Header names and values in turn, as Node has them. */
export type Fields = readonly string[];

/** Most that is kept of an address, of one side's headers and of a body, in bytes. */
export const maxPartBytes = 16 * 1024;

/** One byte more than is shown tells that there was more. */
const keptBytes = maxPartBytes + 1;

/**
 * The beginning of a body, and no more memory than that. Bytes with memory of their own are kept as they are: those of a
 * stored profile are there anyway.
 */
export function keepBody(body: SentBody | undefined): SentBody | undefined {
  if (body === undefined || typeof body === 'string') return body && keepText(body);
  return body.length <= maxPartBytes && ownsMemory(body) ? body : body.toString('latin1', 0, keptBytes);
}

/** The parameters of a form that was read already. */
export function keepForm(form: ReadonlyMap<string, string>): string {
  return keepText(new URLSearchParams([...form]).toString());
}

/** The beginning of a text of ASCII, or of one with a character for each byte. */
export function keepText(text: string): string {
  // A part of a text would keep the whole of it in memory.
  return text.length <= maxPartBytes ? text : Buffer.from(text.slice(0, keptBytes), 'latin1').toString('latin1');
}

/** Whether a part is longer than what is shown of it. */
export function isCut(part: SentBody | undefined): boolean {
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
