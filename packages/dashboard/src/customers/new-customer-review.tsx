import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { PartnerError } from '@partnerite/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cultureText } from '../account/billing-texts.ts';
import { Fact, Facts } from '../account/facts.tsx';
import { Section } from '../account/section.tsx';
import { formatAddress } from '../address/address-format.ts';
import { textOf } from '../address/address-text.ts';
import { useCountryName } from '../address/countries.ts';
import { formatPersonName } from '../address/person-name.ts';
import { useWrite } from '../service/use-write.ts';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { useFormat } from '../texts/format.ts';
import type { Created } from './created-customer.tsx';
import { forgetLists } from './customer-lists.ts';
import { domainOf } from './domain-prefix.ts';
import { inTermsOfForm, toNewCustomer } from './new-customer.ts';
import { newRequestId } from './request-id.ts';
import type { NewCustomerEdit } from './use-new-customer.ts';

const useStyles = makeStyles({
  review: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalL,
    maxWidth: '52rem',
  },
  lines: { whiteSpace: 'pre-line' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface NewCustomerReviewProps {
  readonly edit: NewCustomerEdit;
  readonly onBack: () => void;
  /** The service has something against what was typed. */
  readonly onRefused: (error: unknown) => void;
  readonly onCreated: (created: Created) => void;
}

/** What was typed as a whole, before it becomes a customer. */
export function NewCustomerReview({ edit, onBack, onRefused, onCreated }: NewCustomerReviewProps) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const creation = useCreation(edit, onRefused, onCreated);
  useBlocker({
    shouldBlockFn({ action }) {
      // The answer holds a password that is shown once: nobody leaves without it.
      if (creation.isPending) return true;
      if (action !== 'BACK') return false;
      onBack();
      return true;
    },
    enableBeforeUnload: () => creation.isPending,
  });
  return (
    <>
      <PageTitle title={t('create.reviewTitle')} />
      <div className={styles.review}>
        <Summary edit={edit} />
        {creation.error !== null && <ErrorMessage error={creation.error} title={t('create.notCreated')} />}
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabledFocusable={creation.isPending}
            icon={creation.isPending ? <Spinner size="tiny" /> : null}
            onClick={() => creation.mutate()}
          >
            {t(creation.isPending ? 'create.pending' : 'create.create')}
          </Button>
          <Button disabled={creation.isPending} onClick={onBack}>
            {t('create.change')}
          </Button>
        </div>
      </div>
    </>
  );
}

function useCreation(
  { form, prefix, rules }: NewCustomerEdit,
  onRefused: (error: unknown) => void,
  onCreated: (created: Created) => void,
) {
  const { partner } = useSession();
  const queryClient = useQueryClient();
  // Should the answer be lost, asking once more with the same id answers what was done then, password included.
  const [requestId] = useState(newRequestId);
  return useWrite({
    // Nothing is returned, so that no cache ever holds the password.
    async mutationFn() {
      const { id, userCredentials } = await partner
        .with({ requestId })
        .customers.create(toNewCustomer(rules, form, prefix));
      forgetLists(queryClient);
      onCreated({ id, name: form.companyName.trim(), domain: domainOf(prefix), credentials: userCredentials });
    },
    onError(error) {
      if (error instanceof PartnerError && error.data.length > 0) onRefused(inTermsOfForm(error));
    },
  });
}

function Summary({ edit }: { readonly edit: NewCustomerEdit }) {
  const { t } = useTranslation(['customers', 'common']);
  const styles = useStyles();
  const countryName = useCountryName();
  const { languageName } = useFormat();
  const { form, prefix, rules } = edit;
  const country = textOf(form.address, 'country').toUpperCase();
  const { companyProfile, billingProfile } = toNewCustomer(rules, form, prefix);
  const { companyName, email, culture, language, defaultAddress, firstName, lastName } = billingProfile;
  const number = companyProfile.organizationRegistrationNumber;
  const name = formatPersonName({ firstName, lastName }, country);
  const lines = formatAddress(defaultAddress, { countryName: countryName(country) });
  return (
    <Section title={companyName}>
      <Facts>
        <Fact name={t('list.domain')}>{companyProfile.domain}</Fact>
        <Fact name={t('parts.address')}>
          <span className={styles.lines}>{lines.join('\n')}</span>
        </Fact>
        {defaultAddress.phoneNumber && <Fact name={t('common:members.phoneNumber')}>{defaultAddress.phoneNumber}</Fact>}
        {number !== undefined && <Fact name={t('registrationNumber.label')}>{number}</Fact>}
        {name !== '' && <Fact name={t('parts.contact')}>{name}</Fact>}
        <Fact name={t('common:members.email')}>{email}</Fact>
        <Fact name={t('common:members.language')}>{languageName(language)}</Fact>
        <Fact name={t('common:members.culture')}>{cultureText(languageName(culture), culture)}</Fact>
      </Facts>
    </Section>
  );
}
