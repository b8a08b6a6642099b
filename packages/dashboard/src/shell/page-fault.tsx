import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextsMissing } from '../texts/i18n.ts';
import { ErrorMessage } from './error-message.tsx';
import { PageTitle } from './page-title.tsx';

interface PageFaultProps {
  readonly error: unknown;
  readonly reset: () => void;
}

/** Stands in place of a page that could not be shown. */
export function PageFault({ error, reset }: PageFaultProps) {
  const { t } = useTranslation();
  if (!isNotLoaded(error)) return <Fault message={<ErrorMessage error={error} />} onAgain={reset} />;
  const message = (
    <MessageBar intent="error" politeness="assertive" layout="multiline">
      <MessageBarBody>{t('fault.notLoaded')}</MessageBarBody>
    </MessageBar>
  );
  // Browsers remember that a module could not be loaded, and a server that was updated has others.
  return <Fault message={message} onAgain={() => window.location.reload()} />;
}

function Fault({ message, onAgain }: { readonly message: ReactNode; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('fault.title')} actions={<Button onClick={onAgain}>{t('fault.again')}</Button>} />
      {message}
    </>
  );
}

/** How Chromium, Firefox and Safari say it. */
function isNotLoaded(error: unknown): boolean {
  if (error instanceof TextsMissing) return true;
  return (
    error instanceof TypeError && /dynamically imported module|Importing a module script failed/i.test(error.message)
  );
}
