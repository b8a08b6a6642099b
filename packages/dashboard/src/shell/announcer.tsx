import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useVisuallyHidden } from './visually-hidden.ts';

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => {});

/** Says a text to screen readers without moving the focus. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const hidden = useVisuallyHidden();
  // The counter makes the same text a change, so that it is said again.
  const [said, setSaid] = useState({ text: '', count: 0 });
  const announce = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={hidden}>
        <span key={said.count}>{said.text}</span>
      </div>
    </AnnounceContext>
  );
}
