// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { beginsSearch, meaningOf } from '../../src/customers/grid-keys.ts';
import { customerSearch } from '../../src/customers/search-address.ts';
import { rowsDrawn } from '../../src/customers/use-rows.ts';

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

test('arrows, Home, End and Escape mean something in the list, with a modifier key nothing', () => {
  expect(meaningOf({ ...plain, key: 'ArrowDown' })).toEqual({ kind: 'move', move: 'next' });
  expect(meaningOf({ ...plain, key: 'ArrowRight' })).toEqual({ kind: 'cell', cell: 'button' });
  expect(meaningOf({ ...plain, key: 'Escape' })).toEqual({ kind: 'clear' });
  expect(meaningOf({ ...plain, key: 'ArrowLeft', altKey: true })).toBeUndefined();
  expect(meaningOf({ ...plain, key: 'Enter' })).toBeUndefined();
});

test('a slash begins a search, but not where it is typed or in a dialog', () => {
  document.body.innerHTML = '<main><input><div role="dialog"><button></button></div><a></a></main>';
  const slash = { ...plain, key: '/' };
  const at = (selector: string) => document.querySelector(selector);
  expect(beginsSearch(slash, at('a'))).toBe(true);
  expect(beginsSearch(slash, null)).toBe(true);
  // On some keyboards it is typed with Shift.
  expect(beginsSearch({ ...slash, shiftKey: true }, at('a'))).toBe(true);
  expect(beginsSearch({ ...slash, ctrlKey: true }, at('a'))).toBe(false);
  expect(beginsSearch(slash, at('input'))).toBe(false);
  expect(beginsSearch(slash, at('[role="dialog"] button'))).toBe(false);
  expect(beginsSearch({ ...slash, key: 'a' }, at('a'))).toBe(false);
});

test('the row that has the focus is drawn wherever the window is', () => {
  const range = { startIndex: 100, endIndex: 102, overscan: 1, count: 1_000, lanes: 1 };
  expect(rowsDrawn(range, 101)).toEqual([99, 100, 101, 102, 103]);
  expect(rowsDrawn(range, 7)).toEqual([7, 99, 100, 101, 102, 103]);
  expect(rowsDrawn(range, 999)).toEqual([99, 100, 101, 102, 103, 999]);
  expect(rowsDrawn(range, -1)).toEqual([99, 100, 101, 102, 103]);
  expect(rowsDrawn(range, 1_000)).toEqual([99, 100, 101, 102, 103]);
});

test('the address of the list says what is searched for', () => {
  expect(customerSearch({ search: 'wing' })).toEqual({ search: 'wing' });
  expect(customerSearch({ search: 3 })).toEqual({ search: '3' });
  expect(customerSearch({ search: '' })).toEqual({});
  expect(customerSearch({ search: ['wing'] })).toEqual({});
  expect(customerSearch({})).toEqual({});
});
