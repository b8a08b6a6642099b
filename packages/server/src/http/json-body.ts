import { type Buffer, isUtf8 } from 'node:buffer';
import { refuse } from '../refusal.ts';

const byteOrderMark = '\uFEFF';

/**
 * Parses a request body.
 * @throws Refusal `malformedJson` naming line and column (from 1) of the first error.
 */
export async function parseJsonBody(body: Buffer): Promise<unknown> {
  if (!isUtf8(body)) return refuse('malformedJson', { values: ['it is not UTF-8', '1', '1'] });
  let text = body.toString();
  if (text.startsWith(byteOrderMark)) text = text.slice(1);
  try {
    return JSON.parse(text);
  } catch {
    const { offset, reason } = await locateError(text);
    const before = text.slice(0, offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return refuse('malformedJson', { values: [reason, String(before.length), String(column)] });
  }
}

/** The engine's message has no dependable position, so a body that failed is read again by a parser that keeps one. */
async function locateError(text: string): Promise<{ offset: number; reason: string }> {
  const { printParseErrorCode, visit } = await import('jsonc-parser');
  let found: { offset: number; reason: string } | undefined;
  const onError = (code: number, offset: number) => {
    found ??= { offset, reason: printParseErrorCode(code) };
  };
  try {
    visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Nested too deeply for the parser's stack: the place is not worth more effort.
  }
  return found ?? { offset: text.length, reason: text.trim() === '' ? 'it is empty' : 'unexpected end' };
}
