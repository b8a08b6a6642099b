import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { accessToken, createPartner, type Partner, PartnerError, type PartnerOptions } from '../src/index.ts';

/** A token that no service issued: it passes a fault server that answers by itself. */
export const anyToken = 'eyJhbGciOiJub25lIn0.a-token-that-nobody-may-see';

export interface PartnerUnderTest {
  readonly partner: Partner;
  /** The waits that were asked for, in milliseconds. Nobody waited for them. */
  readonly waits: readonly number[];
}

export interface PartnerAtOptions extends Partial<PartnerOptions> {
  readonly token?: string;
  /** What chance says each time. */
  readonly chance?: number;
}

/** A partner object that talks to this origin. It does not wait between tries, and chance is known. */
export function partnerAt(url: string, options: PartnerAtOptions = {}): PartnerUnderTest {
  const { token = anyToken, chance = 0.5, environment, ...given } = options;
  const waits: number[] = [];
  const partner = createPartner({
    credentials: accessToken(token),
    cloud: { apiRoot: url, authority: url },
    ...given,
    environment: {
      random: () => chance,
      newId: randomUUID,
      sleep: async (milliseconds, signal) => {
        waits.push(milliseconds);
        signal?.throwIfAborted();
      },
      ...environment,
    },
  });
  return { partner, waits };
}

/** The error that a call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<PartnerError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof PartnerError, `expected a PartnerError, got ${String(outcome)}`);
  return outcome;
}

/** Walks through a list to its end. */
export async function allOf<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}
