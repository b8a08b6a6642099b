import type { Scenario, Setting } from './scenarios/setting.ts';

/**
 * Runs one scenario in a process of its own, because Node reads `NODE_EXTRA_CA_CERTS` only when it starts.
 * Arguments: module, scenario. The setting comes as JSON on standard input; the outcome goes as JSON to standard output.
 */
const [, , module = '', name = ''] = process.argv;
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
const setting = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Setting;
const scenarios = (await import(`./scenarios/${module}.ts`)) as Readonly<Record<string, Scenario>>;
const scenario = scenarios[name];
if (scenario === undefined) throw new Error(`there is no scenario ${name} in ${module}`);
process.stdout.write(JSON.stringify(await scenario(setting)));
