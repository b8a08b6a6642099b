import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../account/facts.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import type { Entry } from './entry.ts';

const useStyles = makeStyles({
  details: {
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** What an operator asks for. */
export function EntryDetails({ id, entry }: { readonly id: string; readonly entry: Entry }) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const ids = [
    [t('ids.record'), entry.id],
    [t('ids.request'), entry.requestId],
    [t('ids.correlation'), entry.correlationId],
    [t('ids.application'), entry.applicationId],
    [t('ids.operation'), entry.operation],
    [t('ids.resource'), entry.resource],
  ] as const;
  return (
    <div id={id} className={styles.details}>
      <Facts>
        {ids.map(([name, value]) =>
          value === undefined ? null : (
            <Fact key={name} name={name} action={<CopyButton what={name} text={value} />}>
              {value}
            </Fact>
          ),
        )}
      </Facts>
    </div>
  );
}
