import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../drafts/use-draft.ts';
import { useSession } from '../session/session.tsx';
import { useAnnounce } from '../shell/announcer.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { BillToForm } from './bill-to-form.tsx';
import { BillToView } from './bill-to-view.tsx';
import { type BillingDraft, newDraft } from './billing-draft.ts';
import { billingProfileQuery } from './customer-queries.ts';
import { Section } from './section.tsx';
import { billingForm } from './use-billing-draft.ts';
import { Waiting } from './waiting.tsx';

/** How often somebody who edits is told of what others save, in milliseconds. */
const lookInterval = 10_000;

const useStyles = makeStyles({
  content: { display: 'grid', rowGap: tokens.spacingVerticalL },
});

/** An edit under way. */
interface Editing {
  readonly start: BillingDraft;
  /** It goes on with what was typed before the page was loaded. */
  readonly restored: boolean;
}

/** The billing profile: shown, or edited in its place. */
export function BillTo({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const { partner } = useSession();
  const announce = useAnnounce();
  const draft = useDraft<BillingDraft>(billingForm(customerId));
  const [editing, setEditing] = useState<Editing | undefined>(() => restored(draft.read()));
  const [saved, setSaved] = useState(false);
  const { data, error, refetch } = useQuery({
    ...billingProfileQuery(partner, customerId),
    refetchInterval: editing !== undefined && lookInterval,
  });
  const { noteButton, focusButton } = useFocusAfterEdit(editing !== undefined);
  const styles = useStyles();

  const close = () => {
    setEditing(undefined);
    focusButton();
  };
  const edit = data && (
    <Button
      ref={noteButton}
      icon={<EditRegular />}
      onClick={() => {
        setSaved(false);
        setEditing({ start: newDraft(data), restored: false });
      }}
    >
      {t('billTo.edit')}
    </Button>
  );
  return (
    <Section title={t('billTo.title')} actions={editing === undefined && edit}>
      <div className={styles.content}>
        {saved && (
          <MessageBar intent="success">
            <MessageBarBody>{t('billTo.saved')}</MessageBarBody>
          </MessageBar>
        )}
        {data === undefined && error === null && <Waiting />}
        {data === undefined && error !== null && (
          <ErrorMessage
            error={error}
            actions={<Button onClick={() => void refetch()}>{common('fault.again')}</Button>}
          />
        )}
        {data !== undefined && editing === undefined && <BillToView profile={data} />}
        {editing !== undefined && (
          <BillToForm
            {...{ customerId, newest: data, ...editing }}
            onDone={() => {
              setSaved(true);
              announce(t('billTo.saved'));
              close();
            }}
            onCancel={close}
          />
        )}
      </div>
    </Section>
  );
}

function restored(start: BillingDraft | undefined): Editing | undefined {
  return start === undefined ? undefined : { start, restored: true };
}

/** Moves the focus back to the button that began the edit, once it is there again. */
function useFocusAfterEdit(isEditing: boolean) {
  const button = useRef<HTMLElement>(null);
  const wanted = useRef(false);
  useEffect(() => {
    if (isEditing || !wanted.current) return;
    wanted.current = false;
    button.current?.focus();
  }, [isEditing]);
  const focusButton = () => {
    wanted.current = true;
  };
  const noteButton = (element: HTMLElement | null) => {
    button.current = element;
  };
  return { noteButton, focusButton };
}
