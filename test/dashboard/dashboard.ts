import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import {
  partnerA,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../../packages/server/test/running-server.ts';
import { launchChromium, withoutBrowser } from './chromium.ts';
import { type Faults, noteFaults } from './faults.ts';

/** Where the dashboard under test was built to. */
const build =
  process.env.PARTNERITE_DASHBOARD_BUILD ?? fileURLToPath(new URL('../../packages/dashboard/dist', import.meta.url));

/** A person's browser: its cookies and storage are shared by its tabs and by nobody else. */
export interface Visitor extends Faults {
  readonly context: BrowserContext;
  /** Opens a page of the dashboard in a new tab; a relative address is meant. */
  open(address?: string): Promise<Page>;
}

/** The dashboard of the tests of one file: a server, a browser, and who visits. */
export interface DashboardUnderTest {
  /** Given to `skip` of each test. */
  readonly skip: string | false;
  /** The server that runs now. */
  server(): TestServer;
  browser(): Browser;
  /** A new browser profile; default: English, light, a laptop's screen, no animation. Closed after the test. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  /** Opens a page as a new visitor. */
  open(address?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Stops the server; requests without an answer are no fault of the page from here to the end of the test. */
  stop(): Promise<void>;
  /** Starts it again at the same address, on the same data. */
  start(): Promise<void>;
}

/** Longest that a step may take on a busy machine, in milliseconds. */
const patience = 30_000;

const usualContext: BrowserContextOptions = {
  locale: 'en-GB',
  colorScheme: 'light',
  reducedMotion: 'reduce',
  viewport: { width: 1280, height: 800 },
};

type ServerOptions = Omit<TestServerOptions, 'folder' | 'dashboardFolder'>;

/**
 * Starts a server on a folder of its own with the demo world, and Chromium, for the tests of the file that calls this;
 * after each test its visitors are gone, and the test has failed if a page of theirs had a fault.
 */
export function dashboardUnderTest(given: ServerOptions | (() => Promise<ServerOptions>) = {}): DashboardUnderTest {
  let options: ServerOptions = {};
  let browser: Browser | undefined;
  let server: TestServer | undefined;
  let isRunning = false;
  let folder: string | undefined;
  const visitors = new Set<Visitor>();

  const start = async (flags: readonly string[] = []) => {
    server = await startTestServer({
      ...options,
      flags: [...(options.flags ?? []), ...flags],
      ...(folder !== undefined && { folder }),
      dashboardFolder: build,
    });
    isRunning = true;
  };
  const prepare = async () => {
    assert.ok(existsSync(join(build, 'index.html')), `The dashboard is not built in ${build}: npm run build`);
    folder = await mkdtemp(join(tmpdir(), 'partnerite-dashboard-'));
    options = typeof given === 'function' ? await given() : given;
    browser = await launchChromium();
    await start();
  };
  let prepared: Promise<void> | undefined;
  // With the first test that is not skipped: where there is none, nothing would be waited for, nor ended.
  beforeEach(() => {
    prepared ??= prepare();
    return prepared;
  });
  afterEach(async () => {
    const faults = [...visitors].flatMap((visitor) => visitor.unexpected());
    await Promise.all([...visitors].map(({ context }) => context.close()));
    visitors.clear();
    assert.deepEqual(faults, []);
  });
  after(async () => {
    await browser?.close();
    if (isRunning) await server?.dispose();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  const running = () => known(server, 'server');
  const dashboard: DashboardUnderTest = {
    skip: withoutBrowser,
    server: running,
    browser: () => known(browser, 'browser'),
    async visitor(contextOptions = {}) {
      const context = await known(browser, 'browser').newContext({
        ...usualContext,
        baseURL: running().url,
        ...contextOptions,
      });
      context.setDefaultTimeout(patience);
      const open = async (address = '/') => {
        const page = await context.newPage();
        await page.goto(address);
        return page;
      };
      const visitor = { context, open, ...noteFaults(context) };
      visitors.add(visitor);
      return visitor;
    },
    async open(address, contextOptions) {
      return (await dashboard.visitor(contextOptions)).open(address);
    },
    async stop() {
      for (const visitor of visitors) visitor.expect(/Failed to load resource: (?:net::ERR_|.* status of 503)/);
      isRunning = false;
      await running().close();
    },
    start: () => start(['--port', String(running().port)]),
  };
  return dashboard;
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`There is no ${name}: it exists while tests run`);
  return value;
}

/** Who signs in. */
export interface Credentials {
  /** Name of the partner, as the page offers it. */
  readonly partner: string;
  readonly userName: string;
  readonly password: string;
}

export const contoso: Credentials = {
  partner: 'Contoso Partner',
  userName: partnerA.user,
  password: 'Partnerite-demo-1',
};
export const fabrikam: Credentials = {
  partner: 'Fabrikam Partner',
  userName: 'admin@fabrikampartner.onmicrosoft.com',
  password: 'Partnerite-demo-1',
};

/** Signs in from the page that asks for it, and waits until the wanted page stands. */
export async function signIn(page: Page, credentials: Credentials = contoso): Promise<void> {
  await page.getByRole('button', { name: credentials.partner }).click();
  await fillCredentials(page, credentials);
  await page.getByRole('navigation').first().waitFor();
}

/** Fills the form of the bundled authority. */
export async function fillCredentials(page: Page, { userName, password }: Credentials): Promise<void> {
  await page.locator('input[name=username]').fill(userName);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[value=sign-in]').click();
}
