import type { CallOptions, CallRequest, Client, Operation } from './call.ts';
import { badInput, numberOption } from './errors/bad-input.ts';
import { ConflictError } from './errors/conflict-error.ts';
import { PartnerError } from './errors/partner-error.ts';
import { mergeResources, sameResource } from './merge.ts';
import { untilAborted } from './transport/deadline.ts';
import { update } from './update.ts';

/** Makes the changed resource of the one that was read. It gets a copy, and is called again when somebody was faster. */
export type Change<T, U> = (current: T) => U | Promise<U>;

/** A result with no other members than these: a misspelt one does not compile. */
export type Only<Result, Members> = Result & { readonly [Name in Exclude<keyof Result, Members>]: never };

/** How an edit deals with others. */
export interface EditOptions<T> extends CallOptions {
  /**
   * What to do when somebody else was faster: `reapply` calls the change again with what they left; `merge` keeps what
   * the first call made and joins it with theirs, member by member, so that a person need not be asked again unless
   * both changed the same member.
   * @defaultValue 'reapply'
   */
  readonly onStale?: 'reapply' | 'merge' | undefined;
  /** Start from this version, read earlier, instead of reading it now: what a person saw while typing. */
  readonly base?: T | undefined;
  /** How many times to try on a newer version at most, the first time included. @defaultValue 50 */
  readonly maxRounds?: number | undefined;
}

/** A resource whose updates must name a version. */
interface Versioned {
  readonly attributes: { readonly etag: string };
}

interface EditRequest<T, U> extends Pick<CallRequest, 'path'> {
  readonly change: Change<T, U>;
  readonly options?: EditOptions<T> | undefined;
}

/** Upper bounds of the waits between rounds, in milliseconds: the first, doubled each time, and the longest. */
const firstPause = 20;
const longestPause = 2_000;

/** Reads, changes and updates one resource without losing anybody's change. */
export function edit<T extends Versioned, U extends object>(
  client: Client,
  read: Operation,
  write: Operation,
  { path = {}, change, options = {} }: EditRequest<T, U>,
): Promise<T> {
  const { onStale = 'reapply', base: given } = options;
  return client.within(options, async (signal) => {
    const maxRounds = numberOption('maxRounds', options.maxRounds, 50);
    // One deadline for all of it: the calls inside have none of their own.
    const calls = { path, options: { signal, deadlineMs: Number.POSITIVE_INFINITY } };
    const rounds = client.correlated();
    const readNow = async () => versioned(await rounds.call<T>(read, calls), 'Parse');
    const apply = async (resource: T) => {
      const pending = (async () => change(copyOf(resource)))();
      return changed(await untilAborted(pending, signal));
    };
    const base = given === undefined ? await readNow() : versioned(copyOf(given), 'BadInput');
    const mine = await apply(base);
    let current = base;
    let wanted: object = mine;
    for (let round = 1; ; round += 1) {
      try {
        return await update<T>(rounds, write, { ...calls, body: basedOn(wanted, current.attributes.etag) });
      } catch (error) {
        if (!isStale(error) || round >= maxRounds) throw error;
        await rounds.pause(Math.min(longestPause, firstPause * 2 ** (round - 1)), signal);
        const newest = await readNow();
        // An update that was sent twice may have been done the first time, and only its answer was lost.
        if (error.attempts > 1 && isIn(newest, wanted, current)) return newest;
        wanted = onStale === 'merge' ? merge({ base, mine, theirs: newest }, error) : await apply(newest);
        if (onStale === 'merge' && sameResource(wanted, newest)) return newest;
        current = newest;
      }
    }
  });
}

/** @throws PartnerError of the category when the resource does not say which version it is */
function versioned<T extends Versioned>(resource: T, category: 'Parse' | 'BadInput'): T {
  const given: { readonly attributes?: { readonly etag?: unknown } | null } = resource;
  const etag = given.attributes?.etag;
  if (typeof etag === 'string' && etag !== '') return resource;
  throw new PartnerError({ category, description: 'The resource has no version', data: ['attributes.etag'] });
}

/** A plain copy: what frameworks hand out may be watched by them. Resources are JSON. */
function copyOf<T>(resource: T): T {
  try {
    return JSON.parse(JSON.stringify(resource));
  } catch (cause) {
    throw badInput('The resource has no JSON form', undefined, cause);
  }
}

/** Whether all that was changed of the base, and maybe more, is in the newest version. */
function isIn(newest: object, mine: object, base: object): boolean {
  const { value, conflicts } = mergeResources(base, mine, newest);
  return conflicts.length === 0 && sameResource(value, newest);
}

function isStale(error: unknown): error is PartnerError {
  return error instanceof PartnerError && error.category === 'PreconditionFailed';
}

/** The body of an update: whatever the change made of `attributes`, the version is the one that was read. */
function basedOn(wanted: object & { attributes?: object }, etag: string): object & Versioned {
  return { ...wanted, attributes: { ...wanted.attributes, etag } };
}

/** @throws ConflictError */
function merge<T extends object>(versions: { base: T; mine: object; theirs: T }, stale: PartnerError): T {
  const { value, conflicts } = mergeResources(versions.base, versions.mine, versions.theirs);
  if (conflicts.length > 0) throw new ConflictError(versions, conflicts, stale);
  return value;
}

function changed<U extends object>(result: U): U {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    throw badInput('The change must return the changed resource');
  }
  return result;
}
