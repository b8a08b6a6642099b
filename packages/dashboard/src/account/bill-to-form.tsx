import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type FormEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryRules } from '../address/country-rules.ts';
import { useFieldProblems } from '../address/field-problems.ts';
import { BillToFields } from './bill-to-fields.tsx';
import { BillToMessages } from './bill-to-messages.tsx';
import type { BillingDraft } from './billing-draft.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { focusFault, useFocusFirst, useRefusals } from './form-focus.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { checkProfile, type Profile } from './profile.ts';
import { useBillingEdit } from './use-billing-edit.ts';
import { useLocaleOfCountry, useNewest } from './use-following.ts';
import { useLeaveGuard } from './use-leave-guard.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXL, maxWidth: '48rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface BillToFormProps {
  readonly customerId: string;
  /** What the edit starts from. */
  readonly start: BillingDraft;
  /** It goes on with what was typed before the page was loaded. */
  readonly restored: boolean;
  /** The newest version that was read, `undefined` until one was. */
  readonly newest: Profile | undefined;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The billing profile while somebody changes it. */
export function BillToForm({ customerId, start, restored, newest, onDone, onCancel }: BillToFormProps) {
  const { t } = useTranslation('account');
  const edit = useBillingEdit({ customerId, start, onDone });
  const { edited, dirty, save, conflict } = edit;
  const rules = useCountryRules(edited.mine.defaultAddress.country);
  const found = useMemo(() => checkProfile(rules, edited.mine), [rules, edited.mine]);
  const problems = useFieldProblems(found);
  const form = useRef<HTMLFormElement>(null);
  const [asking, setAsking] = useState(false);
  const guard = useLeaveGuard(dirty);
  const styles = useStyles();
  useFocusFirst(form);
  useRefusals(save.error, problems.refuse, form);
  useNewest(newest, edit);
  useLocaleOfCountry(rules, edit);

  const leave = () => {
    edit.discard();
    if (guard.blocked) guard.proceed();
    else onCancel();
  };
  const stay = () => {
    setAsking(false);
    guard.stay();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!dirty || save.isPending) return;
    problems.showAll();
    if (found.length > 0) focusFault(form.current, new Set(found.map(({ path }) => path)));
    else edit.submit();
  };
  return (
    <form ref={form} noValidate className={styles.form} onSubmit={submit} onKeyDown={submitOnControlEnter}>
      <BillToMessages {...{ edit, newest, problems, restored }} onDiscard={leave} />
      <BillToFields {...{ edit, rules, problems }} />
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabled={!dirty}
          icon={save.isPending ? <Spinner size="tiny" /> : null}
        >
          {save.isPending ? t('form.saving') : t('form.save')}
        </Button>
        <Button onClick={() => (dirty ? setAsking(true) : leave())}>{t('form.cancel')}</Button>
      </div>
      {(asking || guard.blocked) && <LeaveDialog onLeave={leave} onStay={stay} />}
      {conflict !== undefined && <ConflictDialog {...{ edit, conflict, customerId }} />}
    </form>
  );
}

function submitOnControlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
