import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { createLink, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lastSearch } from '../customers/last-search.ts';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { PageSubject, PageTitle } from '../shell/page-title.tsx';
import { CustomerNavigation } from './customer-navigation.tsx';
import { billingProfileQuery, customerQuery, isNoCustomer } from './customer-queries.ts';
import { Waiting } from './waiting.tsx';

const PageLink = createLink(Link);

const wide = '@media (min-width: 60rem)';

const useStyles = makeStyles({
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '1.5rem',
    marginBottom: tokens.spacingVerticalM,
  },
  frame: {
    display: 'grid',
    rowGap: tokens.spacingVerticalL,
    [wide]: { gridTemplateColumns: '13rem minmax(0, 1fr)', columnGap: tokens.spacingHorizontalXXXL },
  },
});

/** What stands around the pages of one customer. */
export function CustomerFrame() {
  const { customerId } = useParams({ from: '/customers/$customerId' });
  const { partner } = useSession();
  const { data: customer, error, refetch } = useQuery(customerQuery(partner, customerId));
  usePrefetchQuery(billingProfileQuery(partner, customerId));
  const styles = useStyles();
  if (customer === undefined) return error === null ? <Waiting /> : <NoCustomer error={error} again={refetch} />;

  const name = customer.companyProfile.companyName ?? customer.companyProfile.domain;
  return (
    <PageSubject value={name}>
      <WayBack />
      <div className={styles.frame}>
        <CustomerNavigation customerId={customerId} name={name} />
        <div>
          <Outlet />
        </div>
      </div>
    </PageSubject>
  );
}

/** The way back to the list, with what was searched for there. */
function WayBack() {
  const { t } = useTranslation();
  return (
    <PageLink to="/customers" search={lastSearch()} className={useStyles().back}>
      <ArrowLeftRegular aria-hidden />
      {t('pages.customers')}
    </PageLink>
  );
}

function NoCustomer({ error, again }: { readonly error: unknown; readonly again: () => unknown }) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  if (!isNoCustomer(error)) {
    return (
      <>
        <PageTitle title={common('fault.title')} />
        <ErrorMessage error={error} actions={<Button onClick={() => void again()}>{common('fault.again')}</Button>} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={t('nobody.title')} />
      <p>{t('nobody.text')}</p>
      <WayBack />
    </>
  );
}
