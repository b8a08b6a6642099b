import { Select } from '@fluentui/react-components';
import type { CountryValidationRules } from '@partnerite/sdk';
import { useTranslation } from 'react-i18next';
import { useFieldGrid } from '../address/field-grid.ts';
import type { FieldProblems } from '../address/field-problems.ts';
import { FormField } from '../address/form-field.tsx';
import { cultures, languages } from '../address/generated/locales.ts';
import { useFormat } from '../texts/format.ts';
import { cultureText } from './billing-texts.ts';
import type { Profile } from './profile.ts';

interface LocaleFieldsProps {
  readonly mine: Pick<Profile, 'language' | 'culture'>;
  readonly rules: CountryValidationRules | undefined;
  readonly problems: FieldProblems;
  readonly onChange: (path: 'language' | 'culture', value: string) => void;
}

/** In which language a customer is written to. What is usual in its country comes first. */
export function LocaleFields({ mine, rules, problems, onChange }: LocaleFieldsProps) {
  const { languageName } = useFormat();
  return (
    <div className={useFieldGrid()}>
      <TagField
        path="language"
        value={mine.language}
        usual={rules?.supportedLanguagesList ?? []}
        all={languages}
        nameOf={languageName}
        {...{ problems, onChange }}
      />
      <TagField
        path="culture"
        value={mine.culture}
        usual={rules?.supportedCulturesList ?? []}
        all={cultures}
        nameOf={(tag) => cultureText(languageName(tag), tag)}
        {...{ problems, onChange }}
      />
    </div>
  );
}

interface TagFieldProps extends Pick<LocaleFieldsProps, 'problems' | 'onChange'> {
  readonly path: 'language' | 'culture';
  readonly value: string;
  readonly usual: readonly string[];
  readonly all: readonly string[];
  readonly nameOf: (tag: string) => string;
}

function TagField({ path, value, usual, all, nameOf, problems, onChange }: TagFieldProps) {
  const { t, i18n } = useTranslation();
  const { t: account } = useTranslation('account');
  const { compare } = new Intl.Collator(i18n.language);
  const others = all.filter((tag) => !usual.includes(tag)).sort((one, other) => compare(nameOf(one), nameOf(other)));
  // Stored in another spelling, or not supported any more: it stays until another is chosen.
  const chosen = all.find((tag) => tag.toLowerCase() === value.toLowerCase()) ?? value;
  const option = (tag: string) => (
    <option key={tag} value={tag}>
      {nameOf(tag)}
    </option>
  );
  return (
    <FormField label={t(`members.${path}`)} required problem={problems.messageAt(path)}>
      <Select
        name={path}
        value={chosen}
        onChange={(_, { value: tag }) => onChange(path, tag)}
        onBlur={() => problems.leave(path)}
      >
        {!all.includes(chosen) && option(chosen)}
        {usual.length > 0 && <optgroup label={account('form.usual')}>{usual.map(option)}</optgroup>}
        <optgroup label={account('form.others')}>{others.map(option)}</optgroup>
      </Select>
    </FormField>
  );
}
