import { type RefObject, useEffect, useRef } from 'react';

/** So long before its place comes into sight, what follows is asked for. */
const ahead = '800px';

/** Calls `more` as the element comes near, as long as it may. */
export function useNearEnd(mayCall: boolean, more: () => void): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null || !mayCall) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) more();
      },
      { rootMargin: ahead },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [mayCall, more]);
  return place;
}
