import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Asserts that axe finds nothing on the page as it stands: WCAG 2.2 A and AA, and axe's own best practices. */
export async function checkAccessibility(page: Page): Promise<void> {
  // The evaluation of a text is not under the policy of the page, as a script element would be.
  await page.evaluate(await source);
  const { violations } = await page.evaluate(
    (options): Promise<AxeResults> => (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(options),
    rules,
  );
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
  assert.deepEqual(found, [], `${page.url()}\n${found.join('\n')}`);
}

/** The same, in the light and in the dark theme of who has not chosen one. */
export async function checkInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => {
      const { colorScheme: now } = getComputedStyle(document.documentElement);
      return now === 'light dark' || now === theme;
    }, colorScheme);
    // Colours that are on their way from one theme to the other are those of neither; they set out with a frame.
    await page.evaluate(() => new Promise((framed) => requestAnimationFrame(() => requestAnimationFrame(framed))));
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    await checkAccessibility(page);
  }
}
