import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServiceSettings } from '../settings/service-settings.ts';
import { ErrorMessage } from '../shell/error-message.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import type { AuditedResource } from './audited-value.ts';
import { HistoryFilter } from './history-filter.tsx';
import { useHistory, useVersionNow } from './history-query.ts';
import { MoreEntries } from './more-entries.tsx';
import { NoEntries } from './no-entries.tsx';
import { periodOf } from './period.ts';
import type { HistorySearch } from './search.ts';
import { Timeline } from './timeline.tsx';

const RestoreDialog = lazy(async () => ({ default: (await import('./restore-dialog.tsx')).RestoreDialog }));

/** In days, until the service has said how long it keeps records: the published time. */
const usualRetention = 90;

const useStyles = makeStyles({
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Who changed what of a customer, when, and with which application. */
export function HistoryPage() {
  const { t } = useTranslation('history');
  const { customerId } = useParams({ from: '/customers/$customerId/history' });
  const search = useSearch({ from: '/customers/$customerId/history' });
  const navigate = useNavigate({ from: '/customers/$customerId/history' });
  const settings = useServiceSettings();
  const retention = settings.data?.auditRetentionDays ?? usualRetention;
  const change = (next: HistorySearch) => void navigate({ search: next, replace: true, resetScroll: false });
  return (
    <>
      <PageTitle title={t('title')} />
      <HistoryFilter search={search} onChange={change} retention={retention} />
      {settings.isPending ? (
        <HistorySkeleton />
      ) : (
        <Entries customerId={customerId} search={search} onChange={change} retention={retention} />
      )}
    </>
  );
}

interface EntriesProps {
  readonly customerId: string;
  readonly search: HistorySearch;
  readonly onChange: (search: HistorySearch) => void;
  readonly retention: number;
}

function Entries({ customerId, search, onChange, retention }: EntriesProps) {
  const { t } = useTranslation('history');
  const period = periodOf(search, new Date(), retention);
  const history = useHistory(customerId, search, period);
  const versionNow = useVersionNow(customerId);
  const [earlier, setEarlier] = useState<AuditedResource>();
  const again = <Button onClick={() => void history.refetch()}>{t('fault.again', { ns: 'common' })}</Button>;
  if (period !== undefined && history.isPending) return <HistorySkeleton />;
  const { entries, pageCount } = history.data ?? { entries: [], pageCount: 0 };
  return (
    <>
      {history.error !== null && <ErrorMessage error={history.error} actions={again} />}
      {entries.length === 0 && history.error === null && <NoEntries search={search} onChange={onChange} />}
      <Timeline entries={entries} versionNow={versionNow} onRestore={setEarlier} />
      {entries.length > 0 && <MoreEntries history={history} count={entries.length} pageCount={pageCount} />}
      {earlier !== undefined && (
        <Suspense>
          <RestoreDialog customerId={customerId} earlier={earlier} onClose={() => setEarlier(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function HistorySkeleton() {
  const { t } = useTranslation('history');
  const styles = useStyles();
  return (
    <Skeleton aria-label={t('list.loading')} className={styles.skeleton}>
      <SkeletonItem size={24} />
      <SkeletonItem size={96} />
      <SkeletonItem size={96} />
      <SkeletonItem size={96} />
    </Skeleton>
  );
}
