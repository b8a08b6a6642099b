import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { WebhookRegistration } from '@partnerite/sdk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../service/use-write.ts';
import { useSession } from '../session/session.tsx';
import { useAnnounce } from '../shell/announcer.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { testEvent } from './registration-draft.ts';
import { TryList } from './try-list.tsx';
import { deliveryKeys } from './webhook-queries.ts';

/** How often the outcome is asked for, in milliseconds. */
const interval = 1_000;

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  outcome: { alignSelf: 'stretch' },
});

const intents = { pending: 'info', completed: 'success', failed: 'error' } as const;

/** Sends a test event and tells how its delivery goes. */
export function TestEvent({ registration }: { readonly registration: WebhookRegistration }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const { validationEvents } = useSession().partner.webhooks.registration;
  const send = useWrite({
    mutationFn: () => validationEvents.create(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deliveryKeys }),
  });
  const id = send.data?.correlationId;
  const { data: event, error } = useQuery({
    queryKey: ['settings', 'webhooks', 'test', id],
    queryFn: ({ signal }) => validationEvents.byId(id ?? '').get({ signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.status === 'pending' ? interval : false),
  });
  const status = event?.status;
  useEffect(() => {
    if (status !== undefined) announce(t(`test.${status}`));
  }, [status, announce, t]);
  if (!registration.webhookEvents.includes(testEvent)) {
    return <p className={styles.text}>{t('test.notRegistered', { event: testEvent })}</p>;
  }
  return (
    <div className={styles.part}>
      <Button disabledFocusable={send.isPending} onClick={() => send.mutate()}>
        {t('test.send')}
      </Button>
      {(send.error ?? error) !== null && <ErrorMessage title={t('test.notSent')} error={send.error ?? error} />}
      {event !== undefined && (
        <MessageBar className={styles.outcome} intent={intents[event.status]} politeness="polite" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t(`test.${event.status}`)}</MessageBarTitle>
            <TryList tries={event.results} />
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
