import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { hasNavigated } from './navigation.ts';

const useStyles = makeStyles({
  title: { ...typographyStyles.title2, margin: 0, outlineStyle: 'none', overflowWrap: 'anywhere' },
  subject: { display: 'block' },
  part: { ...typographyStyles.subtitle2, color: tokens.colorNeutralForeground2 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PageTitleProps {
  readonly title: string;
  /** Buttons of the page. */
  readonly actions?: ReactNode;
}

/** What the pages within are about, e.g. the name of a customer: part of their headings and of the name of the tab. */
export const PageSubject = createContext<string | undefined>(undefined);

/** The heading of a page: names the tab, and takes the focus when a person goes there, so that its name is read out. */
export function PageTitle({ title, actions }: PageTitleProps) {
  const styles = useStyles();
  const subject = useContext(PageSubject);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, subject, 'Partnerite'].filter((part) => part !== undefined).join(' – ');
  }, [title, subject]);
  useEffect(() => {
    if (hasNavigated()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.row}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {subject !== undefined && <span className={styles.subject}>{subject} </span>}
        <span className={subject === undefined ? '' : styles.part}>{title}</span>
      </h1>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
