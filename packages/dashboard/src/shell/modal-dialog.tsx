import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

const useStyles = makeStyles({
  dialog: {
    width: 'calc(100% - 2rem)',
    maxWidth: '36rem',
    maxHeight: 'calc(100% - 2rem)',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
    '@media (max-width: 40rem)': { padding: tokens.spacingHorizontalL },
  },
  wide: { maxWidth: '60rem' },
  title: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    marginBlock: tokens.spacingVerticalL,
  },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
});

interface ModalDialogProps {
  readonly title: string;
  readonly actions: ReactNode;
  /** Somebody presses Escape. */
  readonly onCancel: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/**
 * Asks for a decision before anything else goes on: the browser's own dialog, which makes the rest of the page inert for
 * exactly as long as it stands, and gives the focus back.
 */
export function ModalDialog({ title, actions, onCancel, isWide = false, children }: ModalDialogProps) {
  const styles = useStyles();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}title`}
      // A long text is read on demand, not all at once.
      aria-describedby={isWide ? undefined : `${id}text`}
      className={mergeClasses(styles.dialog, isWide && styles.wide)}
      // Browsers close it at a second Escape without asking: whether it goes is decided here, before it is gone.
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onCancel();
      }}
      // What else asks a dialog to go, such as a phone's gesture for "back".
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      onClose={({ currentTarget }) => {
        if (currentTarget.open) return;
        currentTarget.showModal();
        onCancel();
      }}
    >
      <h2 id={`${id}title`} ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      <div id={`${id}text`} className={styles.content}>
        {children}
      </div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
