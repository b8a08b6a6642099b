import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { PartnerError } from '@partnerite/sdk';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ErrorMessageProps {
  readonly error: unknown;
  /** What did not work, in a few words. */
  readonly title?: string | undefined;
  /** What can be done about it. */
  readonly actions?: ReactNode;
}

/** What went wrong, in the words of the service, with the id by which an operator finds it. Read out at once. */
export function ErrorMessage({ error, title, actions }: ErrorMessageProps) {
  const { t } = useTranslation();
  const known = error instanceof PartnerError ? error : undefined;
  return (
    <MessageBar intent="error" politeness="assertive" layout="multiline">
      <MessageBarBody>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
        {known === undefined ? t('fault.unforeseen') : textOf(known, t('fault.noAnswer'))}
        {known?.requestId !== undefined && <div>{t('fault.requestId', { id: known.requestId })}</div>}
      </MessageBarBody>
      {actions}
    </MessageBar>
  );
}

/** Failures without an answer have a description for programmers only. */
function textOf({ category, description }: PartnerError, noAnswer: string): string {
  return category === 'Network' || category === 'Timeout' ? noAnswer : description;
}
