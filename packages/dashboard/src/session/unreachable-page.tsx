import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { whenReady } from '../service/connection.ts';

const useStyles = makeStyles({
  page: { padding: tokens.spacingHorizontalXXL },
  title: { ...typographyStyles.title2, margin: 0 },
});

/** The server gave this page but not its configuration: begins anew once it answers. */
export function UnreachablePage() {
  const { t } = useTranslation();
  const styles = useStyles();
  useEffect(() => {
    document.title = `${t('connection.lost')} – Partnerite`;
  }, [t]);
  useEffect(() => whenReady(() => window.location.reload()), []);
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('connection.lost')}</h1>
      <p>{t('connection.unreachable')}</p>
      <Button onClick={() => window.location.reload()}>{t('fault.again')}</Button>
    </main>
  );
}
