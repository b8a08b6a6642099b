import { runCommand } from '../../src/maintenance/run-command.ts';

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the operator's, without settings of its surroundings. */
export function run(...argv: readonly string[]): Promise<Ended> {
  return runWith({}, ...argv);
}

/** Likewise, with these variables of the environment. */
export async function runWith(
  environment: Readonly<Record<string, string>>,
  ...argv: readonly string[]
): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand(argv, {
    environment,
    folder: '/nowhere',
    say: (text) => out.push(text),
    tell: (text) => err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** What a command reports to a program. */
export async function report(...argv: readonly string[]) {
  const { out } = await run(...argv, '--json');
  return JSON.parse(out);
}
