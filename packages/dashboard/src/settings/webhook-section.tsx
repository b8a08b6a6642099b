import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { WebhookRegistration } from '@partnerite/sdk';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../account/facts.tsx';
import { Section } from '../account/section.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { Deliveries } from './deliveries.tsx';
import type { KeptRegistration } from './registration-draft.ts';
import { RegistrationForm } from './registration-form.tsx';
import { TestEvent } from './test-event.tsx';
import { registrationQuery } from './webhook-queries.ts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  text: { margin: 0 },
  events: { margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  event: {
    listStyleType: 'none',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Where events are posted to, which ones, and how that went. */
export function WebhookSection() {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const { partner } = useSession();
  const { data: registration, error, refetch } = useQuery(registrationQuery(partner));
  const draft = useDraft<KeptRegistration>('webhook');
  const [editing, setEditing] = useState(() => draft.read() !== undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    draft.discard();
    setEditing(false);
    heading.current?.focus();
  };
  const edit = registration !== undefined && !editing && (
    <Button onClick={() => setEditing(true)}>{t(registration === null ? 'webhook.create' : 'webhook.edit')}</Button>
  );
  return (
    <Section title={t('webhook.title')} heading={heading} actions={edit}>
      <div className={styles.parts}>
        {registration === undefined && error !== null && (
          <ErrorMessage
            error={error}
            actions={<Button onClick={() => void refetch()}>{t('fault.again', { ns: 'common' })}</Button>}
          />
        )}
        {registration === undefined && error === null && (
          <Skeleton aria-label={t('loading')}>
            <SkeletonItem size={64} />
          </Skeleton>
        )}
        {registration !== undefined && editing && (
          <RegistrationForm registration={registration} kept={draft} onClose={close} />
        )}
        {registration === null && !editing && <p className={styles.text}>{t('webhook.none')}</p>}
        {registration && !editing && <RegistrationView registration={registration} />}
        {registration && !editing && <TestEvent registration={registration} />}
        {registration && <Deliveries />}
      </div>
    </Section>
  );
}

function RegistrationView({ registration }: { readonly registration: WebhookRegistration }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const { webhookUrl, webhookEvents, signatureTokenToMsSignatureHeader } = registration;
  return (
    <>
      <Facts>
        <Fact name={t('webhook.url')}>{webhookUrl}</Fact>
        <Fact name={t('webhook.signature')}>
          {signatureTokenToMsSignatureHeader ? 'x-ms-signature' : 'Authorization'}
        </Fact>
      </Facts>
      <Facts>
        <Fact name={t('webhook.events')}>
          {webhookEvents.length === 0 ? (
            t('webhook.noEvents')
          ) : (
            <ul className={styles.events}>
              {webhookEvents.map((name) => (
                <li key={name} className={styles.event} lang="en">
                  {name}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </Facts>
    </>
  );
}
