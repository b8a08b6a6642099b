import type { CountryValidationRules } from '@partnerite/sdk';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AddressMember } from '../address/address-text.ts';
import { useCountryRules } from '../address/country-rules.ts';
import { useFieldProblems } from '../address/field-problems.ts';
import { localeIn, moveTo } from '../address/move-to.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { proposedPrefix, typedPrefix } from './domain-prefix.ts';
import { checkNewCustomer, emptyForm, isTouched, type NewCustomerForm, paths } from './new-customer.ts';
import { useAvailability } from './use-availability.ts';

const draftName = 'new-customer';

export type NewCustomerEdit = ReturnType<typeof useNewCustomer>;

/** A new customer on its way from the first letter to what can be sent. What is typed outlives a reload. */
export function useNewCustomer() {
  const { read } = useDraft<NewCustomerForm>(draftName);
  const [start] = useState(read);
  const [form, setForm] = useState<NewCustomerForm>(start ?? emptyForm);
  const country = form.address.country;
  const rules = useCountryRules(country);
  const prefix = form.prefix ?? proposedPrefix(form.companyName);
  const availability = useAvailability(prefix);
  const found = useMemo(() => checkNewCustomer(rules, form, prefix), [rules, form, prefix]);
  const problems = useFieldProblems(found);
  useLocaleOf(rules, start?.address.country, setForm);

  const { startOver, finish } = useKeeping(form, setForm);
  const { change: noteChange } = problems;
  const change = useCallback(
    (path: string, changed: Partial<NewCustomerForm>) => {
      setForm((now) => ({ ...now, ...changed }));
      noteChange(path);
    },
    [noteChange],
  );
  const changeAddress = useCallback(
    (member: AddressMember, value: string) => {
      setForm((now) =>
        member === 'country' && value !== now.address.country
          ? { ...now, ...moveTo(now.address, value, now.leftBehind) }
          : { ...now, address: { ...now.address, [member]: value } },
      );
      noteChange(paths.address + member);
    },
    [noteChange],
  );
  return {
    form,
    prefix,
    rules,
    availability,
    found,
    problems,
    isRestored: start !== undefined,
    change,
    changePrefix: (text: string) => change(paths.domain, { prefix: typedPrefix(text) }),
    changeAddress,
    startOver,
    finish,
  };
}

/** Keeps what is typed, until it is given up or a customer. */
function useKeeping(form: NewCustomerForm, setForm: (form: NewCustomerForm) => void) {
  const { keep, discard } = useDraft<NewCustomerForm>(draftName);
  const isOver = useRef(false);
  useEffect(() => {
    if (!isOver.current && isTouched(form)) keep(form);
  }, [form, keep]);
  return {
    startOver() {
      discard();
      setForm(emptyForm);
    },
    /** Nothing of it is kept from here on, whatever else happens to the form. */
    finish() {
      isOver.current = true;
      discard();
    },
  };
}

/** Language and culture follow the country when it changes; what was chosen for one that was restored stays. */
function useLocaleOf(
  rules: CountryValidationRules | undefined,
  restored: string | undefined,
  setForm: (next: (now: NewCustomerForm) => NewCustomerForm) => void,
): void {
  const followed = useRef(restored);
  useEffect(() => {
    if (rules === undefined || followed.current === rules.iso2Code) return;
    followed.current = rules.iso2Code;
    setForm((now) => ({ ...now, ...localeIn(rules, now) }));
  }, [rules, setForm]);
}
