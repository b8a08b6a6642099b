import type { Customer } from '@partnerite/sdk';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../shell/copy-button.tsx';
import { useFormat } from '../texts/format.ts';
import { Fact, Facts } from './facts.tsx';
import { Section } from './section.tsx';

/** By what names the service knows a customer, and what the partner is to it. */
export function AccountInfo({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation(['account', 'common']);
  const { list } = useFormat();
  const { id, commerceId, companyProfile, relationshipToPartner, customDomains, allowDelegatedAccess } = customer;
  return (
    <Section title={t('accountInfo.title')}>
      <Facts>
        <CopiedFact name={t('accountInfo.microsoftId')} text={id} />
        <CopiedFact name={t('accountInfo.domain')} text={companyProfile.domain} />
        {commerceId !== undefined && <CopiedFact name={t('accountInfo.commerceId')} text={commerceId} />}
        <Fact name={t('accountInfo.relationship')}>{t(`common:relationships.${relationshipToPartner}`)}</Fact>
        {allowDelegatedAccess !== undefined && (
          <Fact name={t('accountInfo.delegatedAccess')}>{t(allowDelegatedAccess ? 'allowed' : 'notAllowed')}</Fact>
        )}
        {customDomains !== undefined && customDomains.length > 0 && (
          <Fact name={t('accountInfo.customDomains')}>{list(customDomains)}</Fact>
        )}
      </Facts>
    </Section>
  );
}

function CopiedFact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <Fact name={name} action={<CopyButton what={name} text={text} />}>
      {text}
    </Fact>
  );
}
