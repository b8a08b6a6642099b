import { DatabaseNotUsable, StoreUnavailable } from '../store/errors.ts';

/** The command was asked for in a way, or of a database, that it cannot be done: told to the operator, exit code 2. */
export class WrongUse extends Error {}

/** The command could not be done, and left everything as it was unless it says otherwise: exit code 1. */
export class CommandFailed extends Error {}

/** In words for the operator, with the reason that the database gave. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  const hidesCause = error instanceof StoreUnavailable || error instanceof DatabaseNotUsable;
  if (!hidesCause || !(cause instanceof Error) || message.includes(cause.message)) return message;
  return `${message} (${cause.message})`;
}
