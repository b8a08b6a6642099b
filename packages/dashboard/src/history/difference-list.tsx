import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAddress } from '../address/address-format.ts';
import { useVisuallyHidden } from '../shell/visually-hidden.ts';
import { type Difference, isAddress } from './differences.ts';
import { useMemberLabel } from './member-label.ts';
import { useValueWords } from './use-value-words.ts';
import { valueText } from './value-text.ts';

/** How many are shown at first. */
const shownAtFirst = 8;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(8rem, 13rem) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    '@media (max-width: 40rem)': { gridTemplateColumns: 'minmax(0, 1fr)', paddingBottom: tokens.spacingVerticalXS },
  },
  label: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  values: {
    margin: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  value: {
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
  },
  before: {
    textDecorationLine: 'line-through',
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  after: {
    textDecorationLine: 'none',
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  plain: { paddingLeft: 0 },
  line: { display: 'block' },
  arrow: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'flex-start', marginTop: tokens.spacingVerticalXS },
});

interface DifferenceListProps {
  readonly differences: readonly Difference[];
  /** A creation only has values: none of them replaces another. */
  readonly isCreation?: boolean;
  readonly label: string;
}

/** Member by member, what was and what is. */
export function DifferenceList({ differences, isCreation = false, label }: DifferenceListProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const hidden = differences.length - shownAtFirst;
  const isLong = hidden > 1;
  const shown = isLong && !all ? differences.slice(0, shownAtFirst) : differences;
  return (
    <>
      <dl className={styles.list} aria-label={label}>
        {shown.map((difference) => (
          <DifferenceRow key={difference.path.join('.')} difference={difference} isCreation={isCreation} />
        ))}
      </dl>
      {isLong && (
        <Button
          className={styles.more}
          appearance="transparent"
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('entry.showLess') : t('entry.showAll', { count: hidden })}
        </Button>
      )}
    </>
  );
}

interface DifferenceRowProps {
  readonly difference: Difference;
  readonly isCreation: boolean;
}

function DifferenceRow({ difference: { path, before, after }, isCreation }: DifferenceRowProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  const labels = useMemberLabel()(path);
  const name = path.at(-1) ?? '';
  const both = before !== undefined && after !== undefined;
  return (
    <div className={styles.row}>
      <dt className={styles.label}>{labels.join(' › ')}</dt>
      <dd className={styles.values}>
        {before !== undefined && (
          <>
            <span className={hidden}>{t(both ? 'values.before' : 'values.removed')} </span>
            <del className={mergeClasses(styles.value, styles.before)}>
              <Value name={name} value={before} />
            </del>
          </>
        )}
        {both && (
          <span aria-hidden className={styles.arrow}>
            →
          </span>
        )}
        {after !== undefined && isCreation && (
          <span className={mergeClasses(styles.value, styles.plain)}>
            <Value name={name} value={after} />
          </span>
        )}
        {after !== undefined && !isCreation && (
          <>
            <span className={hidden}>{t(both ? 'values.after' : 'values.added')} </span>
            <ins className={mergeClasses(styles.value, styles.after)}>
              <Value name={name} value={after} />
            </ins>
          </>
        )}
      </dd>
    </div>
  );
}

function Value({ name, value }: { readonly name: string; readonly value: unknown }) {
  const styles = useStyles();
  const words = useValueWords();
  if (!isAddress(value)) return valueText(name, value, words);
  const lines = formatAddress(value, { countryName: words.country(String(value.country ?? '')) });
  // Two lines of an address may be equal, and none ever moves.
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={index} className={styles.line}>
      {line}
    </span>
  ));
}
