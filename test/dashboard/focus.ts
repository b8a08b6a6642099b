import type { Page } from 'playwright-core';

/** An element: the whole text that it shows, the `name` of a field, or the name of its tag in capitals. */
export interface Wanted {
  readonly text?: string;
  readonly field?: string;
  readonly tag?: string;
}

/** Waits until such an element has the focus: what moves it may come a moment after what is seen. */
export async function waitForFocus(page: Page, wanted: Wanted): Promise<void> {
  await page.waitForFunction(({ text, field, tag }) => {
    const element = document.activeElement;
    return (
      (text === undefined || element?.textContent?.trim() === text) &&
      (field === undefined || element?.getAttribute('name') === field) &&
      (tag === undefined || element?.tagName === tag)
    );
  }, wanted);
}
