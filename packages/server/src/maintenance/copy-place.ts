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
    const target = await openTarget(to);
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
  if (place.kind === 'postgres') return openPostgres(place.address);
  if (!existsSync(databaseIn(place.folder))) throw new DatabaseNotUsable('There is no database in the data folder.');
  return openFolderTransfer(place.folder);
}

async function openTarget(place: Place): Promise<TransferTarget> {
  return place.kind === 'postgres' ? openPostgres(place.address) : openFolderTransfer(place.folder);
}

/** Takes a data folder to read and write all that is in it. */
export function openFolderTransfer(folder: string): TransferTarget {
  const { database, release } = openDataFolder(folder, connection);
  return sqliteTransferTarget(database, release);
}

async function openPostgres(address: string): Promise<TransferTarget> {
  const { openPostgresTransfer } = await import('../store/postgres/inspection.ts');
  return openPostgresTransfer(address);
}
