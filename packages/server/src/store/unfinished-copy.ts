import { DatabaseNotUsable } from './errors.ts';
import type { Store } from './store.ts';

/** The setting that says how far a copy into a database has come. It goes when the copy is whole. */
export const copyNote = 'unfinished-copy';

/** @throws DatabaseNotUsable when the database holds a part of another one only */
export async function requireFinishedCopy(store: Pick<Store, 'readSetting'>): Promise<void> {
  if ((await store.readSetting(copyNote)) === undefined) return;
  throw new DatabaseNotUsable(
    'A copy into this database was broken off: finish it by the same command, or begin with an empty database.',
  );
}
