import type { CountryValidationRules } from '@partnerite/sdk';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../shell/announcer.tsx';
import { useMemberText } from './billing-texts.ts';
import type { Profile } from './profile.ts';
import type { BillingEdit } from './use-billing-edit.ts';

/** Language and culture follow the country that was chosen. */
export function useLocaleOfCountry(rules: CountryValidationRules | undefined, edit: BillingEdit): void {
  const { t } = useTranslation('account');
  const announce = useAnnounce();
  const textOf = useMemberText();
  const { mine, awaitsLocale } = edit.edited;
  const isKnown = awaitsLocale && rules?.iso2Code === mine.defaultAddress.country;
  useEffect(() => {
    if (!isKnown || rules === undefined) return;
    const now = edit.followCountry(rules);
    announce(t('form.localeFollows', { language: textOf(now, 'language'), culture: textOf(now, 'culture') }));
  }, [isKnown, rules, edit, announce, textOf, t]);
}

/** As long as nothing is typed, the form shows the newest version. */
export function useNewest(newest: Profile | undefined, { edited, dirty, save, goOn }: BillingEdit): void {
  const isNewer = newest !== undefined && newest.attributes.etag !== edited.base.attributes.etag;
  useEffect(() => {
    if (isNewer && !dirty && !save.isPending) goOn(newest, newest);
  }, [isNewer, dirty, save.isPending, newest, goOn]);
}
