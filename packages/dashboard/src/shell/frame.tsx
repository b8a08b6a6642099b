import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { createLink, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConnectionBanner } from './connection-banner.tsx';
import { headerHeight } from './header-height.ts';
import { PersonMenu } from './person-menu.tsx';
import { SessionEndedDialog } from './session-ended-dialog.tsx';
import { mainId, SkipLink } from './skip-link.tsx';

const PageLink = createLink(Link);

const narrow = '@media (max-width: 40rem)';

const useStyles = makeStyles({
  frame: {
    minHeight: '100dvh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    padding: `0 ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: `0 ${tokens.spacingHorizontalM}` },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: headerHeight,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
  },
  pages: {
    display: 'flex',
    flexGrow: 1,
    gap: tokens.spacingHorizontalL,
    [narrow]: { order: 1, width: '100%', overflowX: 'auto' },
  },
  page: {
    display: 'inline-flex',
    alignItems: 'center',
    height: headerHeight,
    boxSizing: 'border-box',
    borderTop: '2px solid transparent',
    borderBottom: '2px solid transparent',
    color: tokens.colorNeutralForeground1,
    [narrow]: { height: '2.5rem' },
    '&[aria-current="page"]': {
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
    },
  },
  // On a phone a long name is cut short, rather than the line broken.
  person: { display: 'flex', minWidth: 0, [narrow]: { flexGrow: 1, flexBasis: 0, justifyContent: 'flex-end' } },
  main: {
    flexGrow: 1,
    width: '100%',
    maxWidth: '80rem',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
    outlineStyle: 'none',
    [narrow]: { padding: tokens.spacingHorizontalM },
  },
});

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <SkipLink />
      <header className={styles.header}>
        <span className={styles.brand}>
          <img src="/icon.svg" alt="" width={24} height={24} />
          Partnerite
        </span>
        <nav aria-label={t('pages.label')} className={styles.pages}>
          <PageLink to="/customers" className={styles.page}>
            {t('pages.customers')}
          </PageLink>
          <PageLink to="/activity" className={styles.page}>
            {t('pages.activity')}
          </PageLink>
          <PageLink to="/settings" className={styles.page}>
            {t('pages.settings')}
          </PageLink>
        </nav>
        <div className={styles.person}>
          <PersonMenu />
        </div>
      </header>
      <ConnectionBanner />
      <main id={mainId} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <SessionEndedDialog />
    </div>
  );
}
