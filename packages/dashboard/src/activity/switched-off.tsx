import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans, useTranslation } from 'react-i18next';
import { CopyButton } from '../shell/copy-button.tsx';
import { PageTitle } from '../shell/page-title.tsx';

/** What an operator starts the server with. */
const command = 'npm start -- --activity';
const variable = 'PARTNERITE_ACTIVITY=true';

const useStyles = makeStyles({
  command: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
  },
});

/** The server keeps no requests: how to have it keep them. */
export function SwitchedOff() {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  return (
    <>
      <PageTitle title={t('title')} />
      <p>{t('off.text')}</p>
      <p>{t('off.how')}</p>
      <p className={styles.command}>
        <code>{command}</code>
        <CopyButton what={t('off.command')} text={command} />
      </p>
      <p>
        <Trans t={t} i18nKey="off.variable" values={{ variable }} components={{ code: <code /> }} />
      </p>
      <p>{t('off.secrets')}</p>
    </>
  );
}
