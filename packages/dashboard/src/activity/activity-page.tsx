import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components';
import { BroomRegular } from '@fluentui/react-icons/svg/broom';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import type { RecordedRequest } from '@partnerite/sdk';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServiceSettings } from '../settings/service-settings.ts';
import { useAnnounce } from '../shell/announcer.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { ActivityFilter } from './activity-filter.tsx';
import { isWanted } from './recorded-requests.ts';
import { RequestDetails } from './request-details.tsx';
import { focusRequest, RequestTable } from './request-table.tsx';
import type { ActivitySearch } from './search.ts';
import { SwitchedOff } from './switched-off.tsx';
import { useActivity } from './use-activity.ts';

const wide = '@media (min-width: 64rem)';

const useStyles = makeStyles({
  both: {
    [wide]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      alignItems: 'start',
      columnGap: tokens.spacingHorizontalL,
    },
  },
  details: {
    [wide]: {
      position: 'sticky',
      insetBlockStart: tokens.spacingVerticalL,
      maxHeight: `calc(100vh - 2 * ${tokens.spacingVerticalL})`,
      overflow: 'auto',
    },
  },
  // On a small screen the details take the place of the list.
  behind: { '@media (max-width: 63.99rem)': { display: 'none' } },
  state: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground3 },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  empty: {
    margin: 0,
    padding: tokens.spacingVerticalXXXL,
    textAlign: 'center',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** The requests that the server saw last, as they come in. */
export function ActivityPage() {
  const { t } = useTranslation('activity');
  const settings = useServiceSettings();
  if (settings.data?.activity === false) return <SwitchedOff />;
  if (settings.error !== null) {
    return (
      <>
        <PageTitle title={t('title')} />
        <ErrorMessage error={settings.error} />
      </>
    );
  }
  return <LiveActivity />;
}

function LiveActivity() {
  const { t } = useTranslation('activity');
  const search = useSearch({ from: '/activity' });
  const navigate = useNavigate({ from: '/activity' });
  const [paused, setPaused] = useState(false);
  const [clearedUpTo, setClearedUpTo] = useState(0);
  const { data, error, isPending } = useActivity(paused);
  const change = useCallback(
    (next: ActivitySearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const choose = useCallback(
    (request: number) =>
      void navigate({ search: (current: ActivitySearch) => ({ ...current, request }), resetScroll: false }),
    [navigate],
  );
  return (
    <>
      <PageTitle
        title={t('title')}
        actions={<LiveButtons paused={paused} onPause={setPaused} onClear={() => setClearedUpTo(data?.latest ?? 0)} />}
      />
      <ActivityFilter search={search} onChange={change} />
      {error !== null && data === undefined && <ErrorMessage error={error} />}
      {isPending && error === null && <ActivitySkeleton />}
      {data !== undefined && (
        <Requests
          requests={data.requests}
          clearedUpTo={clearedUpTo}
          paused={paused}
          search={search}
          onChoose={choose}
          onChange={change}
        />
      )}
    </>
  );
}

interface LiveButtonsProps {
  readonly paused: boolean;
  readonly onPause: (paused: boolean) => void;
  readonly onClear: () => void;
}

function LiveButtons({ paused, onPause, onClear }: LiveButtonsProps) {
  const { t } = useTranslation('activity');
  const announce = useAnnounce();
  return (
    <>
      <Button
        icon={paused ? <PlayRegular /> : <PauseRegular />}
        onClick={() => {
          announce(t(paused ? 'live.resumed' : 'live.paused'));
          onPause(!paused);
        }}
      >
        {t(paused ? 'live.resume' : 'live.pause')}
      </Button>
      <Button
        icon={<BroomRegular />}
        onClick={() => {
          announce(t('live.cleared'));
          onClear();
        }}
      >
        {t('live.clear')}
      </Button>
    </>
  );
}

interface RequestsProps {
  readonly requests: readonly RecordedRequest[];
  readonly clearedUpTo: number;
  readonly paused: boolean;
  readonly search: ActivitySearch;
  readonly onChoose: (id: number) => void;
  readonly onChange: (search: ActivitySearch) => void;
}

function Requests({ requests, clearedUpTo, paused, search, onChoose, onChange }: RequestsProps) {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  const { request: chosen, ...filter } = search;
  const text = useDeferredValue(filter.text);
  const { method, status } = filter;
  const shown = useMemo(
    () => requests.filter((each) => each.id > clearedUpTo && isWanted(each, { text, method, status })),
    [requests, clearedUpTo, text, method, status],
  );
  const details = requests.find(({ id }) => id === chosen);
  const close = () => {
    onChange(filter);
    if (chosen !== undefined) requestAnimationFrame(() => focusRequest(chosen));
  };
  return (
    <>
      {chosen !== undefined && details === undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('details.gone', { id: chosen })}</MessageBarBody>
        </MessageBar>
      )}
      <div className={details && styles.both}>
        <div className={details && styles.behind}>
          <p className={styles.state}>
            {t('live.shown', { count: shown.length })} · {t(paused ? 'live.paused' : 'live.following')}
          </p>
          {shown.length > 0 ? (
            <RequestTable requests={shown} chosen={chosen} onChoose={onChoose} />
          ) : (
            <p className={styles.empty}>{t(requests.length > 0 ? 'live.none' : 'live.empty')}</p>
          )}
        </div>
        {details !== undefined && (
          <div className={styles.details}>
            <RequestDetails request={details} onClose={close} />
          </div>
        )}
      </div>
    </>
  );
}

function ActivitySkeleton() {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  return (
    <Skeleton aria-label={t('live.loading')} className={styles.skeleton}>
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
    </Skeleton>
  );
}
