import { Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { FormField } from './form-field.tsx';
import { stateNames } from './generated/places.ts';

interface StateFieldProps {
  readonly path: string;
  readonly country: string;
  /** Codes of the states there are. */
  readonly states: readonly string[];
  readonly state: string;
  readonly onChange: (state: string) => void;
  readonly onLeave: () => void;
  readonly problem?: string | undefined;
  readonly required: boolean;
}

/** Chooses one of the states of a country. A state that is none of them stays until another is chosen. */
export function StateField(props: StateFieldProps) {
  const { path, country, states, state, onChange, onLeave, problem, required } = props;
  const { t, i18n } = useTranslation();
  const names = stateNames[country] ?? {};
  const { compare } = new Intl.Collator(i18n.language);
  const known = states
    .map((code) => ({ code, name: names[code] ?? code }))
    .sort((one, other) => compare(one.name, other.name));
  const chosen = states.find((code) => code === state.toUpperCase()) ?? state;
  return (
    <FormField label={t('members.state')} required={required} problem={problem}>
      <Select name={path} value={chosen} onChange={(_, { value }) => onChange(value)} onBlur={onLeave}>
        <option value="">{t('members.choose')}</option>
        {chosen !== '' && !states.includes(chosen) && <option value={chosen}>{chosen}</option>}
        {known.map(({ code, name }) => (
          <option key={code} value={code}>
            {name === code ? code : `${name} (${code})`}
          </option>
        ))}
      </Select>
    </FormField>
  );
}
