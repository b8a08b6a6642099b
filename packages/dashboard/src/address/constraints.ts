import type { Problem } from './problem.ts';

/** What the schema of the service asks of one text. */
export interface Constraint {
  readonly required: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly flags?: string;
}

const compiled = new Map<string, RegExp>();

/** Checks texts as the service does when it reads them: trimmed and normalised, counted in characters. */
export function checkConstraints(
  constraints: Readonly<Record<string, Constraint>>,
  valueAt: (path: string) => string | undefined,
): readonly Problem[] {
  return Object.entries(constraints).flatMap(([path, constraint]) => {
    const problem = problemOf(constraint, valueAt(path));
    return problem === undefined ? [] : [{ path, ...problem }];
  });
}

function problemOf(constraint: Constraint, value: string | undefined): Omit<Problem, 'path'> | undefined {
  const { required, minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, flags } = constraint;
  const text = value?.normalize('NFC').trim() ?? '';
  // An empty text is left out of what is sent.
  if (text === '') return required ? { kind: 'missing' } : undefined;
  const length = [...text].length;
  if (length < minLength) return { kind: 'tooShort', limit: minLength };
  if (length > maxLength) return { kind: 'tooLong', limit: maxLength };
  return pattern === undefined || compile(pattern, flags).test(text) ? undefined : { kind: 'invalid' };
}

/** A pattern as a regular expression, made once. */
export function compile(pattern: string, flags = ''): RegExp {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key) ?? new RegExp(pattern, flags);
  compiled.set(key, known);
  return known;
}
