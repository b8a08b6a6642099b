// biome-ignore-all lint/a11y/useSemanticElements: rows of which most are not drawn stand apart, which those of a table cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: links and buttons in the cells take the focus
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useVisuallyHidden } from '../shell/visually-hidden.ts';
import { meaningOf } from './grid-keys.ts';
import { EntryRow } from './grid-row.tsx';
import { type Entry, moved } from './list-entries.ts';
import type { ListedCustomer } from './listed-customer.ts';
import { useRowStyles } from './row-styles.ts';
import { useActiveRow } from './use-active-row.ts';
import { useNarrow, useRowHeight } from './use-row-height.ts';
import { useRows } from './use-rows.ts';

const useStyles = makeStyles({
  grid: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'clip',
  },
  // Only what takes long is shown as old: most searches are answered before an eye could follow.
  old: { opacity: 0.78, transitionProperty: 'opacity', transitionDelay: '150ms', transitionDuration: '150ms' },
  body: { position: 'relative' },
});

/** What the page around the grid asks of it. */
export interface CustomerGridHandle {
  /** Moves the focus to a customer; default: the one that had it last, else the first. */
  focus(key?: string): void;
}

interface CustomerGridProps {
  readonly entries: readonly Entry[];
  /** Of which the entries are the result. */
  readonly search: string;
  /** The entries belong to an earlier search. */
  readonly isOld: boolean;
  readonly goesOn: boolean;
  readonly onNearEnd: () => void;
  /** The focus leaves the first row upwards. */
  readonly onLeave: () => void;
  readonly onClear: () => void;
  readonly onActions: (customer: ListedCustomer, button: HTMLElement) => void;
  readonly ref: Ref<CustomerGridHandle>;
}

/**
 * The customers, of which only those in the window are drawn.
 *
 * A grid and no list or feed: rows have columns, each row holds two things to act on, and arrow keys move between them, for
 * which screen readers pass keys on in grids alone. Rows say their number themselves, since the others are not in the
 * document; how many there are is unknown (-1) until the last page has come. Domain and relationship describe the link,
 * because only links and buttons take the focus.
 */
export function CustomerGrid(props: CustomerGridProps) {
  const { entries, search, isOld, goesOn, onNearEnd, onLeave, onClear, onActions, ref } = props;
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const height = useRowHeight();
  const body = useRef<HTMLDivElement>(null);
  const { active, focus, note } = useActiveRow(entries, body);
  const virtualizer = useRows({ entries, height, active, body, onNearEnd });

  const go = (index: number) => {
    if (index < 0) return;
    virtualizer.scrollToIndex(index);
    focus(index, 'link');
  };
  useImperativeHandle(ref, () => ({
    focus: (key) => go(key === undefined ? active : entries.findIndex((entry) => entry.key === key)),
  }));

  const press = (event: KeyboardEvent) => {
    const meaning = meaningOf(event);
    if (meaning === undefined) return;
    event.preventDefault();
    if (meaning.kind === 'clear') return onClear();
    if (meaning.kind === 'cell') return focus(active, meaning.cell);
    const next = moved(entries, active, meaning.move);
    if (next !== undefined) go(next);
    else if (meaning.move === 'previous') onLeave();
  };
  const rowAt = ({ index, start, size }: VirtualItem) => {
    const entry = entries[index];
    const placed = { top: start - virtualizer.options.scrollMargin, height: size, rowIndex: index + 2 };
    const isActive = index === active;
    return entry && <EntryRow key={entry.key} {...{ entry, search, isActive, onActions, placed }} />;
  };

  return (
    <div
      role="grid"
      aria-label={t('title')}
      aria-rowcount={goesOn ? -1 : entries.length + 1}
      aria-busy={isOld}
      className={mergeClasses(styles.grid, isOld && styles.old)}
      onFocus={({ target }) => note(target)}
      onKeyDown={press}
    >
      <Heads />
      <div role="rowgroup" ref={body} className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(rowAt)}
      </div>
    </div>
  );
}

/** Names of the columns; only read out where there is no room to show them. */
function Heads() {
  const { t } = useTranslation('customers');
  const styles = useRowStyles();
  const hidden = useVisuallyHidden();
  return (
    <div role="rowgroup" className={useNarrow() ? hidden : undefined}>
      <div role="row" aria-rowindex={1} className={mergeClasses(styles.columns, styles.heads)}>
        <div role="columnheader">{t('list.company')}</div>
        <div role="columnheader">{t('list.domain')}</div>
        <div role="columnheader">{t('list.relationship')}</div>
        <div role="columnheader">
          <span className={hidden}>{t('list.actions')}</span>
        </div>
      </div>
    </div>
  );
}
