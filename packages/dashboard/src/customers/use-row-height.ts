import { useSyncExternalStore } from 'react';

/** Below this width the domain stands under the name. */
export const narrow = '(max-width: 40rem)';
/** Heights of a row, in CSS pixels: one line, and two for the name above one for the rest. */
const heights = { wide: 44, narrow: 84 };

const query = window.matchMedia(narrow);

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}

/** Every row has the same height, so that the place of each is known without measuring it. */
export function useRowHeight(): number {
  return useNarrow() ? heights.narrow : heights.wide;
}
