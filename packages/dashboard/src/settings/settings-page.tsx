import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../shell/error-message.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { BehaviourSection } from './behaviour-section.tsx';
import { DemoSection } from './demo-section.tsx';
import { ServerSection } from './server-section.tsx';
import { useServiceSettings } from './service-settings.ts';
import { WebhookSection } from './webhook-section.tsx';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

/** How the server runs, and what it tells to whom. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const { data: settings, error, refetch } = useServiceSettings();
  const again = <Button onClick={() => void refetch()}>{t('fault.again', { ns: 'common' })}</Button>;
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={styles.sections}>
        {settings === undefined && error === null && <SectionSkeleton />}
        {settings === undefined && error !== null && <ErrorMessage title={t('fault')} error={error} actions={again} />}
        {settings?.demo !== undefined && <DemoSection demo={settings.demo} />}
        {settings !== undefined && <ServerSection settings={settings} />}
        {settings !== undefined && <BehaviourSection settings={settings} />}
        <WebhookSection />
      </div>
    </>
  );
}

function SectionSkeleton() {
  const { t } = useTranslation('settings');
  return (
    <Skeleton aria-label={t('loading')}>
      <SkeletonItem size={128} />
    </Skeleton>
  );
}
