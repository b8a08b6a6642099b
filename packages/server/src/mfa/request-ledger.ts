import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ActivityReport } from '../store/activity.ts';
import type { Store } from '../store/store.ts';
import { type Summary, summariseApplications, summariseRequests, summariseWithoutMfa } from './activity-summary.ts';
import {
  type ActivityPart,
  type ApplicationCount,
  isNameOf,
  type LastRequest,
  PartnerActivity,
  type SeenRequest,
} from './partner-activity.ts';

/** How far back reports go, in milliseconds: seven days, as published. */
const reportedTime = 7 * 24 * 60 * 60 * 1000;

/** Names that are read at once. Of the documents one is read at a time. */
const namesAtOnce = 500;

/**
 * Who asked for what with and without a second factor in the last seven days: as known at a time (Unix milliseconds), by
 * this run of the service, others and earlier ones. It is read in small steps that let other requests in between.
 */
export interface RequestLedger {
  /** Notes a request, in memory only: no request waits for it. */
  note(partner: string, request: SeenRequest): void;
  /** The oldest first; of more than can be listed, the newest. */
  readRequests(partner: string, now: number): Promise<readonly SeenRequest[]>;
  /** The newest day first, then by application. */
  readApplications(partner: string, now: number): Promise<readonly ApplicationCount[]>;
  /** Who made requests without a second factor; the last one first. */
  readWithoutMfa(partner: string, now: number): Promise<readonly LastRequest[]>;
  /**
   * Writes what was noted since the last time, and forgets what is too old. A process that is killed loses what it has
   * not written yet, and nothing else.
   */
  flush(now: number): Promise<void>;
}

type LedgerStore = Pick<Store, 'saveActivity' | 'listActivity' | 'readActivity'>;

/**
 * @param node names this run of the service: each writes documents of its own, so that none overwrites another's
 */
export function createRequestLedger(store: LedgerStore, node: string): RequestLedger {
  const partners = new Map<string, PartnerActivity>();

  async function read<Kind extends ActivityPart['kind'], Told>(
    partner: string,
    now: number,
    summary: Summary<Kind, Told>,
  ): Promise<readonly Told[]> {
    const isOfKind = (part: ActivityPart): part is Extract<ActivityPart, { kind: Kind }> => part.kind === summary.kind;
    for await (const name of namesOf(store, partner)) {
      const [run = '', ...rest] = name.split('/');
      // What this run has written, it also remembers, and better.
      if (run === node || !isNameOf(summary.kind, rest.join('/'))) continue;
      const report = await store.readActivity(partner, name, now);
      const part: ActivityPart | undefined = report && JSON.parse(report.document);
      if (part !== undefined && isOfKind(part)) summary.add(part);
      await nextTurn();
    }
    for (const part of partners.get(partner)?.parts() ?? []) if (isOfKind(part)) summary.add(part);
    return summary.told();
  }

  return {
    note(partner, request) {
      let activity = partners.get(partner);
      if (activity === undefined) {
        activity = new PartnerActivity();
        partners.set(partner, activity);
      }
      activity.note(request);
    },

    readRequests: (partner, now) => read(partner, now, summariseRequests(now - reportedTime)),
    readApplications: (partner, now) => read(partner, now, summariseApplications(now - reportedTime)),
    readWithoutMfa: (partner, now) => read(partner, now, summariseWithoutMfa(now - reportedTime)),

    async flush(now) {
      const reports: ActivityReport[] = [];
      for (const [partner, activity] of partners) {
        activity.forget(now - reportedTime);
        for (const { name, part, lastAt } of activity.takeChanged()) {
          const expiresAt = lastAt + reportedTime;
          reports.push({ partner, name: `${node}/${name}`, document: JSON.stringify(part), expiresAt });
        }
        if (activity.isEmpty) partners.delete(partner);
      }
      if (reports.length === 0) return;
      try {
        await store.saveActivity(reports);
      } catch (error) {
        for (const activity of partners.values()) activity.markChanged();
        throw error;
      }
    },
  };
}

async function* namesOf(store: LedgerStore, partner: string): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const names: readonly string[] = await store.listActivity(partner, { limit: namesAtOnce, after });
    yield* names;
    after = names.length < namesAtOnce ? undefined : names.at(-1);
    await nextTurn();
  } while (after !== undefined);
}
