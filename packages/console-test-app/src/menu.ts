import { intro, isCancel, outro, select } from '@clack/prompts';
import { groups, type Scenario } from './scenario.ts';

/** What is run together, after one choice. */
export interface Batch {
  readonly scenarios: readonly Scenario[];
  readonly leaveNothing: boolean;
}

/** A line of the menu, and where it leads. */
export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  /** Another menu, scenarios to run, or one step back. */
  readonly leadsTo: Menu | Batch | 'back';
}

export interface Menu {
  readonly message: string;
  readonly items: readonly MenuItem[];
}

/** The groups, and in each its scenarios. */
export function menuOf(scenarios: readonly Scenario[]): Menu {
  const items = groups.map((group): MenuItem => {
    const members = scenarios.filter((scenario) => scenario.group === group);
    return { label: group, hint: countOf(members), leadsTo: groupMenu(group, members) };
  });
  return {
    message: 'What would you like to see?',
    items: [
      ...items,
      { label: 'All scenarios', hint: countOf(scenarios), leadsTo: { scenarios, leaveNothing: true } },
      { label: 'Leave', leadsTo: 'back' },
    ],
  };
}

/** Asks the person at the terminal, again after each batch has run, until that person leaves. */
export async function* chooseScenarios(scenarios: readonly Scenario[]): AsyncGenerator<Batch, void, undefined> {
  intro('Partner Center, sample by sample');
  const first = menuOf(scenarios);
  let menu = first;
  for (;;) {
    const choice = await choose(menu);
    if (choice === undefined || (choice === 'back' && menu === first)) break;
    if (choice === 'back') menu = first;
    else if ('items' in choice) menu = choice;
    else yield choice;
  }
  outro('Good-bye');
}

function groupMenu(group: string, members: readonly Scenario[]): Menu {
  return {
    message: group,
    items: [
      ...members.map((scenario) => ({
        label: scenario.name,
        hint: scenario.title,
        leadsTo: { scenarios: [scenario], leaveNothing: false },
      })),
      { label: 'All of these', leadsTo: { scenarios: members, leaveNothing: true } },
      { label: 'Back', leadsTo: 'back' },
    ],
  };
}

/** @returns `undefined` when the person wants out */
async function choose({ message, items }: Menu): Promise<MenuItem['leadsTo'] | undefined> {
  const options = items.map(({ label, hint }, value) => ({ value, label, ...(hint === undefined ? {} : { hint }) }));
  const index = await select<number>({ message, options });
  return isCancel(index) ? undefined : items[index]?.leadsTo;
}

function countOf({ length }: readonly Scenario[]): string {
  return length === 1 ? '1 scenario' : `${length} scenarios`;
}
