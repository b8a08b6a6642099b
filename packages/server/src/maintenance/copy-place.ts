import { existsSync } from 'node:fs';
import { DatabaseNotUsable } from '../store/errors.ts';
import { databaseIn, openDataFolder } from '../store/sqlite/data-folder.ts';
import { sqliteTransferTarget } from '../store/sqlite/transfer.ts';
import type { TransferSource, TransferTarget } from '../store/transfer.ts';
import { type CopyReport, copyStore } from './copy.ts';
import type { OnProgress } from './copy-database.ts';
import { WrongUse } from './failures.ts';
import { nameOf, type Place } from './places.ts';

/** Rows come and go in great numbers. */
const connection = { busyTimeout: 5_000, pageCache: 128 * 1024 };

/**
 * Copies everything from one store to another.
 * @throws WrongUse, CommandFailed, FolderInUse when a server has one of the folders, DatabaseNotUsable, StoreUnavailable
 */
export async function copyPlace(from: Place, to: Place, onProgress: OnProgress): Promise<CopyReport> {
  if (nameOf(from) === nameOf(to)) throw new WrongUse('--from and --to are the same');
  const source = await openSource(from);
  try {
    const target = await openTransfer(to);
    try {
      return await copyStore(
        { name: nameOf(from), database: source },
        { name: nameOf(to), database: target },
        onProgress,
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Its schema is brought up to date, and nobody else has the folder. */
async function openSource(place: Place): Promise<TransferSource> {
  if (place.kind === 'folder' && !existsSync(databaseIn(place.folder))) {
    throw new DatabaseNotUsable('There is no database in the data folder.');
  }
  return openTransfer(place);
}

/** Takes a store to read and write all that is in it; of a data folder nobody else has it meanwhile. */
export async function openTransfer(place: Place): Promise<TransferTarget> {
  if (place.kind === 'postgres') {
    // Who has no such database need not load its driver.
    const { openPostgresTransfer } = await import('../store/postgres/inspection.ts');
    return openPostgresTransfer(place.address);
  }
  const { database, release } = openDataFolder(place.folder, connection);
  return sqliteTransferTarget(database, release);
}
