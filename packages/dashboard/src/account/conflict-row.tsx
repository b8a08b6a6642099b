import { makeStyles, mergeClasses, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMemberName, useMemberText } from './billing-texts.ts';
import type { Difference, Side, Versions } from './conflict.ts';
import type { Profile } from './profile.ts';

const narrow = '@media (max-width: 40rem)';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  open: { border: `1px solid ${tokens.colorPaletteDarkOrangeBorderActive}` },
  head: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  label: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  // As high as the labels of the two sides stand.
  base: { paddingTop: tokens.spacingVerticalS, [narrow]: { paddingTop: 0 } },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  nothing: { fontStyle: 'italic', color: tokens.colorNeutralForeground2 },
});

interface ConflictRowProps {
  readonly row: Difference;
  readonly versions: Versions;
  readonly side: Side | undefined;
  readonly onChoose: (side: Side) => void;
}

/** One member: what it was, and which of the two it becomes. */
export function ConflictRow({ row, versions, side, onChoose }: ConflictRowProps) {
  const { t } = useTranslation('account');
  const styles = useStyles();
  const id = useId();
  const name = useMemberName()(row.path);
  const textOf = useMemberText();
  const value = (profile: Profile) =>
    textOf(profile, row.path) || <span className={styles.nothing}>{t('conflict.nothing')}</span>;
  return (
    <div className={mergeClasses(styles.row, side === undefined && styles.open)}>
      <div className={styles.head}>
        <h3 id={id} className={styles.name}>
          {name}
        </h3>
        <span id={`${id}hint`} className={styles.hint}>
          {t(row.collides ? 'conflict.both' : 'conflict.one')}
        </span>
      </div>
      <div className={styles.base}>
        <span className={styles.label}>{t('conflict.base')}</span>
        {value(versions.base)}
      </div>
      <RadioGroup
        className={styles.sides}
        aria-labelledby={id}
        aria-describedby={`${id}hint`}
        value={side ?? ''}
        onChange={(_, { value: chosen }) => onChoose(chosen === 'mine' ? 'mine' : 'theirs')}
      >
        {(['mine', 'theirs'] as const).map((each) => (
          <Radio
            key={each}
            value={each}
            label={
              <>
                <span className={styles.label}>{t(`conflict.${each}`)} </span>
                {value(versions[each])}
              </>
            }
          />
        ))}
      </RadioGroup>
    </div>
  );
}
