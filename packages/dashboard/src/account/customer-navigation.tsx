import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const PageLink = createLink(Link);

const wide = '@media (min-width: 60rem)';

const useStyles = makeStyles({
  navigation: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [wide]: { flexDirection: 'column', borderBottomStyle: 'none', gap: tokens.spacingVerticalXXS },
  },
  name: {
    display: 'none',
    margin: `0 0 ${tokens.spacingVerticalS}`,
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderLeft: '3px solid transparent',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    [wide]: { display: 'block' },
  },
  page: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground1,
    borderBottom: '2px solid transparent',
    '&[aria-current="page"]': {
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorBrandStroke1,
    },
    [wide]: {
      borderBottomStyle: 'none',
      borderLeft: '3px solid transparent',
      borderRadius: tokens.borderRadiusMedium,
      '&[aria-current="page"]': {
        borderLeftColor: tokens.colorBrandStroke1,
        backgroundColor: tokens.colorNeutralBackground1Selected,
      },
    },
  },
});

interface CustomerNavigationProps {
  readonly customerId: string;
  readonly name: string;
}

/** The pages of one customer: under its name at the side, or above the page where there is no room. */
export function CustomerNavigation({ customerId, name }: CustomerNavigationProps) {
  const { t } = useTranslation('account');
  const styles = useStyles();
  return (
    <nav aria-label={name} className={styles.navigation}>
      <p className={styles.name} aria-hidden>
        {name}
      </p>
      <PageLink to="/customers/$customerId/account" params={{ customerId }} className={styles.page}>
        {t('title')}
      </PageLink>
      <PageLink to="/customers/$customerId/history" params={{ customerId }} className={styles.page}>
        {t('history')}
      </PageLink>
    </nav>
  );
}
