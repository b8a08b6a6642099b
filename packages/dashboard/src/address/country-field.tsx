import { Combobox, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchCountries, useCountries, useCountryName } from './countries.ts';
import { FormField } from './form-field.tsx';

interface CountryFieldProps {
  readonly path: string;
  /** Two letters, or empty. */
  readonly country: string;
  readonly onChange: (country: string) => void;
  readonly onLeave?: (() => void) | undefined;
  readonly problem?: string | undefined;
  readonly className?: string | undefined;
}

/** Chooses a country by the beginning of its name, or by its code. */
export function CountryField({ path, country, onChange, onLeave, problem, className }: CountryFieldProps) {
  const { t } = useTranslation();
  const countries = useCountries();
  const nameOf = useCountryName();
  // What is typed to find another country; nothing while one is chosen.
  const [typed, setTyped] = useState<string>();
  const name = country === '' ? '' : nameOf(country);
  const found = searchCountries(countries, typed ?? '');

  const choose = (code: string | undefined) => {
    setTyped(undefined);
    if (code !== undefined && code !== country) onChange(code);
  };
  const leave = () => {
    const wanted = typed?.trim().toLowerCase();
    const [only] = found.filter((one) => one.name.toLowerCase() === wanted || one.code.toLowerCase() === wanted);
    choose(only?.code);
    onLeave?.();
  };
  return (
    <FormField className={className} label={t('members.country')} required problem={problem}>
      <Combobox
        name={path}
        autoComplete="off"
        freeform
        value={typed ?? name}
        selectedOptions={[country]}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue }) => choose(optionValue)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        // Keys open the list from the text; the sign for it is for pointers, and its name is not in our languages.
        expandIcon={{ 'aria-hidden': true, tabIndex: -1 }}
      >
        {found.map(({ code, name }) => (
          <Option key={code} value={code} text={name}>
            {name}
          </Option>
        ))}
        {found.length === 0 && (
          <Option key="none" disabled text="">
            {t('members.noCountry')}
          </Option>
        )}
      </Combobox>
    </FormField>
  );
}
