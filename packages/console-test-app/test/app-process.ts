import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** How the app ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface AppProcess {
  readonly ended: Promise<Ended>;
  /** Resolves with what was printed so far, as soon as it holds this. @throws Error when the app ends before */
  printed(pattern: RegExp): Promise<string>;
  /** Types something. */
  type(keys: string): void;
}

/** Nothing of the caller's settings reaches the app, but for these. */
export function environment(change: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:NODE_|FORCE_COLOR|NO_COLOR|CI$)/.test(name));
  return { ...Object.fromEntries(own), ...change };
}

/** Runs the app without a terminal. */
export function runApp(flags: readonly string[], change?: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...flags], { env: environment(change) });
  child.stdin.end();
  return observe(child).ended;
}

/** Starts a program, to follow what it prints; it ends with the test at the latest. */
export function follow(t: TestContext, command: string, args: readonly string[]): AppProcess {
  const child = spawn(command, args, { env: environment({ TERM: 'xterm' }) });
  t.after(() => child.kill());
  return observe(child);
}

function observe(child: ChildProcess): AppProcess {
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
    });
  }
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...text }));
  return {
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (pattern.test(text.stdout)) resolve(text.stdout);
        };
        look();
        child.stdout?.on('data', look);
        ended.then(({ stdout, stderr }) => reject(new Error(`never printed ${pattern}: ${stdout}${stderr}`)), reject);
      }),
    type: (keys) => child.stdin?.write(keys),
  };
}

/** Writes a settings file that is removed after the test. @returns its path */
export async function settingsFile(t: TestContext, settings: object | string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'console-test-app-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'settings.json');
  await writeFile(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
  return file;
}
