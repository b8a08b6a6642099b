import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestServer } from '../running-server.ts';

/** The names of the events that the service has written for its partners, oldest first: no interface shows them yet. */
export function writtenEvents({ folder }: Pick<TestServer, 'folder'>): readonly string[] {
  const database = new DatabaseSync(join(folder, 'partnerite.db'), { readOnly: true });
  try {
    const rows = database.prepare('SELECT name FROM outgoing_events ORDER BY at, id').all();
    return rows.map(({ name }) => String(name));
  } finally {
    database.close();
  }
}
