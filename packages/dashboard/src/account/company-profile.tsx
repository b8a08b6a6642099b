import type { Customer } from '@partnerite/sdk';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../address/countries.ts';
import { AddressLines } from './address-lines.tsx';
import { Fact, Facts } from './facts.tsx';
import { Section } from './section.tsx';

/** What the customer's organisation is called and where it is. */
export function CompanyProfile({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const countryName = useCountryName();
  const { companyName, organizationRegistrationNumber, address, email } = customer.companyProfile;
  return (
    <Section title={t('company.title')}>
      <Facts>
        {companyName !== undefined && <Fact name={common('members.companyName')}>{companyName}</Fact>}
        {organizationRegistrationNumber !== undefined && (
          <Fact name={t('company.registrationNumber')}>{organizationRegistrationNumber}</Fact>
        )}
        {email !== undefined && <Fact name={common('members.email')}>{email}</Fact>}
        {address !== undefined && (
          <Fact name={common('members.defaultAddress')}>
            <AddressLines address={address} company={{ countryName: countryName(address.country) }} />
          </Fact>
        )}
        {address?.phoneNumber !== undefined && <Fact name={common('members.phoneNumber')}>{address.phoneNumber}</Fact>}
      </Facts>
    </Section>
  );
}
