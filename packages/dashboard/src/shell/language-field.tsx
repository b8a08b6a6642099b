import { useTranslation } from 'react-i18next';
import { isLanguage, languages } from '../texts/i18n.ts';
import { chooseLanguage } from '../texts/remembered-language.ts';
import { ChoiceField } from './choice-field.tsx';

const options = Object.entries(languages).flatMap(([value, text]) =>
  isLanguage(value) ? [{ value, text, lang: value }] : [],
);

/** The language of the pages. */
export function LanguageField() {
  const { t, i18n } = useTranslation();
  return (
    <ChoiceField
      label={t('person.language')}
      value={i18n.language}
      options={options}
      onChoose={(language) => void chooseLanguage(language)}
    />
  );
}
