import { parseCommandLine, type RunCommand, UsageError } from './command-line.ts';
import { createConsole } from './console.ts';
import { helpText, listText } from './help.ts';
import { chooseScenarios } from './menu.ts';
import { createPartners } from './partners.ts';
import { type RunOptions, runScenarios } from './run-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { createSettingReader } from './setting-reader.ts';
import { defaultSettingsFile, readSettings, SettingsError, withEndpoint } from './settings.ts';

const exitCodes = { success: 0, scenarioFailed: 1, cannotStart: 2 } as const;

/** Where the app reads and writes: the process, or something like it. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** @returns the exit code: 0, 1 when a scenario failed, 2 when nothing could be run */
export async function app(argv: readonly string[], streams: Streams): Promise<number> {
  const { stdout, stderr } = streams;
  try {
    const command = parseCommandLine(argv, scenarios);
    if (command.kind === 'help') stdout.write(helpText());
    if (command.kind === 'list') stdout.write(listText(scenarios));
    return command.kind === 'run' ? await run(command, streams) : exitCodes.success;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingsError)) throw error;
    stderr.write(`${error.message}\n`);
    return exitCodes.cannotStart;
  }
}

async function run(command: RunCommand, { stdin, stdout, stderr }: Streams): Promise<number> {
  const { chosen, all, settingsFile, endpoint } = command;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  if (chosen.length === 0 && !interactive) {
    throw new UsageError('Name a scenario, or give --all; --list shows what there is. The menu needs a terminal.');
  }
  const read = await readSettings(settingsFile);
  for (const warning of read.warnings) stderr.write(`${warning}\n`);
  const settings = endpoint === undefined ? read.settings : withEndpoint(read.settings, endpoint);
  const { settings: suggested } = settingsFile === undefined ? read : await readSettings(defaultSettingsFile);
  const setting = createSettingReader(settings, { interactive, suggested });
  const console = createConsole(stdout);
  const partners = createPartners(setting, console, command.allowInsecure);
  const options: RunOptions = { console, partners, setting, clock: () => performance.now() };

  const batches = chosen.length > 0 ? [{ scenarios: chosen, leaveNothing: all }] : chooseScenarios(scenarios);
  let failed = false;
  for await (const batch of batches) {
    if (!(await succeed(batch.scenarios, { ...options, leaveNothing: batch.leaveNothing }))) failed = true;
  }
  return failed ? exitCodes.scenarioFailed : exitCodes.success;
}

async function succeed(chosen: readonly Scenario[], options: RunOptions): Promise<boolean> {
  const outcomes = await runScenarios(chosen, options);
  options.console.summary(outcomes);
  return outcomes.every(({ error }) => error === undefined);
}
