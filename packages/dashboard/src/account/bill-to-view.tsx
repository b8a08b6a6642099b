import { useTranslation } from 'react-i18next';
import { useCountryName } from '../address/countries.ts';
import { formatPersonName } from '../address/person-name.ts';
import { AddressLines } from './address-lines.tsx';
import { useMemberText } from './billing-texts.ts';
import { Fact, Facts } from './facts.tsx';
import { addressOf, type Profile } from './profile.ts';

/** Who is billed, and where. */
export function BillToView({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const textOf = useMemberText();
  const { companyName, email, culture, defaultAddress } = profile;
  const { country, emailAddress, phoneNumber } = defaultAddress;
  const contact = formatPersonName(profile, country);
  const addressee = { personName: formatPersonName(defaultAddress, country), countryName: countryName(country) };
  return (
    <Facts>
      <Fact name={t('members.companyName')}>
        <span lang={culture}>{companyName}</span>
      </Fact>
      {contact !== '' && (
        <Fact name={t('members.contact')}>
          <span lang={culture}>{contact}</span>
        </Fact>
      )}
      <Fact name={t('members.email')}>{email}</Fact>
      {emailAddress !== undefined && <Fact name={t('members.emailAddress')}>{emailAddress}</Fact>}
      {phoneNumber !== undefined && phoneNumber !== '' && <Fact name={t('members.phoneNumber')}>{phoneNumber}</Fact>}
      <Fact name={t('members.defaultAddress')}>
        <AddressLines address={addressOf(profile)} company={addressee} />
      </Fact>
      <Fact name={t('members.language')}>{textOf(profile, 'language')}</Fact>
      <Fact name={t('members.culture')}>{textOf(profile, 'culture')}</Fact>
    </Facts>
  );
}
