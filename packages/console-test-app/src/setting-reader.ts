import { isCancel, password, text } from '@clack/prompts';
import { problemOf, questions, type SettingName, type Settings, SettingsError } from './settings.ts';

/** Where settings are read, and asked for when they are blank. */
export interface SettingReader {
  /**
   * A setting that is needed.
   * @throws SettingsError naming it, when it is blank and nobody can or will tell
   */
  needed(name: SettingName): Promise<string>;
  /** A setting that may be blank. */
  optional(name: SettingName): string | undefined;
}

export interface SettingReaderOptions {
  /** Whether there is a person to ask. */
  readonly interactive: boolean;
  /** What is proposed to that person, but for the secret. */
  readonly suggested: Settings;
}

const secret: SettingName = 'AppAuthentication.ApplicationSecret';

/** Asks for each blank setting once. */
export function createSettingReader(settings: Settings, options: SettingReaderOptions): SettingReader {
  const { interactive, suggested } = options;
  const answers = new Map<SettingName, string>();
  return {
    optional: (name) => settings.get(name),
    async needed(name) {
      const known = settings.get(name) ?? answers.get(name);
      if (known !== undefined) return known;
      const answer = interactive ? await ask(name, suggested) : undefined;
      if (answer === undefined) throw new SettingsError(`The setting ${name} is blank; the scenario needs it`);
      answers.set(name, answer);
      return answer;
    },
  };
}

/** @returns `undefined` when the person gave up */
async function ask(name: SettingName, suggested: Settings): Promise<string | undefined> {
  const message = `${questions[name]} (${name})`;
  const validate = (value = '') => (value.trim() === '' ? 'is needed by the scenario' : problemOf(name, value.trim()));
  const initialValue = suggested.get(name) ?? '';
  const answer = await (name === secret ? password({ message, validate }) : text({ message, initialValue, validate }));
  return isCancel(answer) ? undefined : answer.trim();
}
