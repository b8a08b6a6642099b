import { randomFillSync } from 'node:crypto';
import pino from 'pino';
import { ConfigError, flagOf, options, readConfig, variableOf } from './config.ts';
import { DemoRefused } from './demo/demo-world.ts';
import { messageOf } from './maintenance/failures.ts';
import type { Random } from './operation.ts';
import { readyMessage } from './ready-message.ts';
import { type RunningServer, startServer } from './start.ts';
import { DatabaseNotUsable, FolderInUse, StoreUnavailable } from './store/errors.ts';

/** How much randomness is fetched at once, in bytes. */
const randomBlock = 4096;
/** Log lines are written in blocks, at least this often, in milliseconds. */
const logFlushInterval = 250;

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv[0] !== undefined && !argv[0].startsWith('-')) {
    const { runCommand } = await import('./maintenance/run-command.ts');
    process.exitCode = await runCommand(argv, {
      environment: process.env,
      folder: process.cwd(),
      say: (text) => process.stdout.write(text),
      tell: (text) => process.stderr.write(text),
    });
    return;
  }
  if (argv.includes('--help')) {
    process.stdout.write(await help());
    return;
  }
  const config = readConfig(argv, process.env, process.cwd());
  const destination = pino.destination({ dest: 1, sync: false, minLength: 4096 });
  // Who reads the output may leave; the service goes on without.
  destination.on('error', () => {});
  process.stdout.on('error', () => {});
  setInterval(() => destination.flush(), logFlushInterval).unref();
  const log = pino({ level: config.logLevel, base: null }, destination);
  const server = await startServer({ config, clock: Date.now, random: secureRandom(), log });
  stopOnSignals(server, () => destination.flushSync());
  process.stdout.write(readyMessage(config, server));
}

/** Randomness from the system, fetched in blocks, for most uses take a few bytes. */
function secureRandom(): Random {
  let block = new Uint8Array(0);
  let used = 0;
  return {
    bytes(count) {
      if (used + count > block.length) {
        // A new block each time: parts of the last one are in use.
        block = randomFillSync(new Uint8Array(Math.max(count, randomBlock)));
        used = 0;
      }
      used += count;
      return block.subarray(used - count, used);
    },
  };
}

function stopOnSignals(server: RunningServer, flushLog: () => void): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close().then(
      () => {
        flushLog();
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function help(): Promise<string> {
  const { commandList } = await import('./maintenance/run-command.ts');
  const lines = Object.entries(options).map(([name, { kind, fallback, help }]) => {
    const flag = kind === 'switch' ? `--${flagOf(name)}` : `--${flagOf(name)} ${kind === 'integer' ? 'N' : 'VALUE'}`;
    const standard = kind === 'switch' || fallback === undefined ? '' : ` (${fallback})`;
    return `  ${flag.padEnd(34)}${help}${standard}\n${' '.repeat(36)}${variableOf(name)}\n`;
  });
  const usage = 'partnerite-server [flags] serves; partnerite-server COMMAND [flags] does something else:';
  return `Partnerite: a self-hosted Partner Center customer service\n\n${usage}\n${commandList()}\n${lines.join('')}`;
}

/** What the operator can mend is said in one line; anything else is a fault of ours and shows where it happened. */
function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const expected = [ConfigError, DemoRefused, FolderInUse, DatabaseNotUsable, StoreUnavailable].some(
    (kind) => error instanceof kind,
  );
  if (expected) return messageOf(error);
  if (code === 'EADDRINUSE')
    return 'the port is already in use: choose another with --port, or --port 0 for a free one';
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES') return `cannot listen there: ${message}`;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`partnerite: ${explain(error)}\n`);
  process.exit(1);
});
