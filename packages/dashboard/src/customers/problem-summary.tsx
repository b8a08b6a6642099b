import { Link, MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import type { Ref, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { memberOrder } from '../address/address-format.ts';
import { type AddressMember, textOf } from '../address/address-text.ts';
import { asksFamilyNameFirst } from '../address/person-name.ts';
import { ErrorMessage } from '../shell/error-message.tsx';
import { paths } from './new-customer.ts';
import type { NewCustomerEdit } from './use-new-customer.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '1.25rem' },
  link: { minHeight: '24px', minWidth: '24px' },
  summary: { scrollMarginTop: '1rem' },
});

interface ProblemSummaryProps {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly edit: NewCustomerEdit;
  readonly refusal: unknown;
  readonly ref: Ref<HTMLDivElement>;
}

/** All that is wrong with the form, each with a way to its field. What the service has against no field stands alone. */
export function ProblemSummary({ form, edit, refusal, ref }: ProblemSummaryProps) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const nameOf = useFieldName();
  const { problems, availability } = edit;
  const country = textOf(edit.form.address, 'country').toUpperCase();
  const faulty = fieldsIn(country).filter(
    (path) => problems.messageAt(path) !== undefined || (path === paths.domain && availability === 'taken'),
  );
  const goTo = (path: string) => {
    const field = form.current?.elements.namedItem(path);
    if (field instanceof HTMLElement) field.focus();
  };
  return (
    <div ref={ref} tabIndex={-1} className={styles.summary}>
      {faulty.length === 0 && refusal !== undefined && <ErrorMessage error={refusal} title={t('create.notCreated')} />}
      {faulty.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('create.faults', { count: faulty.length })}</MessageBarTitle>
            <ul className={styles.list}>
              {faulty.map((path) => (
                <li key={path}>
                  <Link as="button" inline className={styles.link} onClick={() => goTo(path)}>
                    {nameOf(path)}
                  </Link>
                </li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

/** Paths of the fields in the order of the form. */
function fieldsIn(country: string): readonly string[] {
  const name = asksFamilyNameFirst(country) ? ['lastName', 'firstName'] : ['firstName', 'lastName'];
  const address = new Set<AddressMember>(['country', ...memberOrder(country), 'postalCode', 'state', 'phoneNumber']);
  const inAddress = [...address].map((member) => paths.address + member);
  return ['companyName', paths.domain, ...inAddress, paths.registrationNumber, ...name, 'email', 'language', 'culture'];
}

function useFieldName(): (path: string) => string {
  const { t } = useTranslation(['customers', 'common']);
  return (path) => {
    if (path === paths.domain) return t('list.domain');
    if (path === paths.registrationNumber) return t('registrationNumber.label');
    const member = path.slice(path.lastIndexOf('.') + 1) as 'companyName';
    return t(`common:members.${member}`);
  };
}
