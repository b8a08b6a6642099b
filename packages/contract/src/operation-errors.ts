import type { ErrorName } from './errors.ts';
import { isBuilt, type Operation } from './operations.ts';

/** What every operation that is answered can refuse. */
export const generalErrors = [
  'badRequest',
  'unsupportedContractVersion',
  'accessDenied',
  'wrongAudience',
  'mfaRequired',
  'tokenKindNotAllowed',
  'notAcceptable',
  'requestTimeout',
  'uriTooLong',
  'unknownHost',
  'throttled',
  'headersTooLarge',
  'unforeseen',
  'keysUnavailable',
  'storeUnavailable',
] as const satisfies readonly ErrorName[];

/** What an operation that reads a body can refuse besides. */
export const bodyErrors = [
  'malformedJson',
  'invalidMembers',
  'bodyTooLarge',
  'unsupportedMediaType',
] as const satisfies readonly ErrorName[];

/** Every error an operation can answer with, each once: its own first. A planned operation has one answer only. */
export function errorsOf(operation: Operation): readonly ErrorName[] {
  if (!isBuilt(operation)) return ['notImplemented'];
  const ofBody = operation.body === undefined ? [] : bodyErrors;
  return [...new Set<ErrorName>([...operation.errors, ...ofBody, ...generalErrors])];
}
