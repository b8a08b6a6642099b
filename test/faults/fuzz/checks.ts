import { isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';
import type { WireAnswer } from '../wire-connection.ts';
import type { FuzzRequest } from './requests.ts';
import type { PartnerWorld } from './world.ts';

/** What no answer may tell of the inside. */
const inside = /node_modules|\.[jt]s:\d|\bat \w+ \(|SQLITE|no such (?:table|column)|partnerite\.db|Unexpected token/;
const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const planned = new Set(
  Object.entries<Operation>(operations)
    .filter(([, row]) => !isBuilt(row))
    .map(([id]) => id),
);

/** What is wrong with an answer, if anything. */
export function problemOf(request: FuzzRequest, answer: WireAnswer): string | undefined {
  const { status, head, body } = answer;
  const { operation, method, sender } = request;
  if (status === 0) return method === 'CONNECT' ? undefined : 'the connection was closed without an answer';
  if (status >= 500 && !(status === 501 && planned.has(operation))) return `the status ${status}`;
  if (status === 408) return 'a request that was sent at once timed out';
  if (answer.rest !== '') return 'more than one answer';
  if (status >= 400) {
    const told = inside.exec(body)?.[0];
    if (told !== undefined) return `it tells of the inside: ${told}`;
    // An expectation that is none is refused by the platform, before there is a request.
    if (
      operation !== 'other' &&
      status !== 417 &&
      method !== 'HEAD' &&
      !/^\{"code":\d+,.*"source":"Partnerite"\}$/s.test(body)
    ) {
      return 'the error has another form';
    }
  }
  return foreignIn(sender.foreign, body) ?? foreignIn(sender.foreign, head);
}

/** What a text holds that is nobody's but these partners'. */
export function foreignIn(owners: readonly PartnerWorld[], text: string): string | undefined {
  for (const { marks, secretIds } of owners) {
    const told = marks.exec(text)?.[0];
    if (told !== undefined) return `it holds data of another partner: ${told}`;
    for (const [id] of text.matchAll(guid)) if (secretIds.has(id)) return `it holds an id of another partner: ${id}`;
  }
  return undefined;
}
