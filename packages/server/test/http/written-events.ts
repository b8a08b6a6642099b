import type { TestServer } from '../running-server.ts';
import { readStored } from '../test-database.ts';

/** The names of the events that the service has written for its partners, oldest first: no interface shows them yet. */
export async function writtenEvents({ folder }: Pick<TestServer, 'folder'>): Promise<readonly string[]> {
  const [rows = []] = await readStored(folder, ['SELECT name FROM outgoing_events ORDER BY at, id']);
  return rows.map(({ name }) => String(name));
}
