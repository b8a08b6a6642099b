import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { faultOf, type SignInFault } from '../session/sign-in-fault.ts';
import { useFaultText } from '../session/sign-in-fault-text.ts';
import { ModalDialog } from './modal-dialog.tsx';

/** Stands above everything once the session has ended, until the person signs in again; what was typed is kept. */
export function SessionEndedDialog() {
  const { t } = useTranslation();
  const { hasEnded, endReason, signInAgain, signOut } = useSession();
  const [fault, setFault] = useState<SignInFault>();
  const faultText = useFaultText(fault);
  if (!hasEnded) return null;
  const isRefused = endReason === 'refused';
  const actions = (
    <>
      <Button appearance="primary" onClick={() => signInAgain().catch((error: unknown) => setFault(faultOf(error)))}>
        {t('session.signIn')}
      </Button>
      <Button onClick={() => void signOut()}>{t('person.signOut')}</Button>
    </>
  );
  return (
    <ModalDialog
      title={t(isRefused ? 'session.refused' : 'session.ended')}
      actions={actions}
      // There is nothing to go back to without a session.
      onCancel={() => {}}
    >
      <div>{t(isRefused ? 'session.refusedText' : 'session.kept')}</div>
      <div role="alert">{faultText}</div>
    </ModalDialog>
  );
}
