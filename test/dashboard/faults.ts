import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** What went wrong in the pages of one visitor that no person would be told of. */
export interface Faults {
  /** Tells of faults that belong to the test. */
  expect(pattern: RegExp): void;
  /** Those that nobody expected. */
  unexpected(): readonly string[];
}

/** Notes every exception that nobody caught, everything written to the console as an error, and so every breach of the policy. */
export function noteFaults(context: BrowserContext): Faults {
  const noted: string[] = [];
  const expected: RegExp[] = [];
  context.on('weberror', (error) => noted.push(String(error.error().stack ?? error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message)) noted.push(`${message.text()} (${message.location().url})`);
  });
  return {
    expect: (pattern) => void expected.push(pattern),
    unexpected: () => noted.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
  };
}

/** The browser itself writes of each answer from 400 on: what the service refuses is shown by the page, and asserted there. */
function isRefusal(message: ConsoleMessage): boolean {
  const { pathname } = new URL(message.location().url || 'about:blank');
  const ours = pathname.startsWith('/assets/') || pathname === '/dashboard.json';
  return !ours && /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
}
