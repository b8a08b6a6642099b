import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CountryValidationRules } from '@partnerite/sdk';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressFields } from '../address/address-fields.tsx';
import { AddressSuggestions } from '../address/address-suggestions.tsx';
import type { FieldProblems } from '../address/field-problems.ts';
import { constraints } from '../address/generated/constraints.ts';
import { PersonNameFields } from '../address/person-name-fields.tsx';
import { TextField } from '../address/text-field.tsx';
import { LocaleFields } from './locale-fields.tsx';
import { addressOf, changedPaths, type ProfilePath, textAt } from './profile.ts';
import type { BillingEdit } from './use-billing-edit.ts';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.body1Strong, padding: 0, marginBottom: tokens.spacingVerticalM },
  content: { display: 'grid', rowGap: tokens.spacingVerticalM },
});

interface BillToFieldsProps {
  readonly edit: BillingEdit;
  readonly rules: CountryValidationRules | undefined;
  readonly problems: FieldProblems;
}

type ChangeText = (path: ProfilePath, text: string) => void;

interface GroupFieldsProps extends BillToFieldsProps {
  readonly onChange: ChangeText;
}

/** All fields of a billing profile. */
export function BillToFields({ edit, rules, problems }: BillToFieldsProps) {
  const { t } = useTranslation('account');
  const { mine } = edit.edited;
  const onChange: ChangeText = (path, text) => {
    problems.change(path);
    edit.change(path, text);
  };
  return (
    <>
      <OwnText {...{ edit, problems, onChange }} path="companyName" />
      <Group name={t('form.contact')}>
        <PersonNameFields
          name={mine}
          base=""
          country={mine.defaultAddress.country}
          problems={problems}
          onChange={(part, text) => part !== 'middleName' && onChange(part, text)}
        />
        <OwnText {...{ edit, problems, onChange }} path="email" type="email" />
      </Group>
      <Group name={t('form.address')}>
        <PlaceFields {...{ edit, rules, problems, onChange }} />
      </Group>
      <Group name={t('form.recipient')}>
        <PersonNameFields
          name={mine.defaultAddress}
          base="defaultAddress."
          country={mine.defaultAddress.country}
          hasMiddleName={textAt(edit.edited.base, 'defaultAddress.middleName') !== ''}
          problems={problems}
          onChange={(part, text) => onChange(`defaultAddress.${part}`, text)}
        />
      </Group>
      <Group name={t('form.locale')}>
        <LocaleFields {...{ mine, rules, problems, onChange }} />
      </Group>
    </>
  );
}

function PlaceFields({ edit, rules, problems, onChange }: GroupFieldsProps) {
  const { mine, base } = edit.edited;
  const isChanged = changedPaths(base, mine).some((path) => path.startsWith('defaultAddress.'));
  return (
    <>
      <AddressFields
        address={addressOf(mine)}
        base="defaultAddress."
        {...{ rules, problems }}
        onChange={(member, text) => {
          if (member !== 'country') return onChange(`defaultAddress.${member}`, text);
          problems.change('defaultAddress.country');
          edit.move(text);
        }}
      />
      <AddressSuggestions
        address={addressOf(mine)}
        enabled={isChanged && rules !== undefined}
        onTake={edit.replaceAddress}
      />
    </>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{name}</legend>
      <div className={styles.content}>{children}</div>
    </fieldset>
  );
}

interface OwnTextProps extends Pick<BillToFieldsProps, 'edit' | 'problems'> {
  readonly path: 'companyName' | 'email';
  readonly type?: 'email';
  readonly onChange: ChangeText;
}

function OwnText({ edit, problems, path, type, onChange }: OwnTextProps) {
  const { t } = useTranslation();
  return (
    <TextField
      path={path}
      label={t(`members.${path}`)}
      value={textAt(edit.edited.mine, path)}
      type={type ?? 'text'}
      required={constraints.billingProfile[path].required}
      problem={problems.messageAt(path)}
      onChange={(text) => onChange(path, text)}
      onLeave={() => problems.leave(path)}
    />
  );
}
