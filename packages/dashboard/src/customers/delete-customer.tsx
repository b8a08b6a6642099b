import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../service/use-write.ts';
import { useSession } from '../session/session.tsx';
import { useAnnounce } from '../shell/announcer.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { ModalDialog } from '../shell/modal-dialog.tsx';
import { forgetCustomer } from './customer-lists.ts';
import { isSameName } from './same-name.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
});

interface DeleteCustomerProps {
  readonly id: string;
  readonly name: string;
  readonly onCancel: () => void;
  /** It is gone, from the service and from the lists. The focus must find a new place. */
  readonly onDeleted: () => void;
}

/** Asks for the name of a customer before deleting it: nobody should do that by a slip of the hand. */
export function DeleteCustomer({ id, name, onCancel, onDeleted }: DeleteCustomerProps) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const form = useId();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const deletion = useDeletion(id, name, onDeleted);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSameName(typed, name)) deletion.mutate();
    else setWrong(true);
  };
  return (
    <ModalDialog
      title={t('delete.title')}
      onCancel={() => deletion.isPending || onCancel()}
      actions={
        <>
          <Button onClick={onCancel} disabled={deletion.isPending}>
            {t('delete.cancel')}
          </Button>
          <Button appearance="primary" type="submit" form={form} disabledFocusable={deletion.isPending}>
            {t(deletion.isPending ? 'delete.pending' : 'delete.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{t('delete.text', { name })}</p>
      <form id={form} onSubmit={submit}>
        <NameField
          typed={typed}
          isWrong={isWrong}
          onType={(text) => {
            setTyped(text);
            setWrong(false);
          }}
        />
      </form>
      {deletion.isError && <ErrorMessage error={deletion.error} title={t('delete.fault')} />}
    </ModalDialog>
  );
}

function useDeletion(id: string, name: string, onDeleted: () => void) {
  const { t } = useTranslation('customers');
  const { partner } = useSession();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  return useWrite({
    mutationFn: () => partner.customers.byId(id).delete(),
    onSuccess() {
      forgetCustomer(queryClient, id);
      announce(t('delete.done', { name }));
      onDeleted();
    },
  });
}

interface NameFieldProps {
  readonly typed: string;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
}

function NameField({ typed, isWrong, onType }: NameFieldProps) {
  const { t } = useTranslation('customers');
  const input = useRef<HTMLInputElement>(null);
  // Its label and the text before it are read out, and typing can begin.
  useEffect(() => input.current?.focus(), []);
  return (
    <Field
      label={t('delete.typeName')}
      validationMessage={isWrong ? t('delete.wrongName') : null}
      validationState={isWrong ? 'error' : 'none'}
    >
      <Input
        input={{ ref: input }}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, { value }) => onType(value)}
      />
    </Field>
  );
}
