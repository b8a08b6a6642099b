import { headers, maxIdLength, spelling } from '@partnerite/contract/headers.ts';
import type { Random } from '../operation.ts';
import type { Problem } from '../refusal.ts';

const visibleAscii = new RegExp(`^[\\x20-\\x7e]{1,${maxIdLength}}$`);

/** The ids of one request (protocol, section 1.4). */
export interface Identifiers {
  readonly requestId: string;
  readonly correlationId: string;
  /** The client chose the request id, so it can repeat the request. */
  readonly repeatable: boolean;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The ids as sent, or new ones where they are absent or unfit to echo; the unfit ones are noted as problems. */
export function readIdentifiers(sent: Headers, newGuid: () => string, problems: Problem[]): Identifiers {
  const read = (header: string, name: string): string | undefined => {
    const value = sent[header];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' && visibleAscii.test(value)) return value;
    problems.push({ path: name, message: `must be at most ${maxIdLength} visible ASCII characters` });
    return undefined;
  };
  const requestId = read(headers.requestId, spelling.requestId);
  return {
    requestId: requestId ?? newGuid(),
    correlationId: read(headers.correlationId, spelling.correlationId) ?? newGuid(),
    repeatable: requestId !== undefined,
  };
}

/** A trace vector of its own for each answer; random, so that it tells nobody how many others were answered. */
export function correlationVectors(random: Random): () => string {
  return () => `${Buffer.from(random.bytes(12)).toString('base64')}.0`;
}
