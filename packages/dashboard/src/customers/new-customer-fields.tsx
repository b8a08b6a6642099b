import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../account/section.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { lastSearch } from './last-search.ts';
import { AddressPart, CompanyPart, ContactPart, LocalePart } from './new-customer-parts.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import type { NewCustomerEdit } from './use-new-customer.ts';

const ListLink = createLink(Link);

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL, maxWidth: '52rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
});

interface NewCustomerFieldsProps {
  readonly edit: NewCustomerEdit;
  /** Why the service did not take what was sent. */
  readonly refusal: unknown;
  readonly onReview: () => void;
}

/** Everything that is asked for of a new customer. */
export function NewCustomerFields({ edit, refusal, onReview }: NewCustomerFieldsProps) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [isRefused, setRefused] = useState(refusal !== undefined);
  const { found, problems, availability } = edit;
  // The list of what is wrong leads to each field; whoever wanted to go on begins there.
  useEffect(() => {
    if (isRefused) summary.current?.focus();
  }, [isRefused]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    problems.showAll();
    if (found.length === 0 && availability !== 'taken') return onReview();
    setRefused(true);
    summary.current?.focus();
  };
  return (
    <>
      <PageTitle title={t('new')} />
      <form ref={form} noValidate className={styles.form} onSubmit={submit}>
        <Restored edit={edit} />
        {isRefused && <ProblemSummary ref={summary} form={form} edit={edit} refusal={refusal} />}
        <Section title={t('parts.company')}>
          <CompanyPart edit={edit} />
        </Section>
        <Section title={t('parts.address')}>
          <AddressPart edit={edit} />
        </Section>
        <Section title={t('parts.contact')}>
          <ContactPart edit={edit} />
        </Section>
        <Section title={t('parts.locale')}>
          <LocalePart edit={edit} />
        </Section>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary">
            {t('create.review')}
          </Button>
          <ListLink to="/customers" search={lastSearch()}>
            {t('create.toList')}
          </ListLink>
        </div>
      </form>
    </>
  );
}

/** Says that the form goes on with what was typed earlier. */
function Restored({ edit }: { readonly edit: NewCustomerEdit }) {
  const { t } = useTranslation('customers');
  const [isShown, setShown] = useState(edit.isRestored);
  if (!isShown) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t('create.restored')}</MessageBarBody>
      <MessageBarActions>
        <Button
          onClick={() => {
            edit.startOver();
            setShown(false);
          }}
        >
          {t('create.startOver')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
