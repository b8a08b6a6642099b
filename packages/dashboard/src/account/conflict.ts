import { mergeResources } from '@partnerite/sdk';
import { changedPaths, type Profile, type ProfilePath, profilePaths, textAt, withText } from './profile.ts';

/** What somebody started from, what they made of it, and what somebody else has saved meanwhile. */
export interface Versions {
  readonly base: Profile;
  readonly mine: Profile;
  readonly theirs: Profile;
}

export type Side = 'mine' | 'theirs';

/** Which side was chosen, by path. */
export type Choices = Readonly<Partial<Record<ProfilePath, Side>>>;

/** One text that the two sides do not have the same. */
export interface Difference {
  readonly path: ProfilePath;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** Both sides changed it: a person has to choose. */
  readonly collides: boolean;
}

/** Every text that mine and theirs do not have the same. */
export function differences({ base, mine, theirs }: Versions): readonly Difference[] {
  return changedPaths(theirs, mine).map((path) => {
    const texts = { base: textAt(base, path), mine: textAt(mine, path), theirs: textAt(theirs, path) };
    const collides = ![texts.mine.trim(), texts.theirs].includes(texts.base);
    return { path, ...texts, collides };
  });
}

/** The side that changed a text, where only one did; nothing where both did. */
export function preselected(versions: Versions): Choices {
  const entries = differences(versions)
    .filter(({ collides }) => !collides)
    .map(({ path, base, theirs }): [ProfilePath, Side] => [path, theirs === base ? 'mine' : 'theirs']);
  return Object.fromEntries(entries);
}

/**
 * The choices for a still newer version: what was chosen stays chosen, what is new is preselected; a text of theirs that
 * was chosen and is another one now has to be chosen again.
 */
export function carriedOver(choices: Choices, before: Versions, now: Versions): Choices {
  const fresh = preselected(now);
  const entries = differences(now).flatMap(({ path, theirs }): [ProfilePath, Side][] => {
    const chosen = choices[path];
    const isSame = theirs === textAt(before.theirs, path);
    const side = chosen === 'mine' || (chosen === 'theirs' && isSame) ? chosen : fresh[path];
    return side === undefined ? [] : [[path, side]];
  });
  return Object.fromEntries(entries);
}

/** A conflict under way. */
export interface Conflict {
  readonly versions: Versions;
  readonly choices: Choices;
  /** Somebody saved once more while the person was choosing. */
  readonly again: boolean;
}

/** The conflict with the newest version, with what was chosen in one before it. */
export function nextConflict(before: Conflict | undefined, { base, mine, theirs }: Versions): Conflict {
  const versions = { base, mine, theirs };
  if (before === undefined) return { versions, choices: preselected(versions), again: false };
  return { versions, choices: carriedOver(before.choices, before.versions, versions), again: true };
}

/** Whether each difference has a side. */
export function isDecided(versions: Versions, choices: Choices): boolean {
  return differences(versions).every(({ path }) => choices[path] !== undefined);
}

/**
 * The newest version with what was chosen of mine; where nothing was chosen yet, with mine too, so that nothing typed is
 * lost. What is no text of the form is merged by the SDK.
 */
export function resolved(versions: Versions, choices: Choices): Profile {
  const { base, mine, theirs } = versions;
  const { value } = mergeResources(base, mine, theirs);
  return profilePaths.reduce((whole, path) => {
    const text = textAt(choices[path] === 'theirs' ? theirs : mine, path);
    const isDifferent = text.trim() !== textAt(theirs, path).trim();
    const wanted = isDifferent ? text : textAt(theirs, path);
    return textAt(whole, path) === wanted ? whole : withText(whole, path, wanted);
  }, value);
}

/** Whether all that was changed of the base is in theirs already: an update whose answer was lost, or the same thought twice. */
export function isAlreadyThere({ base, mine, theirs }: Versions): boolean {
  return changedPaths(base, mine).every((path) => textAt(mine, path).trim() === textAt(theirs, path).trim());
}
