import { Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { type ActivitySearch, activitySearch, methods, statusClasses } from './search.ts';

const useStyles = makeStyles({
  filter: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
  },
  text: { flex: '1 1 18rem', maxWidth: '32rem' },
  box: { maxWidth: 'none' },
  choice: { flex: '1 1 9rem', maxWidth: '16rem' },
});

interface ActivityFilterProps {
  readonly search: ActivitySearch;
  readonly onChange: (search: ActivitySearch) => void;
}

/** Which requests are shown. */
export function ActivityFilter({ search, onChange }: ActivityFilterProps) {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  const set = (change: Readonly<Record<string, unknown>>) => onChange(activitySearch({ ...search, ...change }));
  return (
    <search className={styles.filter} aria-label={t('filter.label')}>
      <Field className={styles.text} label={t('filter.text')}>
        <SearchBox
          className={styles.box}
          value={search.text ?? ''}
          dismiss={{ 'aria-label': t('filter.clear') }}
          onChange={(_, { value }) => set({ text: value })}
        />
      </Field>
      <Field className={styles.choice} label={t('filter.method')}>
        <Select value={search.method ?? ''} onChange={(_, { value }) => set({ method: value })}>
          <option value="">{t('filter.anyMethod')}</option>
          {methods.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </Select>
      </Field>
      <Field className={styles.choice} label={t('filter.status')}>
        <Select value={search.status ?? ''} onChange={(_, { value }) => set({ status: value })}>
          <option value="">{t('filter.anyStatus')}</option>
          <option value="failures">{t('filter.failures')}</option>
          {statusClasses.map((each) => (
            <option key={each} value={each}>
              {t(`filter.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
    </search>
  );
}
