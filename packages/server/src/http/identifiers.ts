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

/** Bytes of randomness in a trace vector, and the characters they make in base64. */
const vectorBytes = 12;
const vectorLength = 16;
/** Vectors that are made at once: encoding each by itself takes thirty times as long. */
const vectorsAtOnce = 128;

/** A trace vector of its own for each answer; random, so that it tells nobody how many others were answered. */
export function correlationVectors(random: Random): () => string {
  let block = '';
  let used = 0;
  return () => {
    if (used === block.length) {
      block = Buffer.from(random.bytes(vectorBytes * vectorsAtOnce)).toString('base64');
      used = 0;
    }
    used += vectorLength;
    return `${block.slice(used - vectorLength, used)}.0`;
  };
}
