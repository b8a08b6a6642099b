import { useMemo } from 'react';
import { useSession } from '../session/session.tsx';
import { discardDraft, keepDraft, readDraft } from './drafts.ts';

/** The draft of one form of the person who is signed in. */
export interface Draft<T> {
  /** What was kept last; asked for when the form opens. */
  readonly read: () => T | undefined;
  /** Keeps what is typed, on every change. */
  readonly keep: (draft: T) => void;
  readonly discard: () => void;
}

/** @param form the form and what it is about, e.g. `new-customer` */
export function useDraft<T>(form: string): Draft<T> {
  const { id } = useSession().person;
  return useMemo(() => {
    const key = { person: id, form };
    const storage = window.sessionStorage;
    return {
      read: () => readDraft<T>(storage, key),
      keep: (draft) => keepDraft(storage, key, draft),
      discard: () => discardDraft(storage, key),
    };
  }, [id, form]);
}
