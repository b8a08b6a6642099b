import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { AccountInfo } from './account-info.tsx';
import { BillTo } from './bill-to.tsx';
import { CompanyProfile } from './company-profile.tsx';
import { customerQuery } from './customer-queries.ts';

const useStyles = makeStyles({
  sections: { display: 'grid', rowGap: tokens.spacingVerticalL },
});

/** Who a customer is to the service, and who is billed. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { customerId } = useParams({ from: '/customers/$customerId/account' });
  const { partner } = useSession();
  const { data: customer } = useQuery(customerQuery(partner, customerId));
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={useStyles().sections}>
        {customer !== undefined && <AccountInfo customer={customer} />}
        {customer !== undefined && <CompanyProfile customer={customer} />}
        <BillTo key={customerId} customerId={customerId} />
      </div>
    </>
  );
}
