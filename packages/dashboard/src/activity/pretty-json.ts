/** Strings, also one that is cut off; what structures; anything else. */
const token = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/gs;
const closing = new Map([
  ['{', '}'],
  ['[', ']'],
]);
const indent = '  ';

/**
 * JSON with a member a line. The text of each value stays: a number that JavaScript could not hold, and what is cut off.
 * @returns the text as it is when it is no JSON
 */
export function prettyJson(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  const tokens = text.match(token) ?? [];
  let written = '';
  let depth = 0;
  const newLine = () => `\n${indent.repeat(depth)}`;
  for (const [index, each] of tokens.entries()) {
    const isEmpty = closing.get(each) === tokens[index + 1];
    if (each === '{' || each === '[') {
      if (!isEmpty) depth += 1;
      written += isEmpty ? each : each + newLine();
    } else if (each === '}' || each === ']') {
      const wasEmpty = closing.get(tokens[index - 1] ?? '') === each;
      if (!wasEmpty) depth = Math.max(0, depth - 1);
      written += wasEmpty ? each : newLine() + each;
    } else if (each === ',') written += each + newLine();
    else written += each === ':' ? ': ' : each;
  }
  return written;
}
