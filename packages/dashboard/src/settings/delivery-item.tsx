import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import type { WebhookDelivery } from '@partnerite/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../service/use-write.ts';
import { useSession } from '../session/session.tsx';
import { useAnnounce } from '../shell/announcer.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { useFormat } from '../texts/format.ts';
import { TryList } from './try-list.tsx';
import { deliveryKeys } from './webhook-queries.ts';

export type ShownDelivery = Omit<WebhookDelivery, 'attributes'>;

const useStyles = makeStyles({
  item: {
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  name: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  state: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  waiting: { color: tokens.colorNeutralForeground3 },
  delivered: { color: tokens.colorStatusSuccessForeground1 },
  offline: { color: tokens.colorStatusDangerForeground1 },
  facts: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    // The words of a button without a frame stand under the others.
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
});

const signs = { waiting: ClockRegular, delivered: CheckmarkCircleRegular, offline: DismissCircleRegular } as const;

/** One event on its way to the receiver, or at the end of it. */
export function DeliveryItem({ delivery }: { readonly delivery: ShownDelivery }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const triesId = useId();
  const [open, setOpen] = useState(false);
  const { eventId, eventName, state, results } = delivery;
  const resend = useResend(eventId, eventName);
  const Sign = signs[state];
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.name} lang="en">
          {eventName}
        </span>
        <span className={mergeClasses(styles.state, styles[state])}>
          <Sign aria-hidden />
          {t(`deliveries.${state}`)}
        </span>
      </div>
      <DeliveryFacts delivery={delivery} />
      <div className={styles.actions}>
        {results.length > 0 && (
          <Button
            size="small"
            appearance="transparent"
            aria-expanded={open}
            aria-controls={open ? triesId : undefined}
            onClick={() => setOpen(!open)}
          >
            {t('deliveries.tries', { count: results.length })}
          </Button>
        )}
        {state === 'offline' && (
          <Button size="small" disabledFocusable={resend.isPending} onClick={() => resend.mutate()}>
            {t('deliveries.resend')}
          </Button>
        )}
      </div>
      {open && (
        <div id={triesId}>
          <TryList tries={results} />
        </div>
      )}
      {resend.error !== null && <ErrorMessage title={t('deliveries.notResent')} error={resend.error} />}
    </li>
  );
}

function DeliveryFacts({ delivery }: { readonly delivery: ShownDelivery }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const format = useFormat();
  const { resourceUri, resourceChangeUtcDate, nextTryUtcDate } = delivery;
  const at = (date: string) => format.dateTime(new Date(date));
  return (
    <div className={styles.facts}>
      {at(resourceChangeUtcDate)}
      {resourceUri && ` · ${resourceUri}`}
      {nextTryUtcDate !== undefined && ` · ${t('deliveries.next', { at: at(nextTryUtcDate) })}`}
    </div>
  );
}

function useResend(eventId: string, eventName: string) {
  const { t } = useTranslation('settings');
  const { partner } = useSession();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  return useWrite({
    mutationFn: () => partner.webhooks.registration.offlineEvents.byId(eventId).resend(),
    async onSuccess() {
      announce(t('deliveries.resent', { event: eventName }));
      await queryClient.invalidateQueries({ queryKey: deliveryKeys });
    },
  });
}
