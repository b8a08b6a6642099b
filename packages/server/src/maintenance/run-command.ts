import { parseArgs } from 'node:util';
import { ConfigError, flagOf, readConfig } from '../config.ts';
import { DatabaseNotUsable, FolderInUse, StoreUnavailable } from '../store/errors.ts';
import { type Command, commands, type ExitCode, type Flags, flags } from './commands.ts';
import { CommandFailed, messageOf, WrongUse } from './failures.ts';
import { configuredPlace, type Place } from './places.ts';

export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the configuration file is looked for. */
  readonly folder: string;
  /** Writes to standard output, where the result goes, and to standard error. */
  readonly say: (text: string) => void;
  readonly tell: (text: string) => void;
}

/** Runs one of the operator's commands. What the operator can mend is told in one line; anything else is thrown. */
export async function runCommand(argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [name = '', ...rest] = argv;
  const { say, tell } = context;
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined)
      throw new WrongUse(`${name} is no command; there are ${Object.keys(commands).join(', ')}`);
    if (rest.includes('--help')) {
      say(commandHelp(name, command));
      return 0;
    }
    const given = readFlags(command, rest);
    const { exitCode, report, lines } = await command.run(
      given,
      () => place(given, context),
      (state) => tell(`${state}\n`),
    );
    say(given.json === true ? `${JSON.stringify(report)}\n` : `${lines.join('\n')}\n`);
    return exitCode;
  } catch (error) {
    tell(`partnerite: ${explain(error)}\n`);
    return error instanceof WrongUse || error instanceof ConfigError ? 2 : 1;
  }
}

function readFlags(command: Command, argv: readonly string[]): Flags {
  const options = Object.fromEntries(command.flags.map((name) => [flagOf(name), { type: flags[name].type }]));
  try {
    const { values } = parseArgs({ args: [...argv], options });
    return Object.fromEntries(command.flags.map((name) => [name, values[flagOf(name)]]));
  } catch (error) {
    throw new WrongUse(messageOf(error).replaceAll('\n', ' '));
  }
}

/** As for the server: a flag beats a variable, a variable beats the file. A folder that is named is meant. */
function place({ data, database }: Flags, { environment, folder }: CommandContext): Place {
  const argv = [
    ...(data === undefined ? [] : ['--data', String(data)]),
    ...(database === undefined ? [] : ['--database', String(database)]),
  ];
  const config = readConfig(argv, environment, folder);
  return configuredPlace(
    data !== undefined && database === undefined ? { data: config.data, database: undefined } : config,
  );
}

function explain(error: unknown): string {
  const expected = [WrongUse, CommandFailed, ConfigError, DatabaseNotUsable, FolderInUse, StoreUnavailable];
  if (expected.some((kind) => error instanceof kind)) return messageOf(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A list of the commands, for the help of the program. */
export function commandList(): string {
  return Object.entries(commands)
    .map(([name, { help }]) => `  ${name.padEnd(34)}${help}\n`)
    .join('');
}

function commandHelp(name: string, { help, flags: known }: Command): string {
  const lines = known.map((flag) => {
    const { type, help } = flags[flag];
    return `  ${`--${flagOf(flag)}${type === 'string' ? ' VALUE' : ''}`.padEnd(34)}${help}\n`;
  });
  return `partnerite-server ${name}: ${help}\n\n${lines.join('')}`;
}
