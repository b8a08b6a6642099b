import { randomUUID } from 'node:crypto';
import { isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import { type BodyTemplate, bodyTemplates, foreignBody } from './bodies.ts';
import { placeholder } from './documents.ts';
import { sentHeaders } from './headers.ts';
import { otherRequest } from './others.ts';
import { type Asking, kindOf, pathTo, type SharedIds, sentPath, sentQuery } from './paths.ts';
import type { Owned, PartnerWorld } from './world.ts';

/** Who sends a request. */
export interface Sender {
  /** What is its own: a stranger has nothing. */
  readonly world: PartnerWorld;
  /** Of whom it has heard. */
  readonly other: PartnerWorld;
  /** Those of whose things it may see nothing. */
  readonly foreign: readonly PartnerWorld[];
  /** Of the partner, of nobody at all, or absent. */
  readonly token: string | undefined;
  /** The token is a good one. */
  readonly known: boolean;
}

/** One request as it goes over the wire, a character for each byte, and what is said of it beside. */
export interface FuzzRequest {
  readonly text: string;
  /** `other` for what is no operation. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** What the path names where it is good. */
  readonly owned: Owned;
  readonly sender: Sender;
}

interface Template {
  readonly id: string;
  readonly operation: Operation;
  readonly weight: number;
  readonly bodies: readonly BodyTemplate[];
}

/** Bodies that are made beforehand for each operation. */
const bodiesOfOperation = 400;
/** How often operations are asked for; all others: 1. Passwords are hashed slowly on purpose; some answers are long. */
const weights: ReadonlyMap<string, number> = new Map([
  ['createCustomerUser', 0.3],
  ['resetCustomerUserPassword', 0.15],
  ['getPartnerRequests', 0.01],
  ['getRequestActivity', 0.4],
  ['createCustomer', 2],
  ['createSandboxIndirectReseller', 0.5],
  ['getCustomerBillingProfile', 3],
  ['updateCustomerBillingProfile', 4],
  ['listCustomers', 2],
  ['getCustomer', 2],
  ['deleteCustomer', 0.3],
  ['patchCustomer', 0.3],
]);
/** Of all requests, so many are for what is no operation. */
const otherShare = 0.02;
const oddMethods = [
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'LINK',
  'get',
  'FOO',
  'HEAD',
  'PATCH',
  'DELETE',
  'POST',
  'QUERY',
];

export interface SourceOptions {
  readonly random: SeededRandom;
  readonly host: string;
  readonly shared: SharedIds;
  /** Address that takes the callbacks of a partner. */
  readonly callbackOf: (world: PartnerWorld) => string;
}

/** Makes requests: the same ones for the same seed, but for what only the server can know. */
export function requestSource({ random, host, shared, callbackOf }: SourceOptions) {
  const templates = Object.entries<Operation>(operations).map(([id, operation]): Template => {
    const schema = isBuilt(operation) ? operation.body : undefined;
    const bodies = schema === undefined ? [] : bodyTemplates(schema, random, bodiesOfOperation);
    return { id, operation, weight: weights.get(id) ?? 1, bodies };
  });
  const byId = new Map(templates.map((template) => [template.id, template]));
  const choose = weighted(templates, random);

  const bodyOf = ({ bodies, operation: { method } }: Template): BodyTemplate | undefined => {
    if (bodies.length > 0) return random.chance(0.99) ? random.pick(bodies) : undefined;
    return random.chance(method === 'GET' ? 0.01 : 0.1) ? foreignBody(random) : undefined;
  };

  return (number: number, sender: Sender): FuzzRequest => {
    if (random.chance(otherShare)) return otherRequest({ random, host, sender });
    const { world, other, token, known } = sender;
    const asking: Asking = { random, world, other, shared };
    const deletion = known ? world.surplus.pop() : undefined;
    const template = byId.get(deletion?.operation ?? '') ?? choose();
    const owned = deletion?.owned ?? world.pick(kindOf(template.operation), random);
    const path = (deletion === undefined ? sentPath : pathTo)(template.operation, asking, owned);
    const method = deletion === undefined && random.chance(0.015) ? random.pick(oddMethods) : template.operation.method;
    const body = deletion === undefined ? bodyOf(template) : undefined;
    const query = deletion === undefined ? sentQuery(template.operation, asking) : '';
    const values = placeholderValues({ ...asking, number, path, owned, callback: callbackOf(world) });
    const text = body?.text.replace(placeholder, (written, name: string) => values(name) ?? written);
    const bodyHeaders = body?.headers ?? [];
    const head = sentHeaders({ random, host, token, world, other, path, bodyHeaders });
    const framed = text === undefined ? '\r\n\r\n' : frame(text, random);
    return {
      text: `${method} ${path}${query} HTTP/1.1\r\n${head.join('\r\n')}${framed}`,
      operation: template.id,
      method,
      path,
      owned,
      sender,
    };
  };
}

/** A body with its length, or in chunks. */
function frame(text: string, random: SeededRandom): string {
  if (random.chance(0.97)) return `\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  const at = random.below(text.length + 1);
  const chunks = [text.slice(0, at), text.slice(at)].filter((chunk) => chunk !== '');
  const sent = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
  return `\r\nTransfer-Encoding: chunked\r\n\r\n${sent.join('')}0\r\n\r\n`;
}

function weighted(templates: readonly Template[], random: SeededRandom): () => Template {
  const total = templates.reduce((sum, { weight }) => sum + weight, 0);
  return () => {
    let rest = random.next() * total;
    for (const template of templates) {
      rest -= template.weight;
      if (rest < 0) return template;
    }
    return random.pick(templates);
  };
}

interface Filling extends Asking {
  readonly number: number;
  readonly path: string;
  readonly owned: Owned;
  readonly callback: string;
}

/** What placeholders of a body stand for. */
function placeholderValues({ random, world, shared, number, path, owned, callback }: Filling) {
  return (name: string): string | undefined => {
    switch (name) {
      case 'mark':
        return world.mark;
      case 'number':
        return String(number);
      case 'partner':
        return world.partner.tenant;
      case 'customer':
        return owned.customer;
      case 'domain':
        return world.domainOf(owned.customer);
      case 'reseller':
        return random.chance(0.5) ? world.partner.reseller : world.pick('reseller', random).id;
      case 'user':
        return world.pick('user', random).id;
      case 'id':
        return owned.id;
      case 'template':
        return random.pick(shared.templates);
      case 'application':
        return random.chance(0.9) ? randomUUID() : owned.id;
      case 'etag':
        return world.etagOf(path);
      case 'callback':
        return callback;
      default:
        return undefined;
    }
  };
}
