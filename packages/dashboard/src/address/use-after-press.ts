import { useCallback, useEffect, useRef } from 'react';

/**
 * Calls at once, or after the press under way: a message that appeared between the two halves of a click would move the
 * button away from under the pointer.
 */
export function useAfterPress(action: (path: string) => void): (path: string) => void {
  const pressed = useRef(false);
  const waiting = useRef<readonly string[]>([]);
  useEffect(() => {
    const press = () => {
      pressed.current = true;
    };
    const release = () => {
      pressed.current = false;
      // The click follows the release.
      setTimeout(() => {
        for (const path of waiting.current) action(path);
        waiting.current = [];
      });
    };
    const capture = { capture: true };
    window.addEventListener('pointerdown', press, capture);
    window.addEventListener('pointerup', release, capture);
    window.addEventListener('pointercancel', release, capture);
    return () => {
      window.removeEventListener('pointerdown', press, capture);
      window.removeEventListener('pointerup', release, capture);
      window.removeEventListener('pointercancel', release, capture);
    };
  }, [action]);
  return useCallback(
    (path) => {
      if (pressed.current) waiting.current = [...waiting.current, path];
      else action(path);
    },
    [action],
  );
}
