import { type BuiltOperation, isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import { hostileTexts } from './bodies.ts';
import { type Kind, type Owned, type PartnerWorld, unknownId } from './world.ts';

/** Ids that are the same for every partner, as the server lists them. */
export interface SharedIds {
  readonly roles: readonly string[];
  readonly templates: readonly string[];
}

/** What a request is made from. */
export interface Asking {
  readonly random: SeededRandom;
  readonly world: PartnerWorld;
  readonly other: PartnerWorld;
  readonly shared: SharedIds;
}

/** Which of the partner's things the last id of a path names. */
const kinds: ReadonlyMap<string, Kind> = new Map([
  ['userId', 'user'],
  ['applicationId', 'consent'],
  ['policyId', 'policy'],
  ['recordId', 'record'],
  ['resellerId', 'reseller'],
  ['eventId', 'event'],
  ['correlationId', 'event'],
]);

/** These name a user in their bodies. */
const namingUser = new Set<Operation>([operations.updateCustomerUser, operations.addCustomerDirectoryRoleMember]);

/** The kind of thing that an operation is about. */
export function kindOf(operation: Operation): Kind {
  const { path } = operation;
  if (namingUser.has(operation)) return 'user';
  if (operation === operations.updateSelfServePolicy) return 'policy';
  for (const [name, kind] of kinds) if (path.includes(`{${name}}`)) return kind;
  return 'customer';
}

const kindsOfOperations = new Map(Object.entries<Operation>(operations).map(([id, row]) => [id, kindOf(row)]));

/** The kind of thing that the operation of this id is about. */
export function kindOfOperation(id: string): Kind {
  return kindsOfOperations.get(id) ?? 'customer';
}

/** A path with the ids of something, as it should be. */
export function pathTo({ path }: Operation, { world, random, shared }: Asking, owned: Owned): string {
  return path.replaceAll(/\{(\w+)\}/g, (_text, name: string) => goodSegment(name, { world, random, shared }, owned));
}

function goodSegment(name: string, { world, random, shared }: Omit<Asking, 'other'>, owned: Owned): string {
  switch (name) {
    case 'customerId':
      return owned.customer;
    case 'roleId':
      return random.pick(shared.roles);
    case 'templateId':
      return random.pick(shared.templates);
    case 'country':
      return random.pick(['US', 'fr', 'TW', 'XX']);
    case 'programName':
      return 'csp';
    case 'domain':
      return random.chance(0.5) ? world.pickDomain(random) : `${world.mark}${random.below(10_000)}.onmicrosoft.com`;
    case 'domainPrefix':
      return `${world.mark}${random.below(10_000)}`;
    default:
      return owned.id;
  }
}

const hostileSegments: readonly string[] = [
  ...['%zz', '%c3%28', '.', '..', '%2e%2e', '%2f', ':id', '{customerId}', '*', 'x'.repeat(1_000), '%', '%00', '%0d%0a'],
  ...[';', '~', '__proto__', '\x80\xff', '<', '"', '%EF%BB%BF', '0', '-1', 'all', 'null', 'NaN', '%25%32%65', '[::1]'],
  ...[unknownId.replaceAll('-', ''), `{${unknownId}}`, `${unknownId}%20`, `${unknownId}.json`, unknownId.slice(1)],
];

/** A path of an operation: that of something of the partner's own, or one with a segment that is another's or no good. */
export function sentPath(operation: Operation, asking: Asking, owned: Owned): string {
  const { random, other } = asking;
  const good = pathTo(operation, asking, owned);
  if (random.chance(0.72)) return good;
  const kind = random.next();
  if (kind < 0.25) return pathTo(operation, asking, other.pickLeaked(random));
  if (kind < 0.4) return pathTo(operation, asking, { id: unknownId, customer: unknownId });
  if (kind < 0.5) return pathTo(operation, asking, { id: unknownId, customer: owned.customer });
  if (kind < 0.6) return random.pick([good.toUpperCase(), good.toLowerCase(), `${good}/`, good.replaceAll('/', '//')]);
  const segments = good.split('/');
  const at = 1 + random.below(segments.length - 1);
  segments[at] = kind < 0.75 ? escapeAll(segments[at] ?? '') : random.pick(hostileSegments);
  return segments.join('/');
}

function escapeAll(segment: string): string {
  return [...segment].map((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
}

const smallSizes = ['1', '2', '3', '5', '10'];
const dates = ['2026-01-01', '2025-12-31T23:59:59Z', '11/01/2026 00:00:00', '0000-00-00', '9999-12-31', '-1', '1/1/1'];
const filterFields = [
  'CompanyName',
  'Domain',
  'IndirectReseller',
  'CustomerId',
  'ResourceType',
  'OperationType',
  'UserState',
];
const operators = ['starts_with', 'StartsWith', 'equals', 'substring', 'and', 'or', '__proto__'];

function filterText({ random, world }: Asking): string {
  const one = () => ({
    Field: random.pick(filterFields),
    Value: random.pick([
      world.mark,
      world.mark.slice(0, 2),
      'w',
      'Active',
      world.partner.reseller,
      random.pick(hostileTexts).slice(0, 300),
    ]),
    Operator: random.pick(operators),
  });
  const filter = random.chance(0.2) ? { LeftFilter: one(), RightFilter: one(), Operator: 'and' } : one();
  const text = JSON.stringify(filter);
  return random.chance(0.1) ? text.slice(0, random.below(text.length)) : text;
}

function parameterValue(name: string, choices: readonly string[] | undefined, asking: Asking): string {
  const { random, world } = asking;
  if (random.chance(0.1)) return random.pick(hostileTexts).slice(0, 2_000);
  if (choices !== undefined) return random.pick(choices);
  if (name === 'size') return random.pick(smallSizes);
  if (name === 'filter') return filterText(asking);
  if (/date$/i.test(name)) return random.pick(dates);
  if (name === 'seekOperation') return random.pick(['Next', 'First', 'Previous', 'next']);
  if (name === 'tenantId') return random.pick([world.partner.reseller, world.pick('reseller', random).id]);
  if (/tenant|entity|customer/i.test(name)) return world.pick('customer', random).id;
  if (name === 'mpnId') return random.pick(['1', '6363276', '0', 'x']);
  return random.pick(['1', 'en-US', 'US', world.mark, 'v2', '0', '1000']);
}

/** The query of a request: what the operation takes, well or badly filled; for most that take none, none. */
export function sentQuery(operation: Operation, asking: Asking): string {
  const { random } = asking;
  const properties = isBuilt(operation) ? queryOf(operation) : {};
  const parameters = Object.entries(properties)
    // A page of full size costs much to make and to look through: it is asked for seldom.
    .filter(([name]) => (name === 'size' ? random.chance(0.97) : random.chance(0.3)))
    .map(([name, schema]) => [name, parameterValue(name, schema.enum, asking)] as const);
  const strange = random.chance(0.04)
    ? [
        [
          random.pick(['__proto__', 'a[b]', '', '$', 'size', 'filter']),
          random.pick(hostileTexts).slice(0, 500),
        ] as const,
      ]
    : [];
  const sent = [...parameters, ...strange];
  if (sent.length === 0)
    return random.chance(0.01) ? random.pick(['?', '?&&', '?=', '?%', '?%ff=%ff', '??', '#x']) : '';
  const written = random.chance(0.97)
    ? (text: string) => encodeURIComponent(text.toWellFormed())
    : (text: string) => text.replaceAll(/[^\x21-\x7e]/g, '');
  return `?${sent.map(([name, value]) => `${written(name)}=${written(value)}`).join('&')}`;
}

function queryOf({ query }: BuiltOperation): Readonly<Record<string, { readonly enum?: readonly string[] }>> {
  return query?.properties ?? {};
}
