import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../service/connection.ts';
import { readAgain } from '../service/queries.ts';
import { useAnnounce } from './announcer.tsx';

/** Stands on every page while the server does not answer; once it does again, what failed is read anew. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const lost = useConnection() === 'lost';
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !lost) {
      announce(t('connection.back'));
      void readAgain(queryClient);
    }
    wasLost.current = lost;
  }, [lost, announce, queryClient, t]);
  if (!lost) return null;
  return (
    <section aria-label={t('connection.lost')}>
      <MessageBar intent="warning" shape="square" politeness="assertive" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('connection.lost')}</MessageBarTitle>
          {t('connection.kept')}
        </MessageBarBody>
      </MessageBar>
    </section>
  );
}
