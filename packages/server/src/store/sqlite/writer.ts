import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './connection.ts';
import { isUnavailable, spoilsConnection } from './faults.ts';
import type { Reply, Request, Task, WriterSettings } from './work.ts';
import { type PerformTask, prepareWrites } from './writes.ts';

/** The writer thread: it alone changes the database, one transaction for each group of tasks. */

const connection = { busyTimeout: 250, pageCache: 32 * 1024 };

interface Writer {
  readonly database: DatabaseSync;
  readonly perform: PerformTask;
}

let writer: Writer | undefined;

function openWriter({ file }: WriterSettings): Writer {
  const database = connect(file, connection);
  try {
    return { database, perform: prepareWrites(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}

function closeWriter(): void {
  const closing = writer;
  writer = undefined;
  closing?.database.close();
}

/** Does the tasks in one transaction; if one of them is bad, each in its own, so that only the bad one fails. */
function doGroup(settings: WriterSettings, tasks: readonly Task[]): Reply[] {
  let replies: Reply[];
  try {
    writer ??= openWriter(settings);
    writer.database.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    return abandon(tasks, cause);
  }
  const { database, perform } = writer;
  try {
    replies = tasks.map((task) => ({ kind: 'done', result: perform(task) }));
  } catch (cause) {
    rollBack(database);
    return isUnavailable(cause) ? abandon(tasks, cause) : separate(settings, tasks, cause);
  }
  try {
    database.exec('COMMIT');
  } catch (cause) {
    rollBack(database);
    return abandon(tasks, cause);
  }
  return replies;
}

function separate(settings: WriterSettings, tasks: readonly Task[], cause: unknown): Reply[] {
  return tasks.length === 1 ? [{ kind: 'refused', cause }] : tasks.flatMap((task) => doGroup(settings, [task]));
}

function abandon(tasks: readonly Task[], cause: unknown): Reply[] {
  if (spoilsConnection(cause)) {
    closeWriter();
  }
  return tasks.map(() => ({ kind: 'unavailable', cause }));
}

/** SQLite ends the transaction by itself after some errors. */
function rollBack(database: DatabaseSync): void {
  try {
    if (database.isTransaction) {
      database.exec('ROLLBACK');
    }
  } catch {
    closeWriter();
  }
}

function serve(port: NonNullable<typeof parentPort>, settings: WriterSettings): void {
  port.on('message', (request: Request) => {
    switch (request.kind) {
      case 'group':
        port.postMessage(doGroup(settings, request.tasks));
        return;
      case 'close':
        closeWriter();
        port.close();
    }
  });
}

if (parentPort !== null) {
  const settings: WriterSettings = workerData;
  serve(parentPort, settings);
}
