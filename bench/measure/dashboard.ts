import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { seededCustomers } from '../../packages/server/src/demo/seeded-customers.ts';
import { launchChromium, withoutBrowser } from '../../test/dashboard/chromium.ts';
import { signIn } from '../../test/dashboard/dashboard.ts';
import type { Comparison, Conditions, Section } from '../figures.ts';
import { startPartnerite } from '../sides/servers.ts';

const inPage = fileURLToPath(new URL('./in-page.js', import.meta.url));

/** How long an answer to a person may take, in milliseconds. */
const limit = 100;
/** One frame of a screen that shows sixty in a second, in milliseconds. */
const frame = 1_000 / 60;
const title = 'Dashboard';
const goal = { kind: 'at most', ratio: 1 } as const;

const words = 16;
const wordLength = 3;
/** Of somebody who types fast, in milliseconds. */
const betweenKeys = 120;
const opened = 12;
const framesScrolled = 300;
/** How far the window moves in each frame: fast enough to read several pages of the list, in CSS pixels. */
const scrolledPerFrame = 120;
const quantiles = { p50: 0.5, p95: 0.95 } as const;

/**
 * What a person waits for on the list of customers, in Chromium: from a key to its results on the screen, from frame to
 * frame while scrolling, from Enter to the customer.
 */
export async function measureDashboard({ workspace, effort, datasets }: Conditions): Promise<readonly Section[]> {
  const customers = Math.max(...effort.sizes);
  const size = `${customers.toLocaleString('en')} customers`;
  if (withoutBrowser !== false) {
    const missing = { unit: 'ms', figure: undefined, against: 'limit', other: limit, missing: withoutBrowser } as const;
    return [{ title, comparisons: [{ what: `dashboard, ${size}`, ...missing }] }];
  }
  const { url } = await startPartnerite(workspace, { data: await datasets.folder(customers), seed: 0 });
  const browser = await launchChromium();
  workspace.onEnd(() => browser.close());
  const page = await openList(browser, url);
  const comparisons = [
    ...compared(`key to its results, ${size}`, await typeWords(page, beginnings(customers)), 'limit', limit, goal),
    ...compared(`frame while scrolling, ${size}`, await scroll(page), 'one frame', frame),
    ...compared(`Enter to the customer, ${size}`, await openCustomers(page), 'limit', limit, goal),
  ];
  return [{ title, comparisons, notes: ['In Chromium on the same machine.'] }];
}

function compared(
  what: string,
  samples: readonly number[],
  against: string,
  other: number,
  goal?: Comparison['goal'],
): readonly Comparison[] {
  const sorted = samples.toSorted((one, next) => one - next);
  return Object.entries(quantiles).map(([name, quantile]) => ({
    what: `${what}, ${name}`,
    unit: 'ms',
    figure: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))],
    against,
    other,
    // What one in twenty takes is the machine's business as much as ours.
    ...(goal !== undefined && name === 'p50' && { goal }),
  }));
}

async function openList(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await page.addInitScript({ path: inPage });
  await page.goto('/customers');
  await signIn(page);
  await page.getByRole('row').nth(1).waitFor();
  return page;
}

/** Different beginnings of names, spread over the seeded customers, so that each search is a new one. */
function beginnings(customers: number): readonly string[] {
  const found = new Map<string, string>();
  for (const { companyName } of seededCustomers(Math.min(customers, 2_000))) {
    const word = companyName.slice(0, wordLength).toLowerCase();
    const [first = ''] = word;
    if (/^[a-z]+$/.test(word) && !found.has(first)) found.set(first, word);
  }
  return [...found.values()].slice(0, words);
}

/** Types words at a person's pace, key by key. */
async function typeWords(page: Page, typed: readonly string[]): Promise<readonly number[]> {
  const field = page.getByRole('searchbox');
  const samples: number[] = [];
  for (const word of typed) {
    await field.fill('');
    await field.focus();
    await page.locator('[role=grid][aria-busy=false]').waitFor();
    for (const key of word) {
      samples.push(await timeKey(page, key, 'inPage.timeResults()'));
    }
  }
  return samples;
}

async function timeKey(page: Page, key: string, begin: string): Promise<number> {
  await delay(betweenKeys);
  await page.evaluate(begin);
  await page.keyboard.press(key);
  return page.evaluate<number>('inPage.timed');
}

async function scroll(page: Page): Promise<readonly number[]> {
  await page.getByRole('searchbox').fill('');
  await page.locator('[role=grid][aria-busy=false]').waitFor();
  return page.evaluate<readonly number[]>(`inPage.scroll(${framesScrolled}, ${scrolledPerFrame})`);
}

/** Opens one customer after the other from the list; the first one also loads the page and does not count. */
async function openCustomers(page: Page): Promise<readonly number[]> {
  const samples: number[] = [];
  await page.evaluate('window.scrollTo(0, 0)');
  for (let index = 0; index <= opened; index++) {
    const link = page
      .getByRole('row')
      .nth(index + 1)
      .getByRole('link');
    await link.focus();
    const name = await link.innerText();
    samples.push(await timeKey(page, 'Enter', `inPage.timeHeading(${JSON.stringify(name)})`));
    await page.goBack();
    await page.getByRole('grid').waitFor();
  }
  return samples.slice(1);
}
