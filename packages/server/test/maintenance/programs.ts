import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program that has said that it is ready. */
export interface Program {
  readonly said: string;
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>;
}

/** Starts one of the programs of this folder and waits for its word. */
export async function startProgram(name: string, argument: string): Promise<Program> {
  const path = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, argument], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data');
  return {
    said,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
