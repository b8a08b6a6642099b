import { useNavigate, useRouter, useSearch as useSearchOf } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { noteSearch } from './last-search.ts';
import { delayed, paced } from './pace.ts';

/** Between two searches while somebody types fast, in milliseconds. */
const interval = 60;
/** How long nothing is typed before the address follows: browsers take longer to change it than we to search. */
const quiet = 400;

export interface Search {
  /** What stands in the field. */
  readonly typed: string;
  /** What is searched for: follows what is typed. */
  readonly text: string;
  readonly type: (text: string) => void;
  /** Somebody turns to something else: the address has to be right from here on. */
  readonly settle: () => void;
}

/** What is searched for. It stands in the address of the page too, as one entry of the history however much is typed. */
export function useSearch(): Search {
  const { search: addressed = '' } = useSearchOf({ from: '/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const [typed, setTyped] = useState(addressed);
  const [text, setText] = useState(addressed);

  const pace = useMemo(() => paced(interval, setText), []);
  const address = useMemo(
    () =>
      delayed(quiet, (next: string) => {
        void navigate({ search: next === '' ? {} : { search: next }, replace: true });
      }),
    [navigate],
  );
  const cancel = useCallback(() => {
    pace.cancel();
    address.cancel();
  }, [pace, address]);
  useEffect(() => cancel, [cancel]);
  useEffect(() => noteSearch(text), [text]);

  // Going back and links change the address as well, but never replace an entry of the history as typing does.
  const { history } = useRouter();
  const isGoingElsewhere = useRef(false);
  useEffect(
    () =>
      history.subscribe(({ action }) => {
        isGoingElsewhere.current = action.type !== 'REPLACE';
      }),
    [history],
  );
  useEffect(() => {
    if (!isGoingElsewhere.current) return;
    isGoingElsewhere.current = false;
    cancel();
    setTyped(addressed);
    setText(addressed);
  }, [addressed, cancel]);

  return {
    typed,
    text,
    type(next) {
      setTyped(next);
      pace.run(next.trim());
      address.run(next.trim());
    },
    settle: address.flush,
  };
}
