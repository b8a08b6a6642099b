import { Button, MessageBar, MessageBarBody, makeStyles, Spinner } from '@fluentui/react-components';
import { type CustomerBillingProfile, PartnerError } from '@partnerite/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../service/use-write.ts';
import { useSession } from '../session/session.tsx';
import { useAnnounce } from '../shell/announcer.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { ModalDialog } from '../shell/modal-dialog.tsx';
import type { AuditedResource } from './audited-value.ts';
import { DifferenceList } from './difference-list.tsx';
import type { Difference } from './differences.ts';
import { readAgain, useProfileNow } from './history-query.ts';
import { restoredProfile, restoringChanges } from './restored-profile.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
});

interface RestoreDialogProps {
  readonly customerId: string;
  /** The profile as it was. */
  readonly earlier: AuditedResource;
  readonly onClose: () => void;
}

/** Shows what restoring an earlier billing profile would change now, and does it on the version that was shown. */
export function RestoreDialog({ customerId, earlier, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('history');
  const [somebodySaved, setSomebodySaved] = useState(false);
  const { data: profile, error, refetch } = useProfileNow(customerId);
  const restore = useRestore(customerId, {
    onDone: onClose,
    async onStale() {
      await refetch();
      setSomebodySaved(true);
    },
  });
  const changes = profile && restoringChanges(earlier, profile);
  return (
    <ModalDialog
      title={t('restore.title')}
      onCancel={onClose}
      actions={
        <>
          {profile !== undefined && changes !== undefined && changes.length > 0 && (
            <Button
              appearance="primary"
              disabledFocusable={restore.isPending}
              onClick={() => restore.mutate({ earlier, now: profile })}
            >
              {restore.isPending ? t('restore.pending') : t('restore.confirm')}
            </Button>
          )}
          <Button onClick={onClose}>{t(changes?.length === 0 ? 'restore.close' : 'restore.cancel')}</Button>
        </>
      }
    >
      {somebodySaved && <SomebodySaved />}
      {error !== null && <ErrorMessage error={error} />}
      {restore.error !== null && !isStale(restore.error) && (
        <ErrorMessage title={t('restore.fault')} error={restore.error} />
      )}
      {changes === undefined && error === null && <Spinner label={t('restore.loading')} />}
      {changes !== undefined && <Changes changes={changes} />}
    </ModalDialog>
  );
}

function SomebodySaved() {
  const { t } = useTranslation('history');
  return (
    <MessageBar intent="warning" politeness="assertive" layout="multiline">
      <MessageBarBody>{t('restore.newer')}</MessageBarBody>
    </MessageBar>
  );
}

function Changes({ changes }: { readonly changes: readonly Difference[] }) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  if (changes.length === 0) return <p className={styles.text}>{t('restore.same')}</p>;
  return (
    <>
      <p className={styles.text}>{t('restore.text')}</p>
      <DifferenceList differences={changes} label={t('restore.title')} />
    </>
  );
}

interface RestoreOutcomes {
  readonly onDone: () => void;
  readonly onStale: () => Promise<void>;
}

function useRestore(customerId: string, { onDone, onStale }: RestoreOutcomes) {
  const { t } = useTranslation('history');
  const { partner } = useSession();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  return useWrite({
    mutationFn: ({ earlier, now }: { readonly earlier: AuditedResource; readonly now: CustomerBillingProfile }) =>
      partner.customers.byId(customerId).profiles.billing.update(restoredProfile(earlier, now)),
    async onSuccess() {
      onDone();
      await readAgain(queryClient, customerId);
      announce(t('restore.done'));
    },
    async onError(error) {
      if (isStale(error)) await onStale();
    },
  });
}

function isStale(error: unknown): boolean {
  return error instanceof PartnerError && error.category === 'PreconditionFailed';
}
