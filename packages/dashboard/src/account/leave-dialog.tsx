import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '../shell/modal-dialog.tsx';

interface LeaveDialogProps {
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Asks whether unsaved changes may go. */
export function LeaveDialog({ onLeave, onStay }: LeaveDialogProps) {
  const { t } = useTranslation('account');
  return (
    <ModalDialog
      title={t('leave.title')}
      onCancel={onStay}
      actions={
        <>
          <Button onClick={onLeave}>{t('leave.leave')}</Button>
          <Button appearance="primary" onClick={onStay}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      {t('leave.text')}
    </ModalDialog>
  );
}
