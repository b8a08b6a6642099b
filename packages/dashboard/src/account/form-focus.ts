import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../shell/announcer.tsx';

/** Shows what the service refuses at its members, and goes to the first. */
export function useRefusals(
  error: unknown,
  refuse: (error: unknown) => void,
  form: RefObject<HTMLFormElement | null>,
): void {
  const { t } = useTranslation('account');
  const announce = useAnnounce();
  useEffect(() => {
    refuse(error);
    if (error === null) return;
    const paths = pathsOf(error);
    if (focusFault(form.current, paths)) announce(t('form.refused', { count: paths.size }));
  }, [error, refuse, form, announce, t]);
}

function pathsOf(error: unknown): ReadonlySet<string> {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : [];
  return new Set(Array.isArray(data) ? data.map(String) : []);
}

/** Moves the focus to the first field of a form that is named. Tells whether there is one. */
export function focusFault(form: HTMLFormElement | null, paths: ReadonlySet<string>): boolean {
  const fault = [...(form?.elements ?? [])].find((element) => paths.has(element.getAttribute('name') ?? ''));
  if (fault instanceof HTMLElement) fault.focus();
  return fault !== undefined;
}

/** A form that opens has the focus in its first field. */
export function useFocusFirst(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [form]);
}
