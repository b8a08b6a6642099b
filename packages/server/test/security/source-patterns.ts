import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export interface SourcePattern {
  /** Below the folder of the repository. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** A call that makes a regular expression while the program runs. */
export interface MadePattern {
  readonly file: string;
  /** The call as it is written. */
  readonly call: string;
}

export interface SourcePatterns {
  /** Literals, and texts of members called `pattern`, of which regular expressions are made. */
  readonly written: readonly SourcePattern[];
  readonly made: readonly MadePattern[];
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Every regular expression of the packages, found by a parser. */
export function sourcePatterns(): SourcePatterns {
  const written: SourcePattern[] = [];
  const made: MadePattern[] = [];
  for (const file of globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root }).sort()) {
    const text = readFileSync(root + file, 'utf8');
    const { program, errors } = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
    if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
    for (const node of nodesOf(program)) {
      if (node.type === 'Literal' && node.regex) {
        written.push({ file, source: node.regex.pattern, flags: node.regex.flags });
      }
      if (node.type === 'Property' && node.key?.name === 'pattern' && typeof node.value?.value === 'string') {
        written.push({ file, source: node.value.value, flags: '' });
      }
      if (makesPattern(node)) made.push({ file, call: text.slice(node.start, node.end) });
    }
  }
  return { written, made };
}

/** What is looked at of a node of the syntax tree (ESTree). */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: Node & { readonly name?: string };
  readonly key?: { readonly name?: string };
  readonly value?: { readonly value?: unknown };
}

function makesPattern({ type, callee }: Node): boolean {
  return (type === 'NewExpression' || type === 'CallExpression') && callee?.name === 'RegExp';
}

function* nodesOf(tree: unknown): Generator<Node> {
  if (typeof tree !== 'object' || tree === null) return;
  if ('type' in tree && typeof tree.type === 'string') yield tree as Node;
  for (const part of Object.values(tree)) yield* nodesOf(part);
}
