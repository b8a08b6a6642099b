import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** A copy of the database that a server has in use, so that another side starts from the same data. Returns its file. */
export async function copyDatabase(data: string, copy: string): Promise<string> {
  const source = new DatabaseSync(join(data, 'partnerite.db'), { readOnly: true });
  await backup(source, copy);
  source.close();
  return copy;
}

/** Likewise, as a data folder. */
export async function copyFolder(data: string, folder: string): Promise<string> {
  await mkdir(folder, { mode: 0o700 });
  await copyDatabase(data, join(folder, 'partnerite.db'));
  return folder;
}
