import type { TSchema } from 'typebox';
import type { SeededRandom } from '../../seeded-random.ts';

/**
 * Stands for what is known only when a request is sent, e.g. `{{customer}}`: who sends it, its number, ids that the
 * server has made.
 */
export const placeholder = /\{\{(\w+)\}\}/g;

/** What is good for a member, by its name: a schema says of most only that it is a text. */
const goodTexts: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    country: ['US'],
    state: ['WA'],
    city: ['Redmond'],
    postalCode: ['98052'],
    culture: ['en-US', 'fr-FR', 'EN-us'],
    language: ['en', 'fr', 'En'],
    organizationProfileLanguage: ['en'],
    phoneNumber: ['4255550101', '+1 425 555 0101'],
    telephone: ['4255550101'],
    password: ['abCD123*'],
    usageLocation: ['US', 'FR'],
    userPrincipalName: ['{{mark}}{{number}}@{{domain}}'],
    domainPrefix: ['{{mark}}{{number}}'],
    domain: ['{{mark}}{{number}}.onmicrosoft.com'],
    verifiedDomainName: ['{{mark}}{{number}}.example.com'],
    name: ['{{mark}}{{number}}.example.com'],
    rootDomain: ['{{mark}}{{number}}.example.com'],
    mpnId: ['6363276'],
    WebhookUrl: ['{{callback}}'],
    tenantID: ['{{customer}}'],
    templateId: ['{{template}}'],
    applicationId: ['{{application}}'],
    enterpriseApplicationId: ['{{application}}'],
    dateAgreed: ['2026-01-05', '2025-11-03T10:00:00Z'],
    associatedPartnerId: ['{{reseller}}'],
    etag: ['{{etag}}'],
    id: ['{{id}}'],
    userId: ['{{user}}'],
    website: ['https://{{mark}}.example.com/', '{{mark}}.example.com'],
    adminUserName: ['{{mark}}admin'],
  }),
);

const freeTexts = ['{{mark}} {{number}}', '{{mark}} Épicerie', '台北 {{mark}}', '{{mark}}-&<>"\\ \'{{number}}'];

/** Members that are left out of most documents: with them few would be good. */
const seldom = new Set(['organizationRegistrationNumber', 'region', 'district', 'rootDomain', 'id', 'tenantId']);

/** A document that the schema allows; members that it does not demand are there or not. */
export function documentOf(schema: TSchema, random: SeededRandom, name = '', parent = ''): unknown {
  const { enum: choices, type, properties, items, required = [], minimum = 0 } = schema as Described;
  if (choices !== undefined) return random.pick(choices);
  switch (type) {
    case 'object':
      return objectOf(properties ?? {}, new Set(required), random, name);
    case 'array':
      if (choicesOf(items) !== undefined) return choicesOf(items)?.filter(() => random.chance(0.5));
      return Array.from({ length: 1 + random.below(2) }, () => documentOf(items ?? {}, random, name, parent));
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
      return minimum + random.below(100);
    case 'number':
      return minimum + random.below(100_000) / 100;
    default:
      return textOf(schema as Described, random, name, parent);
  }
}

function choicesOf(schema: TSchema | undefined): readonly string[] | undefined {
  return (schema as Described | undefined)?.enum;
}

/** What is read of a schema. */
interface Described extends TSchema {
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
  readonly required?: readonly string[];
  readonly minimum?: number;
}

function objectOf(
  properties: Readonly<Record<string, TSchema>>,
  required: ReadonlySet<string>,
  random: SeededRandom,
  parent: string,
): object {
  const entries = Object.entries(properties)
    .filter(([name]) => required.has(name) || random.chance(seldom.has(name) ? 0.2 : 0.7))
    .map(([name, schema]) => [name, documentOf(schema, random, name, parent)] as const);
  return Object.fromEntries(entries);
}

function textOf({ format, maxLength }: Described, random: SeededRandom, name: string, parent: string): string {
  if (parent === 'grantor' && name === 'tenantID') return '{{partner}}';
  const known = parent === 'tenant' && name === 'name' ? undefined : goodTexts.get(name);
  if (known !== undefined) return random.pick(known);
  if (format === 'email') return '{{mark}}{{number}}@example.com';
  if (format === 'uuid') return '{{customer}}';
  // A name of few characters has room for no more than the mark.
  return maxLength !== undefined && maxLength < 60 ? '{{mark}}' : random.pick(freeTexts);
}
