import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Names the browser; where it is set, the tests fail without that browser, else they are left out. */
const variable = 'PARTNERITE_CHROMIUM';
const wanted = process.env[variable];
const path = wanted ?? usualPaths.find((each) => existsSync(each));

/** Why there is no browser to test with, or `false`: given to `skip`. */
export const withoutBrowser =
  path === undefined &&
  `NOT TESTED: there is no Chromium (Debian: apt-get install chromium), nor does ${variable} name one`;

/** What would have a test browser talk to somebody else than the server under test. */
const quiet = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-default-browser-check',
  'no-first-run',
];

/**
 * Starts the system's Chromium, without a window and with an empty profile.
 * @throws Error when the variable names a browser that is not there
 */
export function launchChromium(): Promise<Browser> {
  if (path === undefined || !existsSync(path)) throw new Error(`${variable}: there is no browser at ${path}`);
  // The sandbox needs rights that containers do not give; no page but our own is opened.
  const args = ['no-sandbox', 'disable-gpu', 'disable-dev-shm-usage', ...quiet].map((name) => `--${name}`);
  return chromium.launch({ executablePath: path, args });
}
