import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a child may take until it is ready, and to end once it was told to, in milliseconds. */
export const startTime = 120_000;
const stopTime = 5_000;
const pollInterval = 50;

export interface Child<Ready> {
  readonly ready: Ready;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Runs a program of Node until it writes its first line, and throws away what it writes later.
 * @throws Error with the program's last words when it ends before, or is not ready in time
 */
export function startSpeaking(args: readonly string[], patience = startTime): Promise<Child<string>> {
  return start(args, firstLine, patience);
}

/** Runs a program of Node, which says nothing useful, until it answers under the address. Throws like `startSpeaking`. */
export function startListening(args: readonly string[], url: string): Promise<Child<string>> {
  return start(args, async (child) => {
    child.stdout?.resume();
    while (!hasEnded(child)) {
      const answered = await fetch(url).then(
        (response) => response.arrayBuffer(),
        () => undefined,
      );
      if (answered !== undefined) return url;
      await delay(pollInterval);
    }
    throw new Error('it ended');
  });
}

async function start<Ready>(
  args: readonly string[],
  isReady: (child: ChildProcess) => Promise<Ready>,
  patience = startTime,
): Promise<Child<Ready>> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  // However the bench ends, nothing of it stays.
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  child.once('exit', () => process.off('exit', killNow));
  let lastWords = '';
  child.stderr.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk).slice(-2_000);
  });
  const late = setTimeout(() => child.kill('SIGKILL'), patience);
  try {
    return { ready: await isReady(child), pid: child.pid ?? 0, stop: () => stopChild(child) };
  } catch (cause) {
    await stopChild(child);
    throw new Error(`${basename(args[0] ?? '')} did not start${lastWords === '' ? ' in time' : `: ${lastWords}`}`, {
      cause,
    });
  } finally {
    clearTimeout(late);
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('its output cannot be read');
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    lines.close();
    // A full pipe would hold the program up.
    stdout.resume();
    return line;
  }
  throw new Error('it ended');
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Asks the child to end and makes it end if it does not. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timeout = setTimeout(() => child.kill('SIGKILL'), stopTime);
  await ended;
  clearTimeout(timeout);
}

/** For programs that cannot pick a free port by themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
