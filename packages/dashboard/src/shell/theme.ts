import { useEffect, useSyncExternalStore } from 'react';

/** What a person can choose: `system` follows the preference of the device. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'partnerite.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  dark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    dark.removeEventListener('change', listener);
  };
}

export function chosenTheme(): Theme {
  const kept = window.localStorage.getItem(key);
  return themes.find((theme) => theme === kept) ?? 'system';
}

/** Shows everything in this theme from now on, also after a reload. */
export function chooseTheme(theme: Theme): void {
  window.localStorage.setItem(key, theme);
  for (const listener of listeners) listener();
}

/** Whether to show dark colours. What the browser draws itself, as scroll bars, goes with them. */
export function useDarkTheme(): boolean {
  const isDark = useSyncExternalStore(subscribe, () => {
    const theme = chosenTheme();
    return theme === 'system' ? dark.matches : theme === 'dark';
  });
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return isDark;
}

export function useChosenTheme(): Theme {
  return useSyncExternalStore(subscribe, chosenTheme);
}
