import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { type KnownResource, operationsByResource } from './operations.ts';
import { dayText, oldestKept } from './period.ts';
import type { HistorySearch } from './search.ts';

const presets = [7, 30, 90] as const;
const resources = Object.keys(operationsByResource) as KnownResource[];

const useStyles = makeStyles({
  filter: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalXL,
  },
  what: { flex: '1 1 16rem', minWidth: 0, maxWidth: '28rem' },
  // The longest option must not make the page wider than the window.
  choice: { minWidth: 0, '& > select': { minWidth: 0, width: '100%' } },
  period: { flex: '0 1 12rem' },
  day: { flex: '0 1 10rem' },
});

interface HistoryFilterProps {
  readonly search: HistorySearch;
  readonly onChange: (search: HistorySearch) => void;
  /** In days; 0 when changes are kept for good. */
  readonly retention: number;
}

/** Which changes are shown, of which time. */
export function HistoryFilter({ search, onChange, retention }: HistoryFilterProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const { days = 30, from, to } = search;
  const own = from !== undefined || to !== undefined;
  const setPeriod = (value: string) => {
    const { days: _days, from: _from, to: _to, ...what } = search;
    const today = new Date();
    if (value === 'own')
      onChange({ ...what, from: dayText(new Date(today.getTime() - 7 * 86_400_000)), to: dayText(today) });
    else onChange({ ...what, ...(value === '7' && { days: 7 }), ...(value === '90' && { days: 90 }) });
  };
  return (
    <search className={styles.filter} aria-label={t('filter.label')}>
      <WhatField search={search} onChange={onChange} />
      <Field
        className={styles.period}
        label={t('filter.period')}
        hint={retention === 0 ? null : t('filter.kept', { count: retention })}
      >
        <Select value={own ? 'own' : String(days)} onChange={(_, { value }) => setPeriod(value)}>
          {presets.map((count) => (
            <option key={count} value={count}>
              {t('filter.days', { count })}
            </option>
          ))}
          <option value="own">{t('filter.own')}</option>
        </Select>
      </Field>
      {own && <DayFields search={search} onChange={onChange} retention={retention} />}
    </search>
  );
}

function WhatField({ search, onChange }: Pick<HistoryFilterProps, 'search' | 'onChange'>) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const { operation, resource, ...period } = search;
  const value = operation ? `operation:${operation}` : resource ? `resource:${resource}` : '';
  const choose = (chosen: string) => {
    const [member, word] = chosen.split(':');
    onChange(member === undefined || word === undefined ? period : { ...period, [member]: word });
  };
  return (
    <Field className={styles.what} label={t('filter.what')}>
      <Select className={styles.choice} value={value} onChange={(_, data) => choose(data.value)}>
        <option value="">{t('filter.all')}</option>
        {resources.map((each) => (
          <optgroup key={each} label={t(`resources.${each}`)}>
            {operationsByResource[each].length > 1 && (
              <option value={`resource:${each}`}>{t('filter.everything', { resource: t(`resources.${each}`) })}</option>
            )}
            {operationsByResource[each].map((word) => (
              <option key={word} value={`operation:${word}`}>
                {t(`operations.${word}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}

function DayFields({ search, onChange, retention }: HistoryFilterProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const { from = '', to = '' } = search;
  const today = new Date();
  const oldest = retention === 0 ? undefined : dayText(oldestKept(today, retention));
  const isBackwards = from !== '' && to !== '' && to < from;
  // A field that was emptied asks for no day; as long as the other holds one, the period stays between two days.
  const set = (days: Pick<HistorySearch, 'from' | 'to'>) => {
    const next = { ...search, ...days };
    if (next.from || next.to) onChange(next);
  };
  return (
    <>
      <Field className={styles.day} label={t('filter.from')}>
        <Input
          type="date"
          min={oldest}
          max={dayText(today)}
          value={from}
          onChange={(_, { value }) => set({ from: value || undefined })}
        />
      </Field>
      <Field
        className={styles.day}
        label={t('filter.to')}
        validationMessage={isBackwards ? t('filter.order') : null}
        validationState={isBackwards ? 'error' : 'none'}
      >
        <Input
          type="date"
          min={oldest}
          max={dayText(today)}
          value={to}
          onChange={(_, { value }) => set({ to: value || undefined })}
        />
      </Field>
    </>
  );
}
