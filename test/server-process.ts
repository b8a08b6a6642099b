import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { AnswerProblems } from '../packages/server/test/documented-answers.ts';
import { removeDatabaseOf, storeFlags } from '../packages/server/test/test-database.ts';

const sourceProgram = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url));
/** What `npm start` runs: made at install, or by `npm run build`. */
export const builtProgram = fileURLToPath(new URL('../packages/server/dist/main.js', import.meta.url));

/** How a process ended: its exit code, or the signal that ended it. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ServerProcess {
  /** Origin that the ready message names. */
  readonly url: string;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Sends SIGTERM. */
  stop(): Promise<Ended>;
  /** Sends SIGKILL. */
  kill(): Promise<Ended>;
  /** Standard output so far. */
  output(): string;
}

/** A data folder of its own, or a database that stands for it, and the servers that run on it. */
export interface Installation {
  /** Removed by `dispose`, with all that is in it. */
  readonly folder: string;
  /**
   * Starts the service on a free port, and resolves when it says that it is ready.
   * @throws Error with its last words, when it ends instead
   */
  start(flags?: readonly string[]): Promise<ServerProcess>;
  /** Starts the service with exactly these flags, for a start that must fail. */
  run(flags: readonly string[]): Promise<Ended>;
  /**
   * Kills every server that still runs and removes the folder.
   * @throws AssertionError when one of them gave an answer that is not as documented
   */
  dispose(): Promise<void>;
}

/** Makes an empty folder for the service; the tests of one file share it only where they say so. */
export async function createInstallation(program = sourceProgram): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-system-'));
  const data = join(folder, 'data');
  // Beside the folder, which some tests fill up or close.
  const answers = `${folder}.answers`;
  const running = new Set<Launched>();
  const killAll = () => {
    for (const { child } of running) child.kill('SIGKILL');
  };
  process.once('exit', killAll);

  const launch = (flags: readonly string[]): Launched => {
    const launched = spawnServer(program, flags, { folder, answers });
    running.add(launched);
    launched.ended.finally(() => running.delete(launched));
    return launched;
  };
  return {
    folder,
    start: (flags = ['--json']) => whenReady(launch(['--port', '0', ...storeFlags(data), ...flags])),
    run: (flags) => launch(flags).ended,
    async dispose() {
      process.off('exit', killAll);
      killAll();
      await Promise.all([...running].map(({ ended }) => ended));
      await removeDatabaseOf(data);
      const problems = await problemsOf(answers);
      for (const made of [folder, answers]) await rm(made, { recursive: true, force: true });
      problems.assertNone();
    },
  };
}

/** What was wrong with the answers that the servers have told of. A kill may have cut the last one. */
async function problemsOf(file: string): Promise<AnswerProblems> {
  const problems = new AnswerProblems();
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  for (const line of lines) if (line.endsWith('}')) problems.note(JSON.parse(line));
  return problems;
}

interface Places {
  readonly folder: string;
  /** File that takes every answer. */
  readonly answers: string;
}

interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  output(): string;
}

/** Runs in the installation's folder and without the caller's settings, so that neither file nor variable leaks in. */
function spawnServer(program: string, flags: readonly string[], { folder, answers }: Places): Launched {
  const settings = Object.entries(process.env).filter(([name]) => !/^(?:PARTNERITE_|NODE_)/.test(name));
  // Starting again from compiled code saves most of the start; nothing else changes.
  const env = { ...Object.fromEntries(settings), NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const watch = new URL(`tell-answers.ts?file=${encodeURIComponent(answers)}`, import.meta.url);
  const args = ['--import', watch.href, program, ...flags];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.stderr += chunk;
  });
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, signal: child.signalCode, ...text }));
  return { child, ended, output: () => text.stdout };
}

/** The service says that it is ready in one write: a line of JSON, or a text that begins with its address. */
function readyUrl(stdout: string): string | undefined {
  return /^(?:\{"event":"ready","url":"|Partnerite is ready at )([^"\s]+)"?\}?\n/.exec(stdout)?.[1];
}

async function whenReady({ child, ended, output }: Launched): Promise<ServerProcess> {
  const { pid } = child;
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const ready = readyUrl(output());
      if (ready !== undefined) resolve(ready);
    });
    ended.then(({ stdout, stderr }) => reject(new Error(`the server ended before it was ready: ${stderr}${stdout}`)));
  });
  if (pid === undefined) throw new Error('a server that answers has a process id');
  const signalled = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  return { url, pid, ended, output, stop: () => signalled('SIGTERM'), kill: () => signalled('SIGKILL') };
}

const resource = 'https://api.partnercenter.microsoft.com';
const publicApp = 'c47e0b5d-1f92-4a38-b6d0-9e3a7f2c5d03';

/** A token of demo partner A's application alone. */
export function appToken({ url }: Pick<ServerProcess, 'url'>): Promise<string> {
  const { app, secret } = demoCredentials;
  return requestToken(url, { grant_type: 'client_credentials', client_id: app, client_secret: secret });
}

/** A token of demo partner A's application together with its user. */
export function userToken({ url }: Pick<ServerProcess, 'url'>): Promise<string> {
  const { user, password } = demoCredentials;
  return requestToken(url, { grant_type: 'password', client_id: publicApp, username: user, password });
}

async function requestToken(url: string, form: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ ...form, resource });
  const response = await fetch(`${url}/${demoCredentials.tenant}/oauth2/token`, { method: 'POST', body });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer) return String(answer.access_token);
  throw new Error(`no token: ${JSON.stringify(answer)}`);
}
