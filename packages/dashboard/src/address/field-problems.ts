import { PartnerError } from '@partnerite/sdk';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from './problem.ts';
import { useAfterPress } from './use-after-press.ts';

/** What a form says at its fields. */
export interface FieldProblems {
  /** The message at a member, if it is time for it. */
  readonly messageAt: (path: string) => string | undefined;
  /** Somebody has left this field: from now on it is told what is wrong with it. */
  readonly leave: (path: string) => void;
  /** Somebody wants to send the form: everything is told. */
  readonly showAll: () => void;
  /** Notes what the service has against what was sent. */
  readonly refuse: (error: unknown) => void;
  /** What the service said no longer holds of a member that is changed. */
  readonly change: (path: string) => void;
  /** Paths of all fields with a message, as far as the form knows them. */
  readonly paths: readonly string[];
}

/**
 * Shows each problem at its member: what is wrong before sending once the field was left, what the service refused at once.
 *
 * @param found what is wrong with the form as it is now
 */
export function useFieldProblems(found: readonly Problem[]): FieldProblems {
  const [left, setLeft] = useState<ReadonlySet<string> | 'all'>(new Set());
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const textOf = useProblemText();

  const note = useCallback((path: string) => setLeft((now) => (now === 'all' ? now : new Set([...now, path]))), []);
  const leave = useAfterPress(note);
  const showAll = useCallback(() => setLeft('all'), []);
  const refuse = useCallback((error: unknown) => setRefused(refusalsOf(error)), []);
  const change = useCallback(
    (path: string) => setRefused((now) => (now.has(path) ? new Map([...now].filter(([key]) => key !== path)) : now)),
    [],
  );

  return useMemo(() => {
    // What the form can say itself, it says in the language of the page.
    const shown = found.filter(({ path }) => left === 'all' || left.has(path) || refused.has(path));
    const messages = new Map([...refused, ...shown.map((problem) => [problem.path, textOf(problem)] as const)]);
    return { messageAt: (path) => messages.get(path), leave, showAll, refuse, change, paths: [...messages.keys()] };
  }, [found, left, refused, textOf, leave, showAll, refuse, change]);
}

/** What the service says of each member, by path. */
export function refusalsOf(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof PartnerError)) return new Map();
  const { data, description } = error;
  return new Map(data.map((path) => [path, saidOf(description, path, data) ?? description]));
}

/** Ends a sentence or a part of one, in any of the languages. */
const separator = /[\s;,.，；。、]/u;

/** The part of a description that is about one member: `Invalid property: city is required; state is required`. */
function saidOf(description: string, path: string, paths: readonly string[]): string | undefined {
  const said = positionOf(description, path);
  if (said === undefined) return undefined;
  const begin = said + path.length + 1;
  const others = paths.map((other) => positionOf(description, other)).filter((at) => at !== undefined && at > begin);
  let end = Math.min(description.length, ...others.filter((at) => at !== undefined));
  while (end > begin && separator.test(description.charAt(end - 1))) end -= 1;
  return description.slice(begin, end) || undefined;
}

/** Where a member is named; not where another one's path ends like it. */
function positionOf(description: string, path: string): number | undefined {
  for (let at = description.indexOf(`${path} `); at >= 0; at = description.indexOf(`${path} `, at + 1)) {
    if (!/[\w.]/.test(description.charAt(at - 1))) return at;
  }
  return undefined;
}

/** A problem in the language of the page. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ path, kind, limit = 0, example }: Problem) => {
      switch (kind) {
        case 'missing':
          return t('problems.missing');
        case 'tooShort':
          return t('problems.tooShort', { count: limit });
        case 'tooLong':
          return t('problems.tooLong', { count: limit });
        case 'unsupported':
          return t('problems.unsupported');
        case 'invalid':
          return invalidText(t, path.slice(path.lastIndexOf('.') + 1), example);
      }
    },
    [t],
  );
}

function invalidText(t: ReturnType<typeof useTranslation>['t'], member: string, example: string | undefined): string {
  switch (member) {
    case 'postalCode':
      return example === undefined ? t('problems.invalid') : t('problems.postalCode', { example });
    case 'phoneNumber':
      return t('problems.phoneNumber');
    case 'state':
      return t('problems.unsupported');
    case 'email':
    case 'emailAddress':
      return t('problems.email');
    default:
      return t('problems.invalid');
  }
}
