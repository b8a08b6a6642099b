import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../shell/announcer.tsx';
import { useNearEnd } from '../shell/use-near-end.ts';
import type { useHistory } from './history-query.ts';

const useStyles = makeStyles({
  more: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    minHeight: '48px',
    color: tokens.colorNeutralForeground3,
  },
});

interface MoreEntriesProps {
  readonly history: ReturnType<typeof useHistory>;
  readonly count: number;
  readonly pageCount: number;
}

/** Reads older entries as the end of the list comes near; by keyboard there is a button. */
export function MoreEntries({ history, count, pageCount }: MoreEntriesProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const announce = useAnnounce();
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = history;
  const canRead = hasNextPage && !isFetchingNextPage && !isError;
  const readMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const place = useNearEnd(canRead, readMore);
  // What was read again on the same pages is told by whoever had it read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => announce(t('list.loaded', { count })), [announce, t, pageCount]);
  return (
    <div ref={place} className={styles.more}>
      {isFetchingNextPage && <Spinner size="small" label={t('list.loading')} />}
      {canRead && <Button onClick={readMore}>{t('list.more')}</Button>}
      {!hasNextPage && <span>{t('list.end')}</span>}
    </div>
  );
}
