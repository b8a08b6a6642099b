import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { LocaleFields } from '../account/locale-fields.tsx';
import { AddressFields } from '../address/address-fields.tsx';
import { AddressSuggestions } from '../address/address-suggestions.tsx';
import { type AddressMember, textOf } from '../address/address-text.ts';
import { PersonNameFields } from '../address/person-name-fields.tsx';
import { TextField } from '../address/text-field.tsx';
import { DomainField } from './domain-field.tsx';
import { asksRegistrationNumber, paths } from './new-customer.ts';
import type { NewCustomerEdit } from './use-new-customer.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
});

interface PartProps {
  readonly edit: NewCustomerEdit;
}

export function CompanyPart({ edit }: PartProps) {
  const { t } = useTranslation();
  const { form, prefix, availability, problems, change, changePrefix } = edit;
  return (
    <div className={useStyles().part}>
      <TextField
        path="companyName"
        label={t('members.companyName')}
        required
        value={form.companyName}
        onChange={(companyName) => change('companyName', { companyName })}
        onLeave={() => problems.leave('companyName')}
        problem={problems.messageAt('companyName')}
      />
      <DomainField
        {...{ prefix, availability }}
        problem={problems.messageAt(paths.domain)}
        onChange={changePrefix}
        onLeave={() => problems.leave(paths.domain)}
      />
    </div>
  );
}

export function AddressPart({ edit }: PartProps) {
  const { t } = useTranslation('customers');
  const { form, rules, found, problems, change, changeAddress } = edit;
  const { address, registrationNumber } = form;
  const path = paths.registrationNumber;
  const isRight = rules !== undefined && !found.some((problem) => problem.path.startsWith(paths.address));
  return (
    <div className={useStyles().part}>
      <AddressFields {...{ address, rules, problems }} base={paths.address} onChange={changeAddress} />
      <AddressSuggestions
        address={address}
        enabled={isRight}
        onTake={(place) => {
          for (const [member, text] of Object.entries(place)) changeAddress(member as AddressMember, text);
        }}
      />
      {asksRegistrationNumber(rules) && (
        <TextField
          path={path}
          label={t('registrationNumber.label')}
          hint={t('registrationNumber.hint')}
          required={rules.customerOrganizationRegistrationNumberRequired}
          value={registrationNumber}
          onChange={(text) => change(path, { registrationNumber: text })}
          onLeave={() => problems.leave(path)}
          problem={problems.messageAt(path)}
        />
      )}
    </div>
  );
}

export function ContactPart({ edit }: PartProps) {
  const { t } = useTranslation();
  const { form, problems, change } = edit;
  const { firstName, lastName, email } = form;
  return (
    <div className={useStyles().part}>
      <PersonNameFields
        name={{ firstName, lastName }}
        base=""
        country={textOf(form.address, 'country')}
        problems={problems}
        onChange={(member, text) => change(member, { [member]: text })}
      />
      <TextField
        path="email"
        type="email"
        label={t('members.email')}
        required
        value={email}
        onChange={(text) => change('email', { email: text })}
        onLeave={() => problems.leave('email')}
        problem={problems.messageAt('email')}
      />
    </div>
  );
}

export function LocalePart({ edit }: PartProps) {
  const { form, rules, problems, change } = edit;
  return <LocaleFields mine={form} {...{ rules, problems }} onChange={(path, tag) => change(path, { [path]: tag })} />;
}
