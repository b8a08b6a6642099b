import { groups, type Scenario } from './scenario.ts';

export function helpText(): string {
  return `Sample scenarios for @partnerite/sdk, against a running service

  npm run samples                            choose from a menu
  npm run samples -- NAME...                 run these, in this order
  npm run samples -- --all                   run all of them

  -a, --all              run every scenario; what they create, they delete
  -l, --list             list the scenarios by group
  -e, --endpoint URL     the service, and the authority that issues its tokens
  -s, --settings FILE    settings; sections that it leaves out keep their defaults
      --allow-insecure   let tokens travel over plain http to another machine
  -h, --help             show this

The exit code is 0 if all went well, 1 if a scenario failed, 2 if nothing could be run.
`;
}

/** The scenarios by group, those that need a signed-in user marked. */
export function listText(scenarios: readonly Scenario[]): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  const sections = groups.map((group) => {
    const rows = scenarios.filter((scenario) => scenario.group === group).map((scenario) => rowOf(scenario, width));
    return [group, ...rows, ''].join('\n');
  });
  return `${sections.join('\n')}`;
}

function rowOf({ name, title, credentials }: Scenario, width: number): string {
  return `  ${name.padEnd(width)}  ${title}${credentials === 'app' ? '' : ' (signs in a user)'}`;
}
