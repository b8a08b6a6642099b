import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';

/** Opens the store in the folder given, says so, and holds it until it is killed. */
const [, , folder = ''] = process.argv;
await openSqliteStore({ folder });
process.stdout.write('open\n');
setInterval(() => {}, 60_000);
