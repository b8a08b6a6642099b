import { useSyncExternalStore } from 'react';

const small = window.matchMedia('(max-width: 40rem)');

function subscribe(listener: () => void): () => void {
  small.addEventListener('change', listener);
  return () => small.removeEventListener('change', listener);
}

/** Whether the page is as narrow as a phone. */
export function useIsSmall(): boolean {
  return useSyncExternalStore(subscribe, () => small.matches);
}
