import type { TransferRow } from '../store/transfer.ts';

/** The text of a column; empty where there is none. */
export function text(row: TransferRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** @returns `undefined` for what is no JSON */
export function parsed(json: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof json === 'string' ? json : Buffer.from(json).toString());
  } catch {
    return undefined;
  }
}

/** A member of a JSON object; `undefined` for anything else. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? value[name as keyof typeof value] : undefined;
}
