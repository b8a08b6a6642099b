import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { HistorySearch } from './search.ts';

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXXL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'center',
  },
  text: { margin: 0 },
});

interface NoEntriesProps {
  readonly search: HistorySearch;
  readonly onChange: (search: HistorySearch) => void;
}

/** Stands in place of the time line, with the next step to take. */
export function NoEntries({ search, onChange }: NoEntriesProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const { operation, resource, ...period } = search;
  const filtered = operation !== undefined || resource !== undefined;
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{t(filtered ? 'list.emptyFiltered' : 'list.empty')}</p>
      {filtered && <Button onClick={() => onChange(period)}>{t('filter.reset')}</Button>}
      {!filtered && period.days !== 90 && <Button onClick={() => onChange({ days: 90 })}>{t('list.longer')}</Button>}
    </div>
  );
}
