import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { Entry } from './list-entries.ts';

/** Rows that are drawn beyond each edge of the window, so that scrolling finds them there. */
const overscan = 10;
/** When so few rows are left below the window, the next page is read. */
const rowsAhead = 60;
/** What sticks to the upper edge of the window, above the rows: the search. In CSS pixels. */
export const searchHeight = 56;
/** Of the row above the customers that are found by domain. */
const headingHeight = 44;

interface RowsOptions {
  readonly entries: readonly Entry[];
  /** Of each customer's row, in CSS pixels. */
  readonly height: number;
  /** The row that is always drawn; -1 for none. */
  readonly active: number;
  readonly body: RefObject<HTMLElement | null>;
  readonly onNearEnd: () => void;
}

/**
 * Which rows are drawn, and where. The row that has the focus always is, wherever the window is scrolled to: the focus
 * would be lost with it.
 */
export function useRows({ entries, height, active, body, onNearEnd }: RowsOptions) {
  const rangeExtractor = useCallback((range: Range) => rowsDrawn(range, active), [active]);
  const estimateSize = useCallback(
    (index: number) => (entries[index]?.kind === 'domains' ? headingHeight : height),
    [entries, height],
  );
  const getItemKey = useCallback((index: number) => entries[index]?.key ?? index, [entries]);
  const virtualizer = useWindowVirtualizer({
    count: entries.length,
    estimateSize,
    getItemKey,
    rangeExtractor,
    overscan,
    scrollMargin: useUpperEdge(body),
    scrollPaddingStart: searchHeight,
  });
  // Heights are kept once they were asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `height` is the reason
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  useNearEnd(virtualizer.range?.endIndex, entries.length, onNearEnd);
  return virtualizer;
}

export function rowsDrawn(range: Range, active: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (active < 0 || active >= range.count || indexes.includes(active)) return indexes;
  return [...indexes, active].sort((one, other) => one - other);
}

/** Where the rows begin on the page, in CSS pixels. Other things on the page can move it. */
function useUpperEdge(body: RefObject<HTMLElement | null>): number {
  const [edge, setEdge] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (body.current !== null) setEdge(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body]);
  return edge;
}

/** Asks for more before somebody who scrolls reaches the end. */
function useNearEnd(lastShown: number | undefined, count: number, onNearEnd: () => void): void {
  useEffect(() => {
    if (lastShown !== undefined && lastShown >= count - rowsAhead) onNearEnd();
  }, [lastShown, count, onNearEnd]);
}
