/** Where drafts are kept: of this tab, until it is closed or the person signs out. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One form of one person. */
export interface DraftKey {
  /** Whose it is: nobody else who signs in here gets to see it. */
  readonly person: string;
  /** The form and what it is about, e.g. `billing/4d3cf487-…`. */
  readonly form: string;
}

/** Drafts of another form are not understood: raised when what is kept changes its shape. */
const version = 1;

/** What was kept last, or `undefined`. */
export function readDraft<T>(storage: DraftStorage, key: DraftKey): T | undefined {
  const text = storage.getItem(nameOf(key));
  if (text === null) return undefined;
  try {
    const kept: { readonly version?: unknown; readonly draft?: T } | null = JSON.parse(text);
    return kept?.version === version ? kept.draft : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was typed. A storage that is full keeps what it has: the page still holds it all. */
export function keepDraft<T>(storage: DraftStorage, key: DraftKey, draft: T): void {
  try {
    storage.setItem(nameOf(key), JSON.stringify({ version, draft }));
  } catch {
    // Nothing is lost unless the page is reloaded.
  }
}

export function discardDraft(storage: DraftStorage, key: DraftKey): void {
  storage.removeItem(nameOf(key));
}

function nameOf({ person, form }: DraftKey): string {
  return `partnerite.draft.${JSON.stringify([person, form])}`;
}
