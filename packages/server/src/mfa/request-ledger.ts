import type { ActivityReport, Store } from '../store/store.ts';
import { type ActivitySummary, summarise } from './activity-summary.ts';
import { PartnerActivity, type SeenRequest } from './partner-activity.ts';

/** How far back reports go, in milliseconds: seven days, as published. */
const reportedTime = 7 * 24 * 60 * 60 * 1000;

/** Who asked for what with and without a second factor in the last seven days. */
export interface RequestLedger {
  /** Notes a request, in memory only: no request waits for it. */
  note(partner: string, request: SeenRequest): void;
  /** What is known at a time (Unix milliseconds), by this run of the service, others and earlier ones. */
  read(partner: string, now: number): Promise<ActivitySummary>;
  /**
   * Writes what was noted since the last time, and forgets what is too old. A process that is killed loses what it has
   * not written yet, and nothing else.
   */
  flush(now: number): Promise<void>;
}

/**
 * @param node names this run of the service: each writes documents of its own, so that none overwrites another's
 */
export function createRequestLedger(store: Pick<Store, 'saveActivity' | 'listActivity'>, node: string): RequestLedger {
  const partners = new Map<string, PartnerActivity>();
  return {
    note(partner, request) {
      let activity = partners.get(partner);
      if (activity === undefined) {
        activity = new PartnerActivity();
        partners.set(partner, activity);
      }
      activity.note(request);
    },

    async read(partner, now) {
      const reports = await store.listActivity(partner, now);
      // What this run has written, it also remembers, and better.
      const written = reports.filter(({ name }) => !name.startsWith(node)).map(({ document }) => JSON.parse(document));
      const remembered = partners.get(partner)?.parts() ?? [];
      return summarise([...written, ...remembered], now - reportedTime);
    },

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
