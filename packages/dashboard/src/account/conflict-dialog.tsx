import { Button, MessageBar, MessageBarBody, makeStyles, Spinner } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ErrorMessage } from '../shell/error-message.tsx';
import { ModalDialog } from '../shell/modal-dialog.tsx';
import { type Conflict, differences, isDecided } from './conflict.ts';
import { ConflictRow } from './conflict-row.tsx';
import type { BillingEdit } from './use-billing-edit.ts';
import { useLastChange } from './use-last-change.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
});

interface ConflictDialogProps {
  readonly edit: BillingEdit;
  readonly conflict: Conflict;
  readonly customerId: string;
}

/** Somebody else saved meanwhile: shows member by member what was, what one typed and what they saved, and lets one choose. */
export function ConflictDialog({ edit, conflict, customerId }: ConflictDialogProps) {
  const { t } = useTranslation('account');
  const styles = useStyles();
  const { versions, choices, again } = conflict;
  const { save } = edit;
  const who = useLastChange(customerId, versions.theirs.attributes.etag);
  const rows = differences(versions);
  return (
    <ModalDialog
      isWide
      title={t('conflict.title')}
      onCancel={edit.keepEditing}
      actions={
        <>
          <Button onClick={edit.keepEditing}>{t('conflict.keepEditing')}</Button>
          <Button
            appearance="primary"
            disabledFocusable={!isDecided(versions, choices) || save.isPending}
            icon={save.isPending ? <Spinner size="tiny" /> : null}
            onClick={edit.saveChosen}
          >
            {save.isPending ? t('form.saving') : t('conflict.save')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>
        {who === undefined ? t('conflict.somebody') : t('conflict.who', who)} {t('conflict.text')}
      </p>
      {again && (
        <MessageBar intent="warning" politeness="assertive" layout="multiline">
          <MessageBarBody>{t('conflict.again')}</MessageBarBody>
        </MessageBar>
      )}
      {rows.length === 0 && <p className={styles.text}>{t('conflict.same')}</p>}
      {rows.map((row) => (
        <ConflictRow
          key={row.path}
          {...{ row, versions }}
          side={choices[row.path]}
          onChoose={(side) => edit.choose({ ...choices, [row.path]: side })}
        />
      ))}
      {save.error !== null && <ErrorMessage error={save.error} title={t('form.notSaved')} />}
    </ModalDialog>
  );
}
