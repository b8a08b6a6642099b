import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { fill } from '../filled-store.ts';

/** Fills the store in the folder given, says whom it holds, and keeps it open until it is killed. */
const [, , folder = ''] = process.argv;
const filled = await fill(await openSqliteStore({ folder }), 50);
process.stdout.write(JSON.stringify(filled));
setInterval(() => {}, 60_000);
