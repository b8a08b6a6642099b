import type { Operation } from '../call.ts';
import { errorFromAnswer, type Sent } from '../errors/from-answer.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { Answer } from './exchange.ts';

/** The resource of an answer. @throws PartnerError when there is none, though there should be */
export function resourceOf(answer: Answer, { method, answer: wanted }: Operation, sent: Sent): unknown {
  const { status, text } = answer;
  if (wanted === 'existence' && status === 404) return false;
  if (status < 200 || status > 299) throw errorFromAnswer(answer, sent);
  if (wanted === 'existence') return true;
  if (wanted === 'nothing') return undefined;
  // As published for the end of delegated administration.
  if (method === 'PATCH' && text === '') return {};
  const resource = parse(text);
  if (wanted === 'value' && resource !== undefined) return resource;
  if (wanted === 'list' ? Array.isArray(resource) : isObject(resource)) return named(resource);
  // Whatever begins as JSON and is none was cut off: the connection ended in the middle of it.
  const isCut = resource === undefined && /^\s*[[{]/.test(text);
  throw new PartnerError({
    category: isCut ? 'Network' : 'Parse',
    description: isCut ? 'The answer ended early' : 'The answer is not a JSON resource',
    status,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws PartnerError `Parse` for what nests deeper than the stack */
function named(resource: unknown): unknown {
  try {
    return camelCased(resource);
  } catch (cause) {
    throw new PartnerError({ category: 'Parse', description: 'The answer nests too deeply', cause });
  }
}

/** Some answers are published in PascalCase; their members get the names that all others have. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (!isObject(value)) return value;
  const [first = ''] = Object.keys(value);
  return /^[A-Z]/.test(first) ? renamed(value) : value;
}

function renamed(resource: object): object {
  return Object.fromEntries(
    Object.entries(resource).map(([name, value]: [string, unknown]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      camelCased(value),
    ]),
  );
}
