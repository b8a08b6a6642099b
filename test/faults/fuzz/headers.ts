import { randomUUID } from 'node:crypto';
import { spelling } from '@partnerite/contract/headers.ts';
import { hostileETags } from '../../../packages/server/test/http/hostile-input.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import { hostileTexts } from './bodies.ts';
import type { PartnerWorld } from './world.ts';

const acceptValues = [
  'application/json',
  '*/*',
  'text/json',
  'application/xml',
  'text/html;q=0.1, */*;q=0',
  ',',
  'a/b;c',
];
const localeValues = ['en-US', '"fr-FR"', 'zh-TW', 'nl', 'xx-YY', '"', 'sv-SE, en;q=0.5', '__proto__', 'constructor'];
const contractVersions = ['v1', 'api-version: v1', 'v2', ''];
/** Headers that mean something to servers, proxies or frameworks, and nothing here. */
const strangeHeaders: readonly string[] = [
  ...[
    'Prefer: return=minimal',
    'Prefer: respond-async, wait=1',
    'Range: bytes=0-1',
    'If-None-Match: *',
    'TE: trailers',
  ],
  ...['X-HTTP-Method-Override: DELETE', 'X-Forwarded-Host: other.example', 'Forwarded: for=1.2.3.4', 'Via: 1.1 proxy'],
  ...['Expect: 100-continue', 'Expect: magic', 'Upgrade: websocket', 'Connection: close', 'Connection: keep-alive, te'],
  ...[
    'Cookie: __proto__=1; a=%ff',
    'Accept-Encoding: gzip',
    'Accept-Charset: utf-16',
    'Origin: null',
    'Origin: http://a',
  ],
  ...[
    'Content-Encoding: gzip',
    'Content-Encoding: br, gzip',
    'Content-Language: xx',
    'Accept-Version: 9',
    '__proto__: 1',
  ],
  ...[
    'If-Modified-Since: x',
    'Max-Forwards: 0',
    'Date: yesterday',
    `X-Long: ${'x'.repeat(15_000)}`,
    'Access-Control-Request-Method: PUT',
  ],
];

function headerText(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 2_000);
}

export interface HeaderOptions {
  readonly random: SeededRandom;
  readonly host: string;
  readonly token: string | undefined;
  readonly world: PartnerWorld;
  readonly other: PartnerWorld;
  readonly path: string;
  /** Headers of the body. */
  readonly bodyHeaders: readonly string[];
}

/** The header lines of a request, but for those that say how long its body is. */
export function sentHeaders(options: HeaderOptions): readonly string[] {
  const { random, host, token, path, world, other } = options;
  const lines = [`Host: ${random.chance(0.997) ? host : random.pick(['other.example', '', 'a:b:c', '127.0.0.1:1'])}`];
  if (token !== undefined) lines.push(`${spelling.authorization}: Bearer ${token}`);
  lines.push(...options.bodyHeaders);
  const sometimes = (probability: number, name: string, value: () => string) => {
    if (random.chance(probability))
      lines.push(`${name}: ${random.chance(0.06) ? headerText(random.pick(hostileTexts)) : value()}`);
  };
  sometimes(0.4, spelling.requestId, () => (random.chance(0.9) ? randomUUID() : random.pick(['one', 'two', 'three'])));
  sometimes(0.3, spelling.correlationId, randomUUID);
  sometimes(0.5, spelling.accept, () => (random.chance(0.85) ? 'application/json' : random.pick(acceptValues)));
  sometimes(0.2, spelling.locale, () => random.pick(localeValues));
  sometimes(0.05, spelling.contractVersion, () => random.pick(contractVersions));
  sometimes(0.4, spelling.ifMatch, () => {
    const kind = random.next();
    if (kind < 0.5) return `"${world.etagOf(path)}"`;
    return kind < 0.6 ? `"${other.etagOf(path)}"` : random.pick(hostileETags);
  });
  sometimes(0.06, spelling.continuationToken, () => continuationToken(options));
  sometimes(0.04, 'X-Strange', () => headerText(random.pick(hostileTexts)));
  if (random.chance(0.04)) lines.push(random.pick(strangeHeaders));
  return lines;
}

/** The partner's own, the other's, or one with a letter changed. */
function continuationToken({ random, world, other }: HeaderOptions): string {
  const kind = random.next();
  const { id } = kind < 0.15 ? other.pick('token', random) : world.pick('token', random);
  if (kind < 0.6) return id;
  const at = random.below(id.length);
  return `${id.slice(0, at)}${random.pick(['A', 'z', '-', ''])}${id.slice(at + 1)}`;
}
