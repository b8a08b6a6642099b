import { makeStyles } from '@fluentui/react-components';
import type { CountryValidationRules } from '@partnerite/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { memberOrder } from './address-format.ts';
import { type AddressMember, type AddressText, lineMembers, textOf } from './address-text.ts';
import { statesOf } from './check-address.ts';
import { CountryField } from './country-field.tsx';
import { useFieldGrid } from './field-grid.ts';
import type { FieldProblems } from './field-problems.ts';
import { constraints } from './generated/constraints.ts';
import { postalCodeExamples } from './generated/places.ts';
import { StateField } from './state-field.tsx';
import { TextField } from './text-field.tsx';

const useStyles = makeStyles({
  line: { gridColumn: '1 / -1' },
});

interface AddressFieldsProps {
  readonly address: AddressText;
  /** Of the address's country; `undefined` while they are on their way. */
  readonly rules: CountryValidationRules | undefined;
  /** Gets one changed member. A change of country may concern others: see `moveTo`. */
  readonly onChange: (member: AddressMember, value: string) => void;
  readonly problems: FieldProblems;
  /** Precedes the path of each member, e.g. `defaultAddress.`. */
  readonly base: string;
}

/** The place and the phone number of an address: country first, then what people of that country write, in their order. */
export function AddressFields({ address, rules, onChange, problems, base }: AddressFieldsProps) {
  const styles = useStyles();
  const members = useShownMembers(address, rules);
  return (
    <div className={useFieldGrid()}>
      <CountryField
        className={styles.line}
        path={`${base}country`}
        country={textOf(address, 'country').toUpperCase()}
        onChange={(country) => onChange('country', country)}
        onLeave={() => problems.leave(`${base}country`)}
        problem={problems.messageAt(`${base}country`)}
      />
      {members.map((member) => (
        <MemberField key={member} {...{ member, address, rules, onChange, problems, base }} />
      ))}
    </div>
  );
}

/** What is not written in a country is asked for only where the address came with it. */
function useShownMembers(address: AddressText, rules: CountryValidationRules | undefined): readonly AddressMember[] {
  const [given, setGiven] = useState(address);
  // Fields stay while somebody types, also when one is emptied, until there is another country.
  if (given.country !== address.country) setGiven(address);
  const usual = memberOrder(textOf(address, 'country').toUpperCase());
  const rare: readonly AddressMember[] = ['postalCode', 'district', 'state', 'region'];
  const isNeeded = (member: AddressMember) =>
    textOf(given, member) !== '' ||
    (member === 'state' && statesOf(rules) !== undefined) ||
    (member === 'postalCode' && rules?.isPostalCodeRequired === true);
  return [...usual, ...rare.filter((member) => !usual.includes(member) && isNeeded(member)), 'phoneNumber'];
}

interface MemberFieldProps extends AddressFieldsProps {
  readonly member: AddressMember;
}

function MemberField({ member, address, rules, onChange, problems, base }: MemberFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const path = base + member;
  const states = statesOf(rules);
  const shared = {
    path,
    onChange: (value: string) => onChange(member, value),
    onLeave: () => problems.leave(path),
    problem: problems.messageAt(path),
    required: isRequired(member, rules),
  };
  if (member === 'state' && rules !== undefined && states !== undefined) {
    return <StateField {...shared} country={rules.iso2Code} states={states} state={address.state ?? ''} />;
  }
  const example = member === 'postalCode' ? postalCodeExamples[textOf(address, 'country').toUpperCase()] : undefined;
  return (
    <TextField
      {...shared}
      label={t(`members.${member}`)}
      value={address[member] ?? ''}
      type={member === 'phoneNumber' ? 'tel' : 'text'}
      hint={example === undefined ? undefined : t('problems.example', { example })}
      className={isLine(member) ? styles.line : undefined}
    />
  );
}

function isLine(member: AddressMember): boolean {
  return lineMembers.some((line) => line === member);
}

function isRequired(member: AddressMember, rules: CountryValidationRules | undefined): boolean {
  switch (member) {
    case 'state':
      return rules?.isStateRequired ?? false;
    case 'postalCode':
      return rules?.isPostalCodeRequired ?? false;
    case 'phoneNumber':
      return rules?.customerOrganizationPhoneNumberRequired ?? false;
    default:
      return constraints.address[member].required;
  }
}
