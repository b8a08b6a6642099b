import type { CallOptions, CallRequest, Client, Operation } from './call.ts';
import { PartnerError } from './errors/partner-error.ts';
import { headers } from './generated/wire.ts';

/** One page of a list. */
export interface Page<Item> {
  /** In the order of the service. */
  readonly items: readonly Item[];
  /** Leads to the next page; absent on the last. Can be kept and given to `page` later. */
  readonly continuationToken: string | undefined;
}

/** Which page is read, and how. */
export interface PageOptions extends CallOptions {
  /** Where an earlier page ended. */
  readonly continuationToken?: string | undefined;
}

/** A list that is read as it is walked through: `for await (const item of list)`. Each walk begins anew. */
export interface PagedList<Item> extends AsyncIterable<Item> {
  /** One page: the first, or the one after a continuation token. */
  page(options?: PageOptions): Promise<Page<Item>>;
  /** Page after page. */
  pages(): AsyncIterable<Page<Item>>;
}

/** How a filter compares, and its `Operator` on the wire. */
const operators = { startsWith: 'starts_with', substring: 'substring', equals: 'equals' } as const;
type FilterOperator = keyof typeof operators;
const filterOperators = ['startsWith', 'substring', 'equals'] as const satisfies readonly FilterOperator[];

/** The filter's names on the wire, by operator and by their names here. */
export type FilterFields = { readonly [Operator in FilterOperator]?: Readonly<Record<string, string>> };

type Filters = {
  readonly [Operator in FilterOperator]?: Readonly<Record<string, string | undefined>> | undefined;
};

interface ListOptions extends CallOptions, Filters {}

interface ListRequest extends Pick<CallRequest, 'path' | 'query'> {
  readonly options?: ListOptions | undefined;
}

/** A page as it is answered. */
interface AnsweredPage<Item> {
  readonly items?: readonly Item[];
  readonly continuationToken?: string;
  readonly links?: {
    readonly next?: { readonly headers?: unknown };
  };
}

export function pagedList<Item>(
  client: Client,
  operation: Operation,
  fields: FilterFields,
  { path = {}, query = {}, options = {} }: ListRequest,
): PagedList<Item> {
  const { signal, deadlineMs, ...filters } = options;
  const first = { ...query, filter: filterOf(filters, fields) };

  const read = async (rounds: Client, { continuationToken, ...given }: PageOptions): Promise<Page<Item>> => {
    const request = { path, options: { signal, deadlineMs, ...given } };
    // A follow-up names the token alone: it carries size, filter and position.
    const where =
      continuationToken === undefined
        ? { query: first }
        : { query: { seekOperation: 'Next' }, headers: { [headers.continuationToken]: continuationToken } };
    const answer = await rounds.call<AnsweredPage<Item>>(operation, { ...request, ...where });
    if (!Array.isArray(answer.items)) throw unreadable('The answer is not a page of items');
    return { items: answer.items, continuationToken: nextToken(answer) };
  };

  async function* pages(): AsyncGenerator<Page<Item>, void, undefined> {
    const rounds = client.correlated();
    const seen = new Set<string>();
    let continuationToken: string | undefined;
    do {
      const page = await read(rounds, { continuationToken });
      yield page;
      continuationToken = page.continuationToken;
      if (continuationToken === undefined) return;
      if (seen.has(continuationToken)) throw unreadable('The list leads back to an earlier page');
      seen.add(continuationToken);
    } while (true);
  }

  return {
    page: (given = {}) => read(client, given),
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items;
    },
  };
}

/** The `filter` parameter: JSON, several conditions joined by `and` (protocol, section 1.9). */
function filterOf(filters: Filters, fields: FilterFields): string | undefined {
  const conditions = filterOperators.flatMap((operator) =>
    Object.entries(filters[operator] ?? {})
      // An empty search box asks for everything.
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, Value]): object => ({
        Field: fields[operator]?.[name] ?? name,
        Value,
        Operator: operators[operator],
      })),
  );
  if (conditions.length === 0) return undefined;
  return JSON.stringify(conditions.reduce((LeftFilter, RightFilter) => ({ LeftFilter, RightFilter, Operator: 'and' })));
}

/** From the body, or from the link to the next page. */
function nextToken({ continuationToken, links }: AnsweredPage<unknown>): string | undefined {
  const inLink: unknown = links?.next?.headers;
  const given: readonly { key?: unknown; value?: unknown }[] = Array.isArray(inLink) ? inLink : [];
  const linked = given.find(({ key }) => String(key).toLowerCase() === headers.continuationToken.toLowerCase());
  return continuationToken || (typeof linked?.value === 'string' && linked.value ? linked.value : undefined);
}

function unreadable(description: string): PartnerError {
  return new PartnerError({ category: 'Parse', description });
}
