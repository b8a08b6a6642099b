import type { Move } from './list-entries.ts';

/** What a key means in the list. */
export type KeyMeaning =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'cell'; readonly cell: 'link' | 'button' }
  | { readonly kind: 'clear' };

const meanings: Readonly<Record<string, KeyMeaning>> = {
  ArrowDown: { kind: 'move', move: 'next' },
  ArrowUp: { kind: 'move', move: 'previous' },
  Home: { kind: 'move', move: 'first' },
  End: { kind: 'move', move: 'last' },
  ArrowLeft: { kind: 'cell', cell: 'link' },
  ArrowRight: { kind: 'cell', cell: 'button' },
  Escape: { kind: 'clear' },
};

type PressedKey = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** With a modifier key they belong to the browser: Alt with an arrow goes back. */
export function meaningOf({ key, altKey, ctrlKey, metaKey, shiftKey }: PressedKey): KeyMeaning | undefined {
  return altKey || ctrlKey || metaKey || shiftKey ? undefined : meanings[key];
}

/** Whether a key begins a search, wherever on the page it is pressed: not where it would be typed. */
export function beginsSearch(event: PressedKey, target: EventTarget | null): boolean {
  if (event.key !== '/' || event.altKey || event.ctrlKey || event.metaKey) return false;
  return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"]'));
}
