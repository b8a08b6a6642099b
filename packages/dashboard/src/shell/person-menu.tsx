import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { headerHeight } from './header-height.ts';
import { PagePending } from './page-pending.tsx';

const loadPanel = () => import('./person-panel.tsx');
const PersonPanel = lazy(async () => ({ default: (await loadPanel()).PersonPanel }));

const useStyles = makeStyles({
  button: { maxWidth: '16rem', flexShrink: 1, minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  panel: {
    position: 'absolute',
    inset: 'auto',
    insetBlockStart: headerHeight,
    insetInlineEnd: tokens.spacingHorizontalM,
    width: '20rem',
    maxWidth: `calc(100vw - 2 * ${tokens.spacingHorizontalM})`,
    boxSizing: 'border-box',
    margin: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow16,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** Opens and closes what belongs to the person who is signed in. */
export function PersonMenu() {
  const { t } = useTranslation();
  const { person } = useSession();
  const styles = useStyles();
  const buttonId = useId();
  const panel = useRef<HTMLElement>(null);
  const [wasOpened, setOpened] = useState(false);
  useEffect(() => {
    // The browser closes it on Escape and on a click elsewhere, and minds the focus.
    const button = document.getElementById(buttonId);
    if (button instanceof HTMLButtonElement) button.popoverTargetElement = panel.current;
  }, [buttonId]);
  return (
    <>
      <Button
        id={buttonId}
        appearance="subtle"
        icon={<PersonRegular />}
        className={styles.button}
        onPointerEnter={() => void loadPanel()}
        onFocus={() => void loadPanel()}
      >
        <span className={styles.name}>{person.name}</span>
      </Button>
      <section
        ref={panel}
        popover="auto"
        aria-label={t('person.panel', { name: person.name })}
        className={styles.panel}
        onBeforeToggle={() => setOpened(true)}
      >
        {wasOpened && (
          <Suspense fallback={<PagePending />}>
            <PersonPanel />
          </Suspense>
        )}
      </section>
    </>
  );
}
