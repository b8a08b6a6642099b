import { Button, makeStyles, Radio, RadioGroup, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { DeliveryItem, type ShownDelivery } from './delivery-item.tsx';
import { deliveriesQuery, offlineEventsQuery } from './webhook-queries.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  list: { margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  text: { margin: 0, color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'center' },
});

/** The events on their way and those that arrived, and apart from them those that did not. */
export function Deliveries() {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const [shown, setShown] = useState<'all' | 'offline'>('all');
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{t('deliveries.title')}</h3>
      <RadioGroup
        layout="horizontal"
        aria-label={t('deliveries.title')}
        value={shown}
        onChange={(_, { value }) => setShown(value === 'offline' ? 'offline' : 'all')}
      >
        <Radio value="all" label={t('deliveries.all')} />
        <Radio value="offline" label={t('deliveries.offline')} />
      </RadioGroup>
      {shown === 'all' ? <AllDeliveries /> : <OfflineEvents />}
    </div>
  );
}

function AllDeliveries() {
  const { t } = useTranslation('settings');
  const { partner } = useSession();
  const query = useInfiniteQuery(deliveriesQuery(partner));
  const deliveries = query.data?.pages.flatMap(({ items }) => items);
  return <DeliveryList query={query} deliveries={deliveries} empty={t('deliveries.none')} />;
}

function OfflineEvents() {
  const { t } = useTranslation('settings');
  const { partner } = useSession();
  const query = useInfiniteQuery(offlineEventsQuery(partner));
  const deliveries = query.data?.pages.flatMap(({ items }) =>
    items.map(
      ({ id, status, ...event }): ShownDelivery => ({
        ...event,
        eventId: id,
        state: status === 'pending' ? 'waiting' : 'offline',
      }),
    ),
  );
  return <DeliveryList query={query} deliveries={deliveries} empty={t('deliveries.noneOffline')} />;
}

interface DeliveryListProps {
  readonly query: {
    readonly error: unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly deliveries: readonly ShownDelivery[] | undefined;
  readonly empty: string;
}

function DeliveryList({ query, deliveries, empty }: DeliveryListProps) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const { error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (deliveries === undefined)
    return error === null ? <Spinner label={t('loading')} /> : <ErrorMessage error={error} />;
  if (deliveries.length === 0) return <p className={styles.text}>{empty}</p>;
  return (
    <>
      <ul className={styles.list}>
        {deliveries.map((delivery) => (
          <DeliveryItem key={`${delivery.eventId} ${delivery.subscriberId}`} delivery={delivery} />
        ))}
      </ul>
      {hasNextPage && (
        <Button className={styles.more} disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('deliveries.more')}
        </Button>
      )}
    </>
  );
}
