import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblems, refusalsOf } from '../address/field-problems.ts';
import { ErrorMessage } from '../shell/error-message.tsx';
import { type Profile, profilePaths } from './profile.ts';
import type { BillingEdit } from './use-billing-edit.ts';

interface BillToMessagesProps {
  readonly edit: BillingEdit;
  readonly newest: Profile | undefined;
  readonly problems: FieldProblems;
  readonly restored: boolean;
  readonly onDiscard: () => void;
}

/** What the form has to say that belongs to no field. */
export function BillToMessages({ edit, newest, problems, restored, onDiscard }: BillToMessagesProps) {
  const { t } = useTranslation('account');
  const { edited, dirty, save, conflict, compare } = edit;
  const [isRestoredSeen, setRestoredSeen] = useState(!restored);
  const isNewer = newest !== undefined && newest.attributes.etag !== edited.base.attributes.etag;
  return (
    <>
      {!isRestoredSeen && dirty && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('restored.text')}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={onDiscard}>{t('restored.discard')}</Button>
            <Button onClick={() => setRestoredSeen(true)}>{t('restored.keep')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {isNewer && dirty && !save.isPending && conflict === undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('newer.title')}</MessageBarTitle>
            {t('newer.text')}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => compare(newest)}>{t('newer.compare')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {conflict === undefined && save.error !== null && <SaveFault error={save.error} problems={problems} />}
    </>
  );
}

/** What all belongs to fields of the form is said there; here stands that there is something. */
function SaveFault({ error, problems }: { readonly error: unknown; readonly problems: FieldProblems }) {
  const { t } = useTranslation('account');
  const refused = [...refusalsOf(error).keys()];
  const isAtFields = refused.length > 0 && refused.every((path) => profilePaths.some((known) => known === path));
  if (!isAtFields) return <ErrorMessage error={error} title={t('form.notSaved')} />;
  const open = refused.filter((path) => problems.messageAt(path) !== undefined).length;
  if (open === 0) return null;
  return (
    <MessageBar intent="error">
      <MessageBarBody>{t('form.refused', { count: open })}</MessageBarBody>
    </MessageBar>
  );
}
