import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../address/countries.ts';
import { stateNames } from '../address/generated/places.ts';
import { useFormat } from '../texts/format.ts';
import { type Profile, type ProfilePath, textAt } from './profile.ts';

/** What a member of a billing profile is called. Those of the address that the profile has too say so. */
export function useMemberName(): (path: ProfilePath) => string {
  const { t } = useTranslation();
  const { t: account } = useTranslation('account');
  return useCallback(
    (path) => {
      const member = path.slice(path.indexOf('.') + 1) as keyof Profile['defaultAddress'];
      const name = t(`members.${member}`);
      const isOfPerson = ['firstName', 'middleName', 'lastName', 'emailAddress'].includes(member);
      return member !== path && isOfPerson ? account('conflict.ofAddress', { member: name }) : name;
    },
    [t, account],
  );
}

/** A text of a billing profile as people read it: names in place of codes. */
export function useMemberText(): (profile: Profile, path: ProfilePath) => string {
  const countryName = useCountryName();
  const { languageName } = useFormat();
  return useCallback(
    (profile, path) => {
      const text = textAt(profile, path);
      if (text === '') return '';
      switch (path) {
        case 'defaultAddress.country':
          return countryName(text);
        case 'defaultAddress.state':
          return stateNames[profile.defaultAddress.country]?.[text] ?? text;
        case 'language':
          return languageName(text);
        case 'culture':
          return cultureText(languageName(text), text);
        default:
          return text;
      }
    },
    [countryName, languageName],
  );
}

/** Several cultures may have one name: the tag tells them apart. */
export function cultureText(name: string, tag: string): string {
  return name === tag ? tag : `${name} (${tag})`;
}
