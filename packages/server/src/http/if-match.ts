import { spelling } from '@partnerite/contract/headers.ts';
import type { Precondition } from '../precondition.ts';
import { refuse } from '../refusal.ts';

function skipEmpty(list: string): string {
  return list.replace(/^[\s,]+/, '');
}

const entityTag = /^(?:(?<weak>W\/)?"(?<opaque>[^"]*)"|(?<bare>[^\s",]+))\s*(?:,\s*|$)/;

/**
 * Reads an `If-Match` header: `*`, a list of entity tags, or bare values without quotes. Weak tags are left out, because
 * `If-Match` compares strongly and they can never match.
 * @throws Refusal `invalidMembers` when the header is none of these.
 */
export function parseIfMatch(header: string | undefined): Precondition | undefined {
  let rest = header?.trim();
  if (!rest) return undefined;
  if (rest === '*') return { any: true };
  const etags: string[] = [];
  // A list may have empty elements (RFC 9110, section 5.6.1).
  for (rest = skipEmpty(rest); rest !== ''; rest = skipEmpty(rest)) {
    const match = entityTag.exec(rest);
    if (match?.groups === undefined) {
      return refuse('invalidMembers', {
        values: [`${spelling.ifMatch} must be * or a list of ETags`],
        data: [spelling.ifMatch],
      });
    }
    const { weak, opaque, bare } = match.groups;
    if (weak === undefined) etags.push(opaque ?? bare ?? '');
    rest = rest.slice(match[0].length);
  }
  return { any: false, etags };
}
