import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useFormat } from '../texts/format.ts';
import type { AuditedResource } from './audited-value.ts';
import { byDay } from './days.ts';
import type { Entry } from './entry.ts';
import { EntryItem } from './entry-item.tsx';

/** How often "5 minutes ago" is told anew, in milliseconds. */
const minute = 60_000;

const useStyles = makeStyles({
  day: {
    // Days that are far out of sight are not laid out.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 20rem',
    marginBottom: tokens.spacingVerticalXL,
  },
  date: { ...typographyStyles.subtitle1, margin: `0 0 ${tokens.spacingVerticalM}` },
  entries: { margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface TimelineProps {
  readonly entries: readonly Entry[];
  readonly versionNow: string | undefined;
  readonly onRestore: (profile: AuditedResource) => void;
}

/** Entries by day, the newest first. */
export function Timeline({ entries, versionNow, onRestore }: TimelineProps) {
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  return byDay(entries).map(({ date, items }) => (
    <section key={date.toDateString()} className={styles.day}>
      <h2 className={styles.date}>{format.date(date)}</h2>
      <ol className={styles.entries}>
        {items.map((entry) => (
          <EntryItem key={entry.id} entry={entry} now={now} versionNow={versionNow} onRestore={onRestore} />
        ))}
      </ol>
    </section>
  ));
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
