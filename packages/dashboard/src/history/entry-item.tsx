import { Badge, Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../texts/format.ts';
import { useApplicationName } from './application-name.ts';
import type { AuditedResource } from './audited-value.ts';
import { DifferenceList } from './difference-list.tsx';
import { type Entry, versionOf } from './entry.ts';
import { EntryDetails } from './entry-details.tsx';
import { isKnownOperation, readableWord } from './operations.ts';

const useStyles = makeStyles({
  item: {
    position: 'relative',
    listStyleType: 'none',
    paddingInlineStart: tokens.spacingHorizontalXXL,
    // The line of time, from the mark of this entry to the next.
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '5px',
      insetBlock: '20px -20px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child::before': { insetBlockEnd: '0' },
    '::after': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      insetBlockStart: '19px',
      width: '8px',
      height: '8px',
      borderRadius: tokens.borderRadiusCircular,
      border: `2px solid ${tokens.colorBrandStroke1}`,
      backgroundColor: tokens.colorNeutralBackground1,
    },
  },
  removal: { '::after': { border: `2px solid ${tokens.colorStatusDangerBorder2}` } },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 40rem)': { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: 'anywhere' },
  facts: {
    ...typographyStyles.body1,
    margin: 0,
    flexBasis: '100%',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  unchanged: { margin: 0, color: tokens.colorNeutralForeground3 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
});

interface EntryItemProps {
  readonly entry: Entry;
  readonly now: Date;
  /** The version of the billing profile that is stored now, once it is known. */
  readonly versionNow: string | undefined;
  readonly onRestore: (profile: AuditedResource) => void;
}

/** One write: what, who, when, and what changed by it. */
export function EntryItem({ entry, now, versionNow, onRestore }: EntryItemProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const detailsId = useId();
  const [open, setOpen] = useState(false);
  const { kind, differences, profileAfter, profileBefore } = entry;
  const isCurrent = profileAfter !== undefined && versionNow !== undefined && versionOf(profileAfter) === versionNow;
  return (
    <li className={mergeClasses(styles.item, kind === 'removal' && styles.removal)}>
      <article className={styles.card}>
        <div className={styles.head}>
          <EntryTitle entry={entry} />
          {isCurrent && (
            <Badge appearance="tint" color="brand">
              {t('entry.current')}
            </Badge>
          )}
          <EntryFacts entry={entry} now={now} />
        </div>
        {differences.length > 0 ? (
          <DifferenceList differences={differences} isCreation={kind === 'creation'} label={t('entry.label')} />
        ) : (
          <p className={styles.unchanged}>
            {t(entry.operation === 'reset_customer_user_password' ? 'entry.password' : 'entry.unchanged')}
          </p>
        )}
        <div className={styles.actions}>
          <Button
            appearance="transparent"
            size="small"
            icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            onClick={() => setOpen(!open)}
          >
            {t('entry.details')}
          </Button>
          <RestoreButton profile={isCurrent ? undefined : profileAfter} onRestore={onRestore}>
            {t('entry.restoreThis')}
          </RestoreButton>
          <RestoreButton profile={profileBefore} onRestore={onRestore}>
            {t('entry.restoreBefore')}
          </RestoreButton>
        </div>
        {open && <EntryDetails id={detailsId} entry={entry} />}
      </article>
    </li>
  );
}

interface RestoreButtonProps extends Pick<EntryItemProps, 'onRestore'> {
  readonly profile: AuditedResource | undefined;
  readonly children: string;
}

/** Stands only where there is a profile to restore. */
function RestoreButton({ profile, onRestore, children }: RestoreButtonProps) {
  if (profile === undefined) return null;
  return (
    <Button appearance="transparent" size="small" onClick={() => onRestore(profile)}>
      {children}
    </Button>
  );
}

function EntryTitle({ entry: { operation: word, subject } }: { readonly entry: Entry }) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const known = isKnownOperation(word);
  const operation = known ? t(`operations.${word}`) : readableWord(word);
  return (
    // Words of the service that the catalogues do not have are English.
    <h3 className={styles.title} lang={known ? undefined : 'en'}>
      {subject === undefined ? operation : t('entry.titleOf', { operation, subject })}
    </h3>
  );
}

function EntryFacts({ entry: { at, person, applicationId }, now }: Pick<EntryItemProps, 'entry' | 'now'>) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const format = useFormat();
  const application = useApplicationName(applicationId);
  // The page looks at the clock once a minute: what came since then happened now.
  const ago = format.ago(at, at > now ? at : now);
  return (
    <p className={styles.facts}>
      {person === undefined ? t('entry.byApplication', { application }) : t('entry.by', { person, application })}
      {' · '}
      <time dateTime={at.toISOString()} title={format.dateTime(at)}>
        {format.time(at)} ({ago})
      </time>
    </p>
  );
}
