import { Button } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './announcer.tsx';

interface CopyButtonProps {
  /** What is copied, as the page names it. */
  readonly what: string;
  readonly text: string;
  /** Words on the button, where the sign alone would not do. */
  readonly label?: string | undefined;
}

/** How long the sign of success stands, in milliseconds. */
const shownFor = 2_000;

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ what, text, label }: CopyButtonProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownFor);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      // Absent where the page did not come over a secure connection.
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t('copy.done', { what }));
    } catch {
      announce(t('copy.fault'));
    }
  };
  const name = t('copy.action', { what });
  return (
    <Button
      appearance={label === undefined ? 'subtle' : 'secondary'}
      size="small"
      icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={label === undefined ? name : undefined}
      title={name}
      onClick={() => void copy()}
    >
      {label}
    </Button>
  );
}
