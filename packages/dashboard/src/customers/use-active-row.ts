import { type ParsedLocation, useRouterState } from '@tanstack/react-router';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Entry, moved } from './list-entries.ts';

/** What in a row takes the focus. */
export type Cell = 'link' | 'button';

const selectors = { link: 'a', button: 'button' } as const satisfies Record<Cell, string>;

/** The one row that the Tab key leads to, and the way from it to others. */
export interface ActiveRow {
  /** Place among the entries; -1 where there is no customer. */
  readonly active: number;
  /** Moves the focus there as soon as the row is drawn. */
  readonly focus: (index: number, cell: Cell) => void;
  /** Notes that something in the list has got the focus. */
  readonly note: (target: Element) => void;
}

/** Which row had the focus last, and in which entry of the browser's history. */
let left: { readonly place: string; readonly row: string } | undefined;

/** The entry of the history, as long as it is that of the list: while another page opens, the list still stands. */
function placeOf({ pathname, state }: ParsedLocation): string | undefined {
  return pathname === '/customers' ? state.__TSR_key : undefined;
}

export function useActiveRow(entries: readonly Entry[], body: RefObject<HTMLElement | null>): ActiveRow {
  const [key, setKey] = useKey();
  // Whoever comes back goes on where they were.
  const wanted = useRef<Cell | undefined>(key === undefined ? undefined : 'link');
  const active = useMemo(() => {
    const index = key === undefined ? -1 : entries.findIndex((entry) => entry.key === key);
    return index >= 0 ? index : (moved(entries, -1, 'next') ?? -1);
  }, [entries, key]);

  const takeFocus = useCallback(
    (rowKey: string) => {
      if (wanted.current === undefined) return;
      const row = body.current?.querySelector(`[data-customer="${CSS.escape(rowKey)}"]`);
      row?.querySelector<HTMLElement>(selectors[wanted.current])?.focus({ preventScroll: true });
    },
    [body],
  );
  // While another page is on its way this one is hidden, and whoever comes back early finds it shown again.
  useLayoutEffect(
    () => () => {
      if (document.activeElement?.closest('[data-customer]')) wanted.current = 'link';
    },
    [],
  );
  // Each time, because it can take several until the row is drawn.
  useLayoutEffect(() => {
    if (key !== undefined) takeFocus(key);
  });

  const focus = useCallback(
    (index: number, cell: Cell) => {
      const next = entries[index]?.key;
      if (next === undefined) return;
      wanted.current = cell;
      // The row that is active already has no change to wait for.
      if (next === key) takeFocus(next);
      else setKey(next);
    },
    [entries, key, setKey, takeFocus],
  );
  const note = useCallback(
    (target: Element) => {
      wanted.current = undefined;
      const row = target.closest('[data-customer]')?.getAttribute('data-customer') ?? undefined;
      if (row !== undefined) setKey(row);
    },
    [setKey],
  );
  return { active, focus, note };
}

/** The key of the row that has the focus, or had it when this entry of the history was left. */
function useKey() {
  const place = useRouterState({ select: ({ location }) => placeOf(location) });
  const [key, setKey] = useState(() => (left?.place === place ? left?.row : undefined));
  useEffect(() => {
    if (place !== undefined && key !== undefined) left = { place, row: key };
  }, [place, key]);
  return [key, setKey] as const;
}
