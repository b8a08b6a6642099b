import { DatabaseSync } from 'node:sqlite';

/** Takes the database file given for itself, as a tool of somebody else's would, until it is killed. */
const [, , file = ''] = process.argv;
new DatabaseSync(file).exec('BEGIN EXCLUSIVE');
process.stdout.write('held');
setInterval(() => {}, 60_000);
