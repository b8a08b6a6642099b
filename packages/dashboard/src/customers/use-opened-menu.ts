import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { CustomerGridHandle } from './customer-grid.tsx';
import { type Entry, neighbour } from './list-entries.ts';
import type { ListedCustomer } from './listed-customer.ts';

/** What a menu was opened for, and from where. */
interface Opened {
  readonly customer: ListedCustomer;
  readonly button: HTMLElement;
}

/** The menu of a row, and where the focus goes when its customer is deleted: to the next one, which takes its place. */
export function useOpenedMenu(
  entries: readonly Entry[],
  grid: RefObject<CustomerGridHandle | null>,
  field: RefObject<HTMLInputElement | null>,
) {
  const [opened, setOpened] = useState<Opened>();
  const [isLeft, setLeft] = useState<{ readonly next: string | undefined }>();
  const open = useCallback((customer: ListedCustomer, button: HTMLElement) => setOpened({ customer, button }), []);
  const close = useCallback(() => setOpened(undefined), []);
  const leave = () => {
    close();
    setLeft({ next: opened && neighbour(entries, opened.customer.id) });
  };
  useEffect(() => {
    if (isLeft === undefined) return;
    setLeft(undefined);
    if (isLeft.next === undefined) field.current?.focus();
    else grid.current?.focus(isLeft.next);
  }, [isLeft, grid, field]);
  return { opened, open, close, leave };
}
